// What waits of the groups that one leads stands on Today: sessions of this week that nobody logged, and a group that is over
// and was not measured again. A break that the school listed is waited through.
import type { Page } from "@playwright/test";
import { accessible, expect, picture, test } from "../fixtures";
import { addMembers } from "../groups";
import { expectToday } from "../people";
import { ago } from "../plans";
import { counselorWith, family } from "../students";

/** Begins a group that meets on every day of the week, for so many days already. */
async function begin(page: Page, name: string, first: string, last = "") {
  await page.goto("#/groups/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await addMembers(page, ["Given0", "Given1"]);
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) await page.getByLabel(day, { exact: true }).check();
  await page.getByLabel("First day").fill(first);
  await page.getByLabel("Last day").fill(last);
  await page.getByLabel("Measured before and after").fill("Says how they feel");
  await page.getByLabel("Lowest value").fill("0");
  await page.getByLabel("Highest value").fill("10");
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function today(page: Page) {
  await page.goto("#/");
  await expectToday(page);
}

/** How many school days of this week have come, today included. */
function come() {
  return Math.min(((new Date().getDay() + 6) % 7) + 1, 5);
}

test("Today brings up what waits of the groups that one leads, and lets it go when it is done", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson, family("Rivera", 2));
  await begin(page, "Every lunch", ago(14));
  await begin(page, "Last term", ago(60), ago(3));
  await today(page);
  const waiting = page.getByRole("region", { name: "What waits for you" });
  const session = waiting.getByRole("link", { name: /Every lunch/ });
  await expect(session).toBeVisible();
  const measure = waiting.getByRole("link", { name: /Last term/ });
  await expect(measure).toBeVisible();
  await accessible(page);
  await picture(page, "group-reminders");

  // It leads to the group; every session that is logged lets one less wait.
  await session.click();
  await expect(page.getByRole("heading", { level: 1, name: "Every lunch" })).toBeVisible();
  const weekday = (new Date().getDay() + 6) % 7;
  for (let day = 0; day < come(); day += 1) {
    await page.getByRole("button", { name: "Log a session" }).click();
    const form = page.getByRole("dialog", { name: "Log a session" });
    await form.getByRole("textbox", { name: "Day" }).fill(ago(weekday - day));
    await form.getByRole("button", { name: "Save the session" }).click();
    await expect(form).toBeHidden();
  }
  await today(page);
  await expect(measure).toBeVisible();
  await expect(session).toHaveCount(0);

  // Measured again, the other waits for nothing either.
  await measure.click();
  await page.getByRole("button", { name: "Before and after" }).click();
  const values = page.getByRole("dialog", { name: "Before and after" });
  await values.getByLabel("After", { exact: true }).check();
  await values.getByLabel("Value of Given0 Rivera").fill("6");
  await values.getByRole("button", { name: "Save the values" }).click();
  await expect(values).toBeHidden();
  await today(page);
  await expect(measure).toHaveCount(0);
});

test("Today waits for no session in a break", async ({ newPerson }) => {
  const page = await counselorWith(newPerson, family("Rivera", 2));
  await begin(page, "Every lunch", ago(14));
  await today(page);
  const session = page.getByRole("link", { name: /Every lunch/ });
  await expect(session).toBeVisible();
  await page.goto("#/settings/days-off");
  await page.getByLabel("First day").fill(ago(7));
  await page.getByLabel("Last day").fill(ago(-1));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("One day off, or one range, is saved.")).toBeVisible();
  await today(page);
  await expect(session).toHaveCount(0);
});
