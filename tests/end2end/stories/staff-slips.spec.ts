// What staff without an account write at the kiosk, besides referrals: that they have read the accommodations, and what to
// talk about. It is confirmed with them, filed where colleagues look, and the count of what waits goes down with it.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { bringSlips, makePack, nameReaders } from "../families";
import { accessible, expect, picture, test } from "../fixtures";
import { collected, newCode, unpack } from "../slips";
import { findStudent, importRoster, joinTeam, twoCounselors, user } from "../students";

const READ = "I have the list. Does it hold for the field trip too?";
const NOBODYS = "Read the page about her.";
const TOPIC = "How long the break is on rainy days";
const writer = { name: "Ben Sample", role: "Teacher" };

/** The link to the slips, with how many wait. */
const link = (page: Page) => page.getByRole("navigation").getByRole("link", { name: /^Suggestions/ });

/** Arranges something for the student whose page is open. */
async function arrange(page: Page, what: string) {
  await page.getByRole("button", { name: "Add an accommodation" }).click();
  const form = page.getByRole("dialog", { name: "Add an accommodation" });
  await form.getByLabel("What is arranged?").fill(what);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();
}

/** Opens the form that files the slip of these words. */
async function filing(page: Page, words: string, button: string, dialog: string): Promise<Locator> {
  await page.goto("#/inbox");
  await page.getByRole("link", { name: words }).click();
  await page.getByRole("button", { name: button }).click();
  return page.getByRole("dialog", { name: dialog });
}

test("a teacher without an account has read the accommodations, and proposes something to talk about", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await joinTeam(counselor, "Ben Sample");
  await arrange(counselor, "Half as much time again in tests");
  await arrange(counselor, "A seat near the door");
  // Noah is no longer on the roster.
  await importRoster(counselor, [user("s1", "Lucía", "Álvarez", "11"), user("s3", "Mia", "Duong", "12")]);
  await nameReaders(counselor);
  await expect(link(counselor)).toHaveText("Suggestions");

  const pack = await makePack(counselor);
  const of = (student: string, text: string) => ({
    note: { kind: "acknowledgement", writer, student, class: "", text },
    replyTo: newCode().recipient,
  });
  const agenda = { note: { kind: "agenda_item", writer, meeting: "Grade 9 team", text: TOPIC }, replyTo: newCode().recipient };
  const slips = path.join(path.dirname(pack.path), "kiosk.throughline-slips");
  await writeFile(slips, collected(unpack(await readFile(pack.path)), [of("Lucia", READ), of("Mia", NOBODYS), agenda]));
  await bringSlips(counselor, slips);
  await expect(counselor.getByText("3 new slips")).toBeVisible();
  await expect(link(counselor)).toContainText("3 waiting");
  await counselor.goto("#/");
  await expect(counselor.getByRole("link", { name: "3 slips wait to be read" })).toBeVisible();

  // Whoever is not meant, is said; what was not read, is not acknowledged.
  let form = await filing(counselor, READ, "Confirm and file", "Into the student’s file");
  await form.getByRole("button", { name: "File it" }).click();
  for (const words of ["Ask the person first, then tick this.", "Choose the student."])
    await expect(form.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  await form.getByLabel("Student", { exact: true }).selectOption({ index: 1 });
  await form.getByLabel("Who wrote it").selectOption({ label: "Ada Example" });
  await expect(form.getByText("Ada Example neither teaches Lucía Álvarez nor is on the team")).toBeVisible();
  await form.getByLabel("Who wrote it").selectOption({ label: "Ben Sample" });
  await expect(form.getByText(/neither teaches/)).toBeHidden();
  await form.getByLabel("I asked, and they wrote it").check();
  for (const what of ["Half as much time again in tests", "A seat near the door"]) {
    await expect(form.getByLabel(what)).toBeChecked();
    await form.getByLabel(what).uncheck();
  }
  await form.getByRole("button", { name: "File it" }).click();
  await expect(form.getByRole("alert").getByRole("link", { name: "Tick at least one that they have read." })).toBeVisible();
  await form.getByLabel("Half as much time again in tests").check();
  await accessible(counselor);
  await picture(counselor, "inbox-acknowledgement");
  await form.getByRole("button", { name: "File it" }).click();
  await expect(counselor.getByText("Filed for Lucía Álvarez")).toBeVisible();
  await expect(link(counselor)).toContainText("2 waiting");
  await counselor.getByRole("link", { name: "To the student" }).click();
  const card = counselor.getByRole("region", { name: "Accommodations" });
  const read = card.getByRole("listitem").filter({ hasText: "Half as much time" });
  await expect(read.getByText(/^Ben Sample has read it, by a slip that Ada Example filed on /)).toBeVisible();
  await expect(read.getByText("Read by everyone")).toBeVisible();
  await expect(card.getByText("Not read yet by: Ben Sample")).toHaveCount(1);
  await accessible(counselor);
  await picture(counselor, "accommodation-by-slip");

  // Nothing is arranged for Mia, and Noah has left.
  form = await filing(counselor, NOBODYS, "Confirm and file", "Into the student’s file");
  await form.getByLabel("I asked, and they wrote it").check();
  await form.getByLabel("Student", { exact: true }).selectOption({ index: 1 });
  await expect(form.getByText(/^Nothing is arranged for Mia Duong now/)).toBeVisible();
  await form.getByRole("button", { name: "File it" }).click();
  await expect(form.getByRole("alert").getByRole("link", { name: /^Nothing is arranged for Mia Duong now/ })).toBeVisible();
  await form.getByLabel("Find the student").fill("noah");
  await form.getByLabel("Student", { exact: true }).selectOption({ index: 1 });
  await expect(form.getByText("Noah O'Brien has left the school. File it only if it still belongs in their file.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "inbox-has-left");
  await form.getByRole("button", { name: "Cancel" }).click();

  // What to talk about becomes a consultation, under the name of who proposed it.
  form = await filing(counselor, TOPIC, "Confirm and open", "Talk about it with colleagues");
  await expect(counselor.getByText("Grade 9 team", { exact: true })).toBeVisible();
  await form.getByRole("button", { name: "Open the consultation" }).click();
  await expect(form.getByRole("alert").getByRole("link", { name: "Choose at least one colleague." })).toBeVisible();
  await form.getByLabel("I asked, and they wrote it").check();
  await form.getByLabel(/^Ben Sample/).check();
  await expect(form.getByLabel("In a line")).toHaveValue(TOPIC);
  await accessible(counselor);
  await picture(counselor, "inbox-agenda-item");
  await form.getByRole("button", { name: "Open the consultation" }).click();
  await expect(counselor.getByText("A consultation talks about it")).toBeVisible();
  await counselor.getByRole("link", { name: "To the consultation" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: TOPIC })).toBeVisible();
  await expect(counselor.getByText("Proposed by Ben Sample for the meeting “Grade 9 team”, written on a slip.")).toBeVisible();

  // What is left is closed; nothing waits then. Who has no Inbox is told of nothing.
  await expect(link(counselor)).toContainText("1 waiting");
  await counselor.goto("#/inbox");
  await counselor.getByRole("link", { name: NOBODYS }).click();
  await counselor.getByText("Close without an answer here").click();
  await counselor.getByRole("button", { name: "Answered in person, by phone or letter" }).click();
  await expect(link(counselor)).toHaveText("Suggestions");
  await expect(link(colleague)).toHaveText("Suggestions");
});
