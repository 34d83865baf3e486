// What people do with support groups again and again: take students in, begin one.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Adds students of the family Rivera to the group whose form is open. */
export async function addMembers(form: Locator | Page, given: string[]) {
  for (const name of given) {
    await form.getByRole("searchbox", { name: "Find students to add" }).fill(name.toLowerCase());
    await form.getByRole("button", { name: new RegExp(`^${name} Rivera`) }).click();
    await expect(form.getByRole("button", { name: `Take out ${name} Rivera` })).toBeVisible();
  }
}

/** Begins a group of these students of the family Rivera. */
export async function beginGroupOf(page: Page, name: string, given: string[], first: string) {
  await page.goto("#/groups/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await addMembers(page, given);
  await page.getByLabel("First day").fill(first);
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
