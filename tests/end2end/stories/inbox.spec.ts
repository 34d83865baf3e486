// A parent asks in Spanish at the kiosk, a teacher without an account refers a student; the slips come to the office in a
// file, are answered and filed, and the answer goes out so that only its reader opens it.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { bringSlips, makePack, nameReaders } from "../families";
import { accessible, expect, picture, test } from "../fixtures";
import { share, takeIn } from "../people";
import { twoCounselors } from "../students";
import { answer, collected, json, newCode, unpack } from "../slips";

const ASKED = "¿Puede venir mi hermana a la reunión del jueves?";
const ANSWER = "Sí, con gusto. La esperamos a las seis.";
const SEEN = "Has been alone at every break this week.";

/** Makes the pack, and gives what is in it too. */
async function unpacked(page: Page) {
  const file = await makePack(page);
  return { ...file, parts: unpack(await readFile(file.path)) };
}

test("a parent's question and a teacher's referral come in sealed, are answered and filed", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  const first = await unpacked(counselor);
  const parent = newCode();
  const contact = { name: "Rosa", language: "es", way: "call", address: "555-0142", safe: "solo por la mañana" };
  const writer = { name: "Ben Sample", role: "Teacher" };
  const notes = [
    { note: { kind: "question", text: ASKED, contact }, replyTo: parent.recipient, language: "es" },
    {
      note: { kind: "referral", writer, student: "Noah", class: "9", concern: "social_emotional", text: SEEN, tried: "A seat with friends.", soon: true },
      replyTo: newCode().recipient,
    },
  ];
  const slips = path.join(path.dirname(first.path), "kiosk.throughline-slips");
  await writeFile(slips, collected(first.parts, notes));

  // What is no file of slips is said, and changes nothing.
  const noise = path.join(path.dirname(first.path), "noise.throughline-slips");
  await writeFile(noise, "no slips");
  await bringSlips(counselor, noise);
  await expect(counselor.getByText("This file is cut off or damaged")).toBeVisible();
  await expect(counselor.getByText("Nothing has come in yet")).toBeVisible();

  await bringSlips(counselor, slips);
  await expect(counselor.getByText("2 new slips")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "inbox");
  await bringSlips(counselor, slips);
  await expect(counselor.getByText("2 were here already.")).toBeVisible();

  // The question is read where it was written, sorted, and answered in its language.
  await counselor.getByRole("link", { name: ASKED }).click();
  await expect(counselor.getByText("Answer by phone: 555-0142")).toBeVisible();
  await expect(counselor.getByText("To be safe: solo por la mañana")).toBeVisible();
  await counselor.getByLabel("Theme").selectOption({ label: "Talking with each other" });
  await expect(counselor.getByText("In hand")).toBeVisible();
  await expect(counselor.getByLabel("In which language?")).toHaveValue("es");
  await counselor.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(counselor.getByText("Write an answer.").first()).toBeVisible();
  await counselor.getByLabel("Your answer").fill(ANSWER);
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(counselor.getByText("Goes out with the next pack", { exact: true })).toBeVisible();
  await expect(counselor.getByText("Answered", { exact: true })).toBeVisible();
  await picture(counselor, "inbox-slip");

  // All families are told what came of it, in the school's words.
  await counselor.getByRole("button", { name: "Write it" }).click();
  const voice = counselor.getByRole("dialog", { name: "You asked, we did" });
  await voice.getByLabel("What families asked").fill("May relatives come to meetings?");
  await voice.getByLabel("What the school did, or answers").fill("Yes. Whoever helps raise the child is welcome.");
  await accessible(counselor);
  await voice.getByRole("button", { name: "Save" }).click();
  await expect(voice).toBeHidden();

  // The referral is filed when its writer was asked.
  await counselor.goto("#/inbox");
  await counselor.getByRole("link", { name: SEEN }).click();
  await expect(counselor.getByText("Anyone can write a name")).toBeVisible();
  await counselor.getByRole("button", { name: "Confirm and file" }).click();
  const filing = counselor.getByRole("dialog", { name: "Into the student’s file" });
  await expect(filing.getByText("The slip says: Ben Sample")).toBeVisible();
  await filing.getByRole("button", { name: "File it" }).click();
  for (const words of ["Ask the person first, then tick this.", "Choose the student."])
    await expect(filing.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  await expect(filing.getByLabel("Who wrote it").locator("option:checked")).toHaveText("Ben Sample");
  await filing.getByLabel("I asked, and they wrote it").check();
  await filing.getByLabel("Student", { exact: true }).selectOption({ index: 1 });
  await accessible(counselor);
  await filing.getByRole("button", { name: "File it" }).click();
  await expect(counselor.getByText(/^Filed for .*Noah/)).toBeVisible();
  await counselor.getByRole("link", { name: "To the referral" }).click();
  await expect(counselor.getByText(SEEN)).toBeVisible();

  // The next pack tells that the slips are here, and carries the answer for whoever holds the code.
  const second = await unpacked(counselor);
  const manifest = json(second.parts, "manifest.json");
  expect(manifest.receipts).toHaveLength(2);
  expect(manifest.sequence).toBeGreaterThan(json(first.parts, "manifest.json").sequence);
  expect(answer(second.parts, parent)?.text).toBe(ANSWER);
  expect(answer(second.parts, newCode())).toBeUndefined();
  const told: { asked: Record<string, string> }[] = Object.values(json(second.parts, "content.json").answered);
  expect(told.map((it) => it.asked)).toEqual([{ en: "May relatives come to meetings?" }]);
  const all = (await readFile(second.path)).toString("utf8");
  for (const secret of [ASKED, ANSWER, SEEN, "Rosa", "Noah"]) expect(all).not.toContain(secret);

  // The other reader gets the slips with the next share.
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await colleague.goto("#/inbox");
  await colleague.getByRole("button", { name: /^All/ }).click();
  await colleague.getByRole("link", { name: ASKED }).click();
  await expect(colleague.getByText(ANSWER)).toBeVisible();
});
