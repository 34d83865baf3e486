// What the office does with the kiosk: names who reads, makes a pack, brings slips.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { saved } from "./people";

/** Names oneself and the first colleague as readers of what families write. */
export async function nameReaders(page: Page) {
  await page.goto("#/inbox");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Name these readers" }).click();
  await expect(page.getByText("Nothing has come in yet")).toBeVisible();
}

/** Adds the starter texts and marks one of them as public. */
export async function publicStarter(page: Page, title: string) {
  await page.goto("#/centre");
  await page.getByRole("button", { name: /^Add the \d+ starter texts$/ }).click();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await page.getByRole("radio", { name: /^Public/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. Families see it from the next pack on.")).toBeVisible();
}

/** Makes the pack for the kiosk and gives its file. */
export async function makePack(page: Page) {
  await page.goto("#/kiosk");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the pack" }).click();
  return saved(await download);
}

/** Brings a file of slips to the office. */
export async function bringSlips(page: Page, file: string) {
  // From elsewhere: the page may still show what an earlier file held.
  await page.goto("#/");
  await page.goto("#/inbox");
  await page.locator("input[type=file]").setInputFiles(file);
}
