// What people do again and again: found a school, open and lock it, invite, join, share, take in.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Download, Page } from "@playwright/test";
import { expect, opened } from "./fixtures";

export const PASSPHRASE = "correct horse battery staple";
export const PIN = "280719";

/** A file that went out, kept under its own name, as one that can be picked. */
export async function saved(download: Download) {
  const name = download.suggestedFilename();
  const folder = await mkdtemp(path.join(tmpdir(), "throughline-"));
  await download.saveAs(path.join(folder, name));
  return { path: path.join(folder, name), name };
}

/** The recovery words on the page, sheet by sheet. */
export async function sheetWords(page: Page): Promise<string[][]> {
  const sheets = page.locator(".sheet");
  await expect(sheets.first()).toBeVisible({ timeout: 60_000 });
  const words: string[][] = [];
  for (const sheet of await sheets.all()) words.push(await sheet.locator(".sheet-words li").allTextContents());
  return words;
}

/** Reads the sheets, says that they are on paper, and types the words that are asked for. */
export async function keepSheets(page: Page): Promise<string[][]> {
  const words = await sheetWords(page);
  await page.getByRole("button", { name: "I have them on paper" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your sheets" })).toBeVisible();
  const groups = await page.getByRole("group").all();
  for (const [sheet, group] of groups.entries()) {
    for (const field of await group.getByRole("textbox").all()) {
      const id = (await field.getAttribute("id")) ?? "";
      const place = Number(id.split("-").at(-1));
      await field.fill(words[sheet][place - 1]);
    }
  }
  await page.getByRole("button", { name: "Finish" }).click();
  return words;
}

/** Founds a school, and gives the recovery words: the person's, then the school's. */
export async function foundSchool(page: Page, school: string, person: string): Promise<string[][]> {
  await page.getByRole("link", { name: "Create a school" }).click();
  await page.getByLabel("Name of the school").fill(school);
  await page.getByLabel("Your name").fill(person);
  await page.getByLabel("Your role").selectOption({ label: "School counselor" });
  await page.getByLabel("Passphrase for this device").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  const words = await keepSheets(page);
  await expectToday(page);
  return words;
}

/** Sets a PIN in the settings. */
export async function setPin(page: Page) {
  await page.goto("#/settings");
  await page.getByLabel("New PIN").fill(PIN);
  await page.getByRole("button", { name: "Use this PIN" }).click();
  await expect(page.getByText("PIN set")).toBeVisible();
}

/** Types a PIN where the focus is. */
export async function typePin(page: Page, pin = PIN) {
  await expect(page.getByLabel("PIN", { exact: true })).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
}

/** Waits for the locked screen. */
export async function expectScreenLocked(page: Page) {
  await expect(page.getByRole("heading", { level: 1, name: "The screen is locked" })).toBeVisible();
}

/** Counts what a person does: a press, or a field that is filled. */
export class Steps {
  count = 0;
  constructor(readonly page: Page) {}
  async press(role: "button" | "link", name: string | RegExp) {
    this.count += 1;
    await this.page.getByRole(role, { name }).first().click();
  }
  async fill(label: string, value: string) {
    this.count += 1;
    await this.page.getByLabel(label).fill(value);
  }
  async bring(file: { path: string }) {
    this.count += 1;
    await bringFile(this.page, file);
  }
}

/** Waits for the page that opens first. */
export async function expectToday(page: Page) {
  await expect(page.getByRole("heading", { level: 2, name: "What waits for you" })).toBeVisible({ timeout: 60_000 });
}

/** Locks the school. */
export async function lock(page: Page) {
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(page.getByText("The school is locked.")).toBeVisible();
}

/** Opens the school of this browser. */
export async function unlock(page: Page, passphrase = PASSPHRASE) {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** Touches the page: names are covered until somebody does. */
export async function touch(page: Page) {
  await page.keyboard.press("Shift");
}

/** Ends the tab's whole process, as a crash or a killed browser does. */
export async function crash(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
}

/** Opens the school again in a new tab of the same browser. */
export async function comeBack(page: Page) {
  const next = await page.context().newPage();
  await next.goto("./");
  await opened(next);
  await unlock(next);
  await expectToday(next);
  await expect(next.getByRole("progressbar"), "all has come in").toHaveCount(0, { timeout: 60_000 });
  await touch(next);
  return next;
}

/** Goes to where files are opened, from elsewhere: it may still show the last file. */
export async function toOpenFile(page: Page) {
  await page.goto("#/");
  await page.goto("#/open");
}

/** Opens a file where files are opened. */
export async function bringFile(page: Page, file: { path: string }) {
  await page.locator("input[type=file]").setInputFiles(file.path);
}

/** Invites a colleague; gives the file and the passphrase. */
export async function invite(page: Page, name: string, role: string) {
  await page.goto("#/staff/invite");
  await page.getByLabel("Their name").fill(name);
  await page.getByLabel("Their role").selectOption({ label: role });
  await page.getByRole("button", { name: "Make the invitation" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `The invitation for ${name} is ready` })).toBeVisible({
    timeout: 60_000,
  });
  const passphrase = (await page.locator(".offer-words code").textContent()) ?? "";
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the invitation" }).click();
  return { file: await saved(await download), passphrase };
}

/** Joins by an invitation; gives the reply file. */
export async function join(page: Page, invitation: { file: { path: string; name: string }; passphrase: string }) {
  await toOpenFile(page);
  await bringFile(page, invitation.file);
  await page.getByLabel("Passphrase of the file").fill(invitation.passphrase);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByLabel("Passphrase for this device").fill(PASSPHRASE, { timeout: 60_000 });
  await page.getByRole("button", { name: "Continue" }).click();
  await keepSheets(page);
  await expect(page.getByRole("heading", { level: 1, name: "One step is left" })).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the reply file" }).click();
  const hello = await saved(await download);
  const fingerprint = (await page.locator(".fingerprint code").textContent()) ?? "";
  await page.getByRole("button", { name: "Go to the school" }).click();
  await expectToday(page);
  return { hello, fingerprint };
}

/** Confirms a colleague by their reply, after comparing the six words. */
export async function confirm(page: Page, reply: { hello: { path: string; name: string }; fingerprint: string }) {
  await toOpenFile(page);
  await bringFile(page, reply.hello);
  await expect(page.locator(".fingerprint code")).toHaveText(reply.fingerprint, { timeout: 60_000 });
  await page.getByRole("button", { name: "The words match: confirm" }).click();
  await expect(page.getByText("is confirmed")).toBeVisible({ timeout: 60_000 });
}

/** Makes a file for a colleague. */
export async function share(page: Page, name: string) {
  await page.goto("#/share");
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await page.getByLabel("Why are you sharing this?").fill("Working together this term");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the file" }).click();
  return saved(await download);
}

/** Looks at a colleague's file and takes it in. */
export async function takeIn(page: Page, file: { path: string; name: string }, from: string) {
  await toOpenFile(page);
  await bringFile(page, file);
  await expect(page.getByRole("heading", { level: 2, name: `From ${from}` })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Take it in" }).click();
  await expect(page.getByText("work is here now")).toBeVisible({ timeout: 60_000 });
}

/** Chooses the version that holds of the one clash that waits. */
export async function settle(page: Page, version: string) {
  await page.goto("#/clashes");
  await expect(page.getByText("1 thing to settle")).toBeVisible();
  await page.getByLabel(version).check();
  await page.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByText("Nothing clashes")).toBeVisible();
}
