// A school lists its days off: what happened on one is asked about, and nothing planned for one was missed. It sets its rules.
import { accessible, expect, picture, test } from "../fixtures";
import { ago, addIntervention, beginPlan, schoolDay, setGoal } from "../plans";
import { counselorWith, findStudent } from "../students";

test("days off are listed, and neither a probe nor a session belongs to them", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await beginPlan(page);
  await setGoal(page);
  await addIntervention(page);
  await expect(page.getByText("0 of 9 sessions (0 %)").first()).toBeVisible();

  // A list is brought in, with what is wrong in it said line by line.
  await page.goto("#/settings/days-off");
  await expect(page.getByText("No days off to come")).toBeVisible();
  await accessible(page);
  const list = page.getByLabel("Your list");
  await list.fill(`Snow days\n${ago(-60)} ${ago(-70)} Spring break`);
  await page.getByRole("button", { name: "Bring in the list" }).click();
  await expect(page.getByRole("link", { name: "Line 1 has no date, or more than two" })).toBeVisible();
  await list.fill(`Autumn break: ${ago(49)} to ${ago(36)}\n${ago(-60)} ${ago(-70)} Spring break`);
  await page.getByRole("button", { name: "Bring in the list" }).click();
  await expect(page.getByText("2 days off or ranges are saved.")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Spring break/ })).toBeVisible();
  await page.getByText("One that is over").click();
  await expect(page.getByRole("row", { name: /^Autumn break/ })).toBeVisible();

  await page.getByLabel("First day").fill(ago(-30));
  await page.getByLabel("Last day").fill(ago(-31));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("row", { name: /^Day off/ })).toBeVisible();
  await page.getByLabel("First day").fill(ago(-30));
  await page.getByLabel("Last day").fill(ago(0));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("link", { name: "The last day is before the first" })).toBeVisible();
  await accessible(page);
  await picture(page, "days-off");

  // Two weeks of the nine had no school: seven sessions were planned.
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await expect(page.getByText("0 of 7 sessions (0 %)").first()).toBeVisible();
  // A review that falls into a break is noticed while it is planned.
  await page.getByRole("button", { name: "Hold a review" }).click();
  const review = page.getByRole("dialog", { name: "Hold a review" });
  await review.getByLabel("Next review").fill(ago(-65));
  await expect(review.getByText("There is no school on this day: Spring break.")).toBeVisible();
});

test("what happened on a day off is kept when somebody says that it did", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await page.goto("#/settings/days-off");
  const day = schoolDay(14);
  await page.getByRole("textbox", { name: /^Name/ }).fill("Repairs");
  await page.getByLabel("First day").fill(day);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("One day off, or one range, is saved.")).toBeVisible();
  await page.getByText("One that is over").click();
  await page.getByRole("button", { name: "Remove Repairs" }).click();
  await expect(page.getByText("One that is over")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByText("One that is over")).toBeVisible();

  await findStudent(page, "lucia", "Álvarez, Lucía");
  await beginPlan(page);
  await setGoal(page);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Score: Words read correctly").fill("30");
  await page.getByRole("button", { name: "Add the probe" }).click();
  await expect(page.getByText("There is no school on this day (Repairs): correct it, or say that it was on this day")).toBeVisible();
  await accessible(page);
  await picture(page, "probe-day-off");
  await page.getByLabel("It was on this day all the same").check();
  await page.getByRole("button", { name: "Add the probe" }).click();
  await expect(page.getByLabel("Score: Words read correctly")).toHaveValue("");
  // What was said of one day says nothing of another.
  await page.getByLabel("Day", { exact: true }).fill(schoolDay(7));
  await expect(page.getByLabel("It was on this day all the same")).toHaveCount(0);

  // The school's own rules stand beside what they suggest.
  await page.goto("#/plans");
  await page.getByRole("button", { name: "Rules" }).click();
  const rules = page.getByRole("dialog", { name: "Rules" });
  await rules.getByLabel("Last probes that are looked at").fill("2");
  await rules.getByRole("button", { name: "Save", exact: true }).click();
  await expect(rules.getByRole("link", { name: "Enter a whole number from 3 to 8" })).toBeVisible();
  await rules.getByLabel("Last probes that are looked at").fill("3");
  await accessible(page);
  await picture(page, "rules");
  await rules.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The rules are saved.")).toBeVisible();
});
