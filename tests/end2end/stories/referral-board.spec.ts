// The referrals of a school as a list and as a board: found, narrowed down, sorted, saved as a table, and moved on with
// an answer.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { accessible, expect, picture, test } from "../fixtures";
import { lock, saved, unlock } from "../people";
import { counselorWith, findStudent, refer } from "../students";

/** Two referrals: one about Lucía Álvarez, answered, and a new one about Noah O'Brien. */
async function twoReferrals(page: Page) {
  await findStudent(page, "obrien", "O'Brien, Noah");
  await refer(page, "Sleeps in the first lesson.");
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await refer(page, "Cries before the first lesson.");
  await answer(page, "Accept it");
}

/** Answers the referral whose page is open. */
async function answer(page: Page, decision: string, reply = "") {
  await page.getByRole("radio", { name: decision, exact: true }).check();
  await page.getByLabel("What do you tell the person who referred?").fill(reply);
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText("The answer is saved.").last()).toBeVisible();
}

test("a list that is searched, narrowed down, sorted by keyboard and saved as a table", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await twoReferrals(page);
  await page.goto("#/referrals");
  const names = page.getByRole("main").getByRole("row").getByRole("link");
  await expect(names).toHaveText(["Noah O'Brien", "Lucía Álvarez"]);
  await expect(page.getByRole("status").filter({ hasText: "2 referrals" })).toBeVisible();

  await page.getByRole("button", { name: "Student", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(names).toHaveText(["Lucía Álvarez", "Noah O'Brien"]);
  await page.keyboard.press("Enter");
  await expect(names).toHaveText(["Noah O'Brien", "Lucía Álvarez"]);
  await expect(page.getByRole("columnheader", { name: "Student" })).toHaveAttribute("aria-sort", "descending");

  await page.getByLabel("Stands").selectOption({ label: "Accepted" });
  await expect(names).toHaveText(["Lucía Álvarez"]);
  await page.getByLabel("Stands").selectOption({ label: "Open" });
  await page.getByRole("searchbox", { name: "Search names" }).fill("obr");
  await expect(names).toHaveText(["Noah O'Brien"]);
  await page.getByLabel("Area of concern").selectOption({ label: "Health" });
  await expect(page.getByText("None of these", { exact: true })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(names).toHaveCount(2);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a table" }).click();
  const text = await readFile((await saved(await download)).path, "utf8");
  const rows = text.trim().split("\r\n");
  expect(rows).toHaveLength(3);
  expect(rows[1]).toMatch(/^Noah O'Brien,Attendance,Soon,New,0,Ada Example,\d{4}-\d{2}-\d{2}$/);
});

test("a board that is remembered, from which a referral is opened, answered and closed", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await twoReferrals(page);
  await page.goto("#/referrals");
  await page.getByRole("button", { name: "Board", exact: true }).click();
  const column = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(column("New").getByRole("link", { name: /Noah O'Brien/ })).toBeVisible();
  await expect(column("Accepted").getByRole("link", { name: /Lucía Álvarez/ })).toBeVisible();
  await accessible(page);
  await picture(page, "referral-board");
  const laptop = page.viewportSize();
  for (const [name, width, height] of [["tall", 1080, 1920], ["phone", 390, 844], ["narrow", 320, 640]] as const) {
    await page.setViewportSize({ width, height });
    await picture(page, `referral-board-${name}`);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(out, `pixels that stick out, ${name}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(laptop ?? { width: 1366, height: 768 });

  await column("New").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Referral about Noah O'Brien" })).toBeVisible();
  await answer(page, "Decline it, and say why", "The nurse sees to it.");
  const history = page.getByRole("region", { name: "Where it stands" });
  await expect(history.getByRole("listitem")).toHaveText([/New.*less than a day/, /Declined.*by Ada Example$/]);
  await expect(history.getByText("0 days from the referral to its end")).toBeVisible();

  await page.getByRole("link", { name: "Referrals", exact: true }).first().click();
  await expect(column("New").getByText("None")).toBeVisible();
  await expect(page.getByRole("link", { name: /Noah O'Brien/ })).toBeHidden();
  await page.getByText("Declined", { exact: false }).click();
  await expect(page.getByRole("link", { name: /Noah O'Brien/ })).toBeVisible();
  // Once the school was locked, it is the list again.
  await lock(page);
  await unlock(page);
  await page.goto("#/referrals");
  await expect(page.getByRole("button", { name: "List", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Board", exact: true })).toHaveAttribute("aria-pressed", "false");
});

test("the school's own days, with the usual ones beside them", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/referrals");
  await page.getByRole("button", { name: "Referral settings" }).click();
  const form = page.getByRole("dialog", { name: "Referral settings" });
  await expect(form.getByLabel("New and urgent")).toHaveValue("1");
  await form.getByLabel("New and routine").fill("0");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("Type a whole number from 1 to 180.");
  await accessible(page);
  await form.getByLabel("New and routine").fill("4");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await page.getByRole("button", { name: "Referral settings" }).click();
  await expect(form.getByLabel("New and routine")).toHaveValue("4");
  await expect(form.getByText("Usually 3 school days.")).toBeVisible();
});
