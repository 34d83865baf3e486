// Doing things by the keyboard alone.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** More stops than any page has. */
const MOST = 80;

/** Goes to it by Tab alone; fails when it is never reached, or when the focus does not show. */
export async function reach(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  const here = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; !(await here()); stops += 1) {
    expect(stops, `stops until ${target}`).toBeLessThan(MOST);
    await page.keyboard.press("Tab");
  }
  const shows = await target.evaluate((element) => element.matches(":focus-visible"));
  expect(shows, `the focus shows on ${target}`).toBe(true);
}

/** Goes to it by Tab, and presses Enter on it. */
export async function press(page: Page, target: Locator) {
  await reach(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to it by Tab, and types. */
export async function type(page: Page, target: Locator, text: string) {
  await reach(page, target);
  await page.keyboard.type(text);
}
