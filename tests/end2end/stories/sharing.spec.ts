// Files go out: to several people at once with a student left out, under a passphrase, and to one's own second device.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { bringFile, confirm, expectToday, invite, join, PASSPHRASE, saved, takeIn, toOpenFile } from "../people";
import { counselorWith, findStudent, observe, twoCounselors, writeStrengths } from "../students";

const STUDENTS = ["Álvarez, Lucía", "O'Brien, Noah"];

/** Makes the files that the page is ready to make. */
async function make(page: Page, count: number) {
  await page.getByRole("button", { name: "Make the file" }).click();
  await expect(page.getByRole("button", { name: "Download it again" })).toHaveCount(count, { timeout: 60_000 });
}

/** Downloads the file for a person that was just made. */
async function again(page: Page, name: string) {
  const made = page.getByRole("status").filter({ hasText: `The file for ${name} is ready` });
  const download = page.waitForEvent("download");
  await made.getByRole("button", { name: "Download it again" }).click();
  return saved(await download);
}

test("several people each get a file of their own, and nothing about a student who was left out", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, await invite(counselor, "Cleo Third", "Teacher")));
  for (const [typed, name] of [
    ["lucia", STUDENTS[0]],
    ["noah", STUDENTS[1]],
  ]) {
    await findStudent(counselor, typed, name);
    await writeStrengths(counselor, `Strong: ${typed}`);
  }

  await counselor.goto("#/share");
  await counselor.getByRole("link", { name: "Send to several people" }).click();
  await accessible(counselor);
  await counselor.getByRole("checkbox", { name: "Ben Sample" }).check();
  await counselor.getByRole("checkbox", { name: "Cleo Third" }).check();
  const bens = counselor.getByRole("region", { name: "What Ben Sample would get" });
  await expect(bens.getByText("Records about 2 students beyond the roster card")).toBeVisible();
  const cleos = counselor.getByRole("region", { name: "What Cleo Third would get" });
  await expect(cleos.getByText("No records about students")).toBeVisible();
  await counselor.getByRole("searchbox", { name: "Find a student to leave out" }).fill("noah");
  await counselor.getByRole("group", { name: "Students whose records go" }).getByRole("checkbox").uncheck();
  await expect(bens.getByText("Records about 1 student beyond the roster card")).toBeVisible();
  await expect(bens.getByText("3 records changed since the last file")).toBeVisible();
  await bens.getByText("Records about 1 student").click();
  await expect(bens.getByRole("rowheader", { name: "Lucía Álvarez" })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "send-several");
  await counselor.getByRole("button", { name: "Make the file" }).click();
  await expect(counselor.getByText("Say in a few words why you share this").first()).toBeVisible();
  await counselor.getByLabel("Why are you sharing this?").fill("Working together this term");
  await make(counselor, 2);
  await accessible(counselor);
  const mail = counselor.getByRole("link", { name: "Draft an e-mail" }).first();
  const href = decodeURIComponent((await mail.getAttribute("href")) ?? "");
  expect(href).toMatch(/^mailto:.*\?subject=A file from Throughline/);
  for (const name of ["Lucía", "Noah", "Álvarez"]) expect(href).not.toContain(name);

  const bensFile = await again(counselor, "Ben Sample");
  const cleosFile = await again(counselor, "Cleo Third");
  await toOpenFile(colleague);
  await bringFile(colleague, cleosFile);
  await expect(colleague.getByText("This file was sealed for other people.")).toBeVisible({ timeout: 60_000 });
  await takeIn(colleague, bensFile, "Ada Example");
  await takeIn(teacher, cleosFile, "Ada Example");
  await findStudent(colleague, "lucia", STUDENTS[0]);
  await expect(colleague.getByText("Strong: lucia")).toBeVisible();
  await findStudent(colleague, "noah", STUDENTS[1]);
  await expect(colleague.getByText("Strong: noah")).toHaveCount(0);

  // The log tells it, as a whole and by student.
  await counselor.goto("#/disclosures");
  await expect(counselor.getByRole("row").filter({ hasText: "Working together this term" })).toHaveCount(2);
  await accessible(counselor);
  await picture(counselor, "disclosures");
  const download = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Save as a table" }).click();
  expect((await saved(await download)).name).toBe("shared.csv");
  await findStudent(counselor, "lucia", STUDENTS[0]);
  await counselor.getByRole("link", { name: "Who received something about this student?" }).click();
  await expect(counselor.getByRole("row").filter({ hasText: "Ben Sample" })).toHaveCount(1);
  await findStudent(counselor, "noah", STUDENTS[1]);
  await counselor.getByRole("link", { name: "Who received something about this student?" }).click();
  await expect(counselor.getByText("Nothing was shared yet")).toBeVisible();
});

