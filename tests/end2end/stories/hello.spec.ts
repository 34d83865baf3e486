// A teacher introduces themselves before anybody has invited them; the coordinator confirms them and sends a first file.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import {
  PASSPHRASE,
  bringFile,
  expectToday,
  foundSchool,
  invite,
  keepSheets,
  saved,
  share,
  takeIn,
  toOpenFile,
  unlock,
} from "../people";

const heading = (page: Page, name: string, level = 1) => page.getByRole("heading", { level, name });

/** Introduces oneself, up to the page that waits for the school; gives the hello, as a file and as text, and its words. */
async function introduce(page: Page, name: string, role: string) {
  await page.getByRole("link", { name: "Introduce yourself" }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your role").selectOption({ label: role });
  await page.getByLabel("Passphrase for this device").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  await keepSheets(page);
  await expect(heading(page, "Waiting for your school")).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the introduction" }).click();
  const file = await saved(await download);
  const text = await readFile(file.path, "utf8");
  return { file, text, fingerprint: await words(page) };
}

/** The first six words on the page. */
async function words(page: Page) {
  return (await page.locator(".fingerprint code").first().textContent()) ?? "";
}

/** Looks at a hello that came as text, where files are opened. */
async function paste(page: Page, text: string) {
  await toOpenFile(page);
  await page.getByText("It came as text").click();
  await page.getByLabel("The text of a reply or introduction").fill(text);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** Confirms whose hello is open, after comparing the words. */
async function confirm(page: Page, name: string, fingerprint: string) {
  await expect(page.locator(".fingerprint code")).toHaveText(fingerprint, { timeout: 60_000 });
  await page.getByRole("button", { name: "The words match: confirm" }).click();
  await expect(page.getByText(`${name} is confirmed`)).toBeVisible({ timeout: 60_000 });
}

test("a teacher introduces themselves, is confirmed, and joins with the first file", async ({ newPerson }) => {
  const teacher = await newPerson("teacher");
  await opened(teacher);
  const hello = await introduce(teacher, "Ben Sample", "Teacher");
  await accessible(teacher);
  await picture(teacher, "hello-waiting");
  await teacher.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await teacher.getByRole("button", { name: "Copy it as text" }).click();
  await expect(teacher.getByText("Copied.")).toBeVisible();
  expect(await teacher.evaluate(() => navigator.clipboard.readText())).toBe(hello.text);
  const draft = teacher.getByRole("link", { name: "Draft an e-mail" });
  const mail = decodeURIComponent((await draft.getAttribute("href")) ?? "");
  expect(mail).toContain(hello.text);

  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");

  await paste(counselor, "Hello, I am Ben.");
  await expect(counselor.getByText("No reply or introduction is in this text")).toBeVisible();
  // What was cut on the way is told so; the whole message is read.
  await paste(counselor, hello.text.slice(0, -30));
  await expect(counselor.getByText("This file is cut off or damaged")).toBeVisible();
  await paste(counselor, mail.slice(mail.indexOf("&body=") + 6));
  await expect(heading(counselor, "Ben Sample introduces themselves", 2)).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "hello-introduced");
  await confirm(counselor, "Ben Sample", hello.fingerprint);
  await picture(counselor, "hello-confirmed");
  const spoken = await words(counselor);

  // Meanwhile somebody else has introduced themselves, and gets a file of their own.
  const nurse = await newPerson("nurse");
  await opened(nurse);
  const other = await introduce(nurse, "Cleo Instance", "School nurse");
  await toOpenFile(counselor);
  await bringFile(counselor, other.file);
  await confirm(counselor, "Cleo Instance", other.fingerprint);
  const first = await share(counselor, "Ben Sample");
  const wrong = await share(counselor, "Cleo Instance");

  // The teacher's page was closed in between, and another one's file came first.
  await teacher.reload();
  await opened(teacher);
  await unlock(teacher);
  await expect(heading(teacher, "Waiting for your school")).toBeVisible({ timeout: 60_000 });
  expect(await words(teacher)).toBe(hello.fingerprint);
  await bringFile(teacher, wrong);
  await expect(teacher.getByText("This file was sealed for other people")).toBeVisible({ timeout: 60_000 });
  await bringFile(teacher, hello.file);
  const misfit = teacher.getByText("That is not a first file");
  await expect(misfit).toBeVisible({ timeout: 60_000 });
  await bringFile(teacher, wrong);
  await expect(teacher.getByText("This file was sealed for other people")).toBeVisible({ timeout: 60_000 });
  await expect(misfit, "it was said of another file").toHaveCount(0);

  await bringFile(teacher, first);
  await expect(heading(teacher, "Join Hillside School?")).toBeVisible({ timeout: 60_000 });
  await expect(teacher.getByText("You are confirmed there as: Teacher")).toBeVisible();
  expect(await words(teacher)).toBe(spoken);
  await accessible(teacher);
  await picture(teacher, "hello-first-file");
  // Words that differ join nothing.
  await teacher.getByRole("button", { name: "They do not match" }).click();
  await expect(teacher.getByText("Nothing was joined")).toBeVisible();
  await teacher.getByRole("button", { name: "Open another file" }).click();
  await bringFile(teacher, first);
  await teacher.getByRole("button", { name: "The words match: join" }).click();
  await expectToday(teacher);

  // Each knows the other: files go both ways.
  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  await teacher.reload();
  await opened(teacher);
  await unlock(teacher);
  await expectToday(teacher);
});

test("a newcomer locks, starts over, is told which school has not confirmed them, and is taken for nobody else", async ({
  newPerson,
}) => {
  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");
  await counselor.goto("#/share/passphrase");
  await counselor.getByLabel("What should it hold?").selectOption({ label: "What someone of this role would receive: Teacher" });
  await counselor.getByLabel("Why are you sharing this?").fill("Before they join");
  const download = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Make the file" }).click();
  const file = await saved(await download);
  const spoken = (await counselor.locator(".offer-words code").textContent()) ?? "";

  const teacher = await newPerson("teacher");
  await opened(teacher);
  const hello = await introduce(teacher, "Ben Sample", "Teacher");
  await bringFile(teacher, file);
  await teacher.getByLabel("Passphrase of the file").fill(spoken);
  await teacher.getByRole("button", { name: "Open", exact: true }).click();
  await expect(teacher.getByText("where your device is not confirmed yet")).toBeVisible({ timeout: 60_000 });

  await teacher.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(heading(teacher, "Open your introduction")).toBeVisible();
  await expect(teacher.getByText("Your introduction is locked.")).toBeVisible();
  await expect(teacher.getByText("Your introduction, no school joined yet")).toBeVisible();
  await unlock(teacher, "not the passphrase at all");
  await expect(teacher.getByText("That passphrase does not open it")).toBeVisible({ timeout: 60_000 });
  await unlock(teacher);
  await expect(heading(teacher, "Waiting for your school")).toBeVisible({ timeout: 60_000 });

  await teacher.getByRole("button", { name: "Remove the introduction" }).click();
  await teacher.getByRole("button", { name: "Remove it for good" }).click();
  await expect(teacher.getByRole("link", { name: "Create a school" })).toBeVisible({ timeout: 60_000 });
  const anew = await introduce(teacher, "Ben Sample", "Teacher");
  expect(anew.fingerprint).not.toBe(hello.fingerprint);

  // Whoever was invited meanwhile is never taken for them unless the coordinator says so.
  await invite(counselor, "Ben Sample", "School counselor");
  await toOpenFile(counselor);
  await bringFile(counselor, anew.file);
  await expect(counselor.getByRole("group", { name: "Who is it?" })).toBeVisible({ timeout: 60_000 });
  await counselor.getByRole("button", { name: "The words match: confirm" }).click();
  await expect(counselor.getByRole("alert").filter({ hasText: "Choose who it is" })).toBeFocused();
  await accessible(counselor);
  await picture(counselor, "hello-namesake");
  await counselor.getByLabel("Ben Sample, who is in the directory").check();
  await confirm(counselor, "Ben Sample", anew.fingerprint);
  await bringFile(teacher, await share(counselor, "Ben Sample"));
  await expect(teacher.getByText("You are confirmed there as: School counselor")).toBeVisible({ timeout: 60_000 });
});
