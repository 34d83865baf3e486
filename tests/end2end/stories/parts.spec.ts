// What is loaded when it is first needed may not come: it is said, nothing is lost, and it comes when it is tried again.
import type { Browser } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { PASSPHRASE, expectToday, foundSchool, keepSheets, unlock } from "../people";

/** Somebody whose network loses these files: not one of `newPerson`'s, in whose browsers nothing may go wrong. */
async function without(browser: Browser, files: string) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.route(files, (route) => route.abort());
  const page = await context.newPage();
  await page.goto("./");
  await opened(page);
  return { context, page };
}

test("a page that does not arrive is said, and is there when it is tried again", async ({ browser }) => {
  const { context, page } = await without(browser, "**/part-office-*");
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const missing = page.getByRole("heading", { level: 1, name: "This page could not be loaded" });
  await expect(missing).toBeFocused();
  await expect(page.getByText("What you saved is safe.")).toBeVisible();
  await accessible(page);
  await picture(page, "page-not-loaded");
  // What has come is there without the network.
  await page.getByRole("link", { name: "Students", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Students" })).toBeVisible();

  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(missing).toBeVisible();
  await context.unroute("**/part-office-*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
  await context.close();
});

test("work that needs a part which does not arrive fails in words, and succeeds later", async ({ browser }) => {
  const { context, page } = await without(browser, "**/part-exchange-*");
  await page.getByRole("link", { name: "Create a school" }).click();
  await page.getByLabel("Name of the school").fill("Harbor School");
  await page.getByLabel("Your name").fill("Ada Example");
  await page.getByLabel("Your role").selectOption({ label: "School counselor" });
  await page.getByLabel("Passphrase for this device").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("A part of Throughline did not arrive.")).toBeVisible();
  await accessible(page);
  await picture(page, "part-not-loaded");

  // What was typed is still there.
  await context.unroute("**/part-exchange-*");
  await page.getByRole("button", { name: "Continue" }).click();
  await keepSheets(page);
  await expectToday(page);
  await context.close();
});

test("what is written before the desk has arrived stays in its form, and is saved later", async ({ browser }) => {
  const { context, page } = await without(browser, "**/part-desk-*");
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.getByRole("link", { name: "Students", exact: true }).click();
  await page.getByRole("row").nth(1).getByRole("link").click();
  await page.getByRole("button", { name: "Write an observation" }).click();
  const form = page.getByRole("dialog", { name: "Write an observation" });
  await form.getByLabel("What did you see?").fill("Drew a map of the harbor.");
  await form.getByRole("button", { name: "Save observation" }).click();
  await expect(form.getByText("A part of Throughline did not arrive.")).toBeVisible();
  await expect(page.getByText("Observation saved.")).toHaveCount(0);
  await expect(form.getByLabel("What did you see?")).toHaveValue("Drew a map of the harbor.");

  await context.unroute("**/part-desk-*");
  await form.getByRole("button", { name: "Save observation" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("Drew a map of the harbor.")).toBeVisible();
  await context.close();
});

test("a save that takes its time does not pull back whoever has gone on to something else", async ({ browser }) => {
  const { context, page } = await without(browser, "**/part-nothing-*");
  const held: (() => void)[] = [];
  await context.route("**/part-desk-*", (route) => new Promise<void>((go) => held.push(go)).then(() => route.continue()));
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.getByRole("link", { name: "Resource center", exact: true }).click();
  await page.getByRole("link", { name: "New guide" }).click();
  await page.getByLabel("Title").fill("Our harbor walk");
  await page.getByLabel("Text", { exact: true }).fill("We meet at the lighthouse.");
  await page.getByLabel("Homework").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Students", exact: true }).click();
  const students = page.getByRole("heading", { level: 1, name: "Students" });
  await expect(students).toBeVisible();
  expect(held.length, "the save waits").toBeGreaterThan(0);
  for (const go of held) go();
  await expect(page.getByText("Saved as a draft", { exact: false })).toBeVisible();
  await expect(students).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#/students");
  await context.close();
});

test("a passphrase opens a school without the part that only the words of a sheet need", async ({ browser }) => {
  const { context, page } = await without(browser, "**/part-exchange-*");
  await context.unroute("**/part-exchange-*");
  const [words] = await foundSchool(page, "Harbor School", "Ada Example");
  await context.route("**/part-exchange-*", (route) => route.abort());
  await page.reload();
  await opened(page);
  await page.getByRole("button", { name: /Use the words of your recovery sheet/ }).click();
  await page.getByLabel("The twelve words of the sheet").fill((words ?? []).join(" "));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("A part of Throughline did not arrive.")).toBeVisible();
  await page.getByRole("button", { name: /Use the passphrase/ }).click();
  await unlock(page);
  await expectToday(page);
  await context.close();
});