test("a passphrase opens what a person would get, and a person who left gets nothing more", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await findStudent(counselor, "lucia", STUDENTS[0]);
  await writeStrengths(counselor, "Draws to think");
  await counselor.goto("#/share");
  await counselor.getByRole("link", { name: "Lock a file with a passphrase" }).click();
  await accessible(counselor);
  await counselor.getByLabel("What should it hold?").selectOption({ label: "What Ben Sample would receive" });
  const holds = counselor.getByRole("region", { name: "What the file would hold" });
  await expect(holds.getByText("Records about 1 student")).toBeVisible();
  await counselor.getByLabel("One that I type").check();
  await counselor.getByLabel("Passphrase of the file").fill("too short");
  await counselor.getByLabel("Why are you sharing this?").fill("For the substitute");
  await counselor.getByRole("button", { name: "Make the file" }).click();
  await expect(counselor.getByText("Choose a passphrase of at least 12 characters").first()).toBeVisible();
  await counselor.getByLabel("Five words, made here").check();
  await accessible(counselor);
  const download = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Make the file" }).click();
  const file = await saved(await download);
  const words = (await counselor.locator(".offer-words code").textContent()) ?? "";
  expect(words.split(" ")).toHaveLength(5);
  await accessible(counselor);
  await picture(counselor, "locked");

  await toOpenFile(colleague);
  await bringFile(colleague, file);
  await colleague.getByLabel("Passphrase of the file").fill(words.toUpperCase());
  await colleague.getByRole("button", { name: "Open", exact: true }).click();
  await expect(colleague.getByRole("heading", { level: 2, name: "From Ada Example" })).toBeVisible({ timeout: 60_000 });
  await colleague.getByRole("button", { name: "Take it in" }).click();
  await expect(colleague.getByText("work is here now")).toBeVisible({ timeout: 60_000 });

  await counselor.goto("#/staff");
  await counselor.getByRole("link", { name: /Ben Sample/ }).click();
  await counselor.getByRole("button", { name: "Take this person’s access away" }).click();
  await accessible(counselor);
  await counselor.getByRole("dialog").getByRole("button", { name: "Take access away", exact: true }).click();
  await expect(counselor.getByText("No access any more")).toBeVisible();
  await counselor.goto("#/share/several");
  await expect(counselor.getByText("There is nobody to share with yet")).toBeVisible();
});

test("a second device of one person gets everything, and loses its access", async ({ newPerson }) => {
  test.slow();
  const laptop = await counselorWith(newPerson);
  await findStudent(laptop, "lucia", STUDENTS[0]);
  await writeStrengths(laptop, "Draws to think");
  await laptop.goto("#/settings");
  await laptop.getByRole("link", { name: "My devices" }).click();
  await expect(laptop.getByText("This is your only device")).toBeVisible();
  await accessible(laptop);
  await laptop.getByRole("link", { name: "Add another device of mine" }).click();
  await laptop.getByRole("button", { name: "Begin" }).click();
  const words = (await laptop.locator(".offer-words code").textContent({ timeout: 60_000 })) ?? "";
  const download = laptop.waitForEvent("download");
  await laptop.getByRole("button", { name: "Download the invitation" }).click();
  const invitation = await saved(await download);
  await accessible(laptop);
  await picture(laptop, "add-device");

  const tablet = await newPerson("tablet");
  await opened(tablet);
  await toOpenFile(tablet);
  await bringFile(tablet, invitation);
  await tablet.getByLabel("Passphrase of the file").fill(words);
  await tablet.getByRole("button", { name: "Open", exact: true }).click();
  await tablet.getByLabel("Passphrase for this device").fill(PASSPHRASE, { timeout: 60_000 });
  await accessible(tablet);
  await tablet.getByRole("button", { name: "Continue" }).click();
  await expect(tablet.getByRole("heading", { level: 1, name: "One step is left" })).toBeVisible({ timeout: 60_000 });
  const fingerprint = (await tablet.locator(".fingerprint code").textContent()) ?? "";
  const reply = tablet.waitForEvent("download");
  await tablet.getByRole("button", { name: "Download the reply file" }).click();
  const hello = await saved(await reply);
  await tablet.getByRole("button", { name: "Go to the school" }).click();
  await expectToday(tablet);
  await expect(tablet.getByText("This device does not count yet")).toBeVisible();

  await toOpenFile(laptop);
  await bringFile(laptop, hello);
  await expect(laptop.locator(".fingerprint code")).toHaveText(fingerprint, { timeout: 60_000 });
  await accessible(laptop);
  await laptop.getByRole("button", { name: "The words match: confirm" }).click();
  await expect(laptop.getByText("Your new device is confirmed")).toBeVisible({ timeout: 60_000 });
  await laptop.getByRole("link", { name: "Send my work to my other devices" }).click();
  const work = laptop.waitForEvent("download");
  await laptop.getByRole("button", { name: "Make the file" }).click();
  await takeIn(tablet, await saved(await work), "Ada Example");
  await accessible(laptop);
  await picture(laptop, "devices");
  await findStudent(tablet, "lucia", STUDENTS[0]);
  await expect(tablet.getByText("Draws to think")).toBeVisible();
  await observe(tablet, "Calm on the bus");

  // To oneself is no disclosure.
  await laptop.goto("#/disclosures");
  await expect(laptop.getByText("Nothing was shared yet")).toBeVisible();

  await laptop.goto("#/devices");
  await laptop.getByRole("button", { name: "Lost? Take its access away" }).click();
  await laptop.getByRole("dialog").getByRole("button", { name: "Take access away", exact: true }).click();
  await expect(laptop.getByText("This is your only device")).toBeVisible();
  await tablet.goto("#/devices");
  const late = tablet.waitForEvent("download");
  await tablet.getByRole("button", { name: "Make the file" }).click();
  const lateFile = await saved(await late);
  await toOpenFile(laptop);
  await bringFile(laptop, lateFile);
  await expect(laptop.getByText("no longer has access")).toBeVisible({ timeout: 60_000 });
});
