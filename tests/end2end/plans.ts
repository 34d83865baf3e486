// What people do with a plan again and again: begin it, set its goal, take an intervention from the library.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The day so many days ago, as a field holds it. */
export function ago(days: number) {
  const day = new Date(Date.now() - days * 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The last day from Monday to Friday that is at least so many days ago, as a field holds it. */
export function schoolDay(days: number) {
  const weekday = new Date(Date.now() - days * 86_400_000).getDay();
  return ago(days + (weekday === 6 ? 1 : weekday === 0 ? 2 : 0));
}

/** Says, where a day is a Saturday or Sunday, that it was on this day all the same: stories are told on any day. */
export async function anyway(place: Locator | Page, day: string, label = "It was on this day all the same") {
  if ([0, 6].includes(new Date(`${day}T12:00`).getDay())) await place.getByLabel(label).check();
}

/** Begins a plan of tier 2 on the student's page that is open. */
export async function beginPlan(page: Page) {
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Begin a plan" }).click();
  const form = page.getByRole("dialog", { name: "Begin a plan" });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form.getByRole("link", { name: "Choose a tier" })).toBeVisible();
  await form.getByLabel("Tier 2").check();
  await form.getByLabel("First day").fill(ago(63));
  await form.getByLabel("Strengths to build on").fill("Loves comics and explains them well");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Tier 2 · Led by Ada Example")).toBeVisible();
}

/** Sets the goal of reading aloud. */
export async function setGoal(page: Page) {
  await page.getByRole("button", { name: "Add a goal" }).click();
  const form = page.getByRole("dialog", { name: "Add a goal" });
  await form.getByLabel("What will the student do?").fill("Read a grade 2 text aloud");
  await form.getByLabel("Area").selectOption({ label: "Academic" });
  await form.getByLabel("What is measured").fill("Words read correctly");
  await form.getByLabel("Unit").fill("a minute");
  await form.getByLabel("Target").fill("60");
  await form.getByLabel("By when").fill(ago(-140));
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Read a grade 2 text aloud" })).toBeVisible();
}

/** Takes an intervention from the library. */
export async function addIntervention(page: Page) {
  await page.getByRole("button", { name: "Add an intervention" }).click();
  const form = page.getByRole("dialog", { name: "Add an intervention" });
  await form.getByLabel("From the library").selectOption({ label: "Repeated reading with feedback" });
  await expect(form.getByLabel("Name")).toHaveValue("Repeated reading with feedback");
  await form.getByLabel("Minutes each time").fill("20");
  await form.getByLabel("Times a week").fill("1");
  await form.getByLabel("First day").fill(ago(63));
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("1 × a week, 20 minutes")).toBeVisible();
}
