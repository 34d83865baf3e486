// A counselor leads a group of five: sessions logged in seconds, probes entered by keyboard, each member's own part in their file.
import type { Page } from "@playwright/test";
import { accessible, expect, picture, test } from "../fixtures";
import { addMembers } from "../groups";
import { ago, anyway } from "../plans";
import { counselorWith, family, findStudent } from "../students";


/** Begins a group of all five that met for the first time two weeks ago. */
async function beginGroup(page: Page) {
  await page.goto("#/groups");
  await expect(page.getByText("No group yet")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Begin a group" }).first().click();
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("link", { name: "Enter a name" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Tuesday lunch");
  await addMembers(page, ["Given0", "Given1", "Given2", "Given3", "Given4"]);
  await page.getByLabel("First day").fill(ago(14));
  await page.getByLabel("Last day").fill(ago(15));
  await page.getByLabel("Measured before and after").fill("Says how they feel");
  await page.getByLabel("Lowest value").fill("0");
  await page.getByLabel("Highest value").fill("10");
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("link", { name: "The last day is before the first" })).toBeVisible();
  await accessible(page);
  await picture(page, "group-form");
  await page.getByLabel("Last day").fill("");
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tuesday lunch" })).toBeVisible();
}

/** Opens the form for a session. */
async function openSession(page: Page) {
  await page.getByRole("button", { name: "Log a session" }).click();
  return page.getByRole("dialog", { name: "Log a session" });
}

/** Begins a plan with a goal of words read, of the student whose page is open. */
async function beginPlan(page: Page) {
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Begin a plan" }).click();
  const plan = page.getByRole("dialog", { name: "Begin a plan" });
  await plan.getByLabel("Tier 2").check();
  await plan.getByLabel("First day").fill(ago(14));
  await plan.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Add a goal" }).click();
  const goal = page.getByRole("dialog", { name: "Add a goal" });
  await goal.getByLabel("What will the student do?").fill("Ask for help in words");
  await goal.getByLabel("What is measured").fill("Times asked");
  await goal.getByLabel("Unit").fill("a day");
  await goal.getByLabel("Highest score there is").fill("20");
  await goal.getByLabel("Target").fill("10");
  await goal.getByLabel("By when").fill(ago(-100));
  await goal.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Ask for help in words" })).toBeVisible();
}

/** Says that an intervention of the open plan is delivered in the group. */
async function deliverInGroup(page: Page) {
  await page.getByRole("button", { name: "Add an intervention" }).click();
  const form = page.getByRole("dialog", { name: "Add an intervention" });
  await form.getByLabel("Name").fill("Asking games");
  await form.getByLabel("In which group").selectOption({ label: "Tuesday lunch" });
  await form.getByLabel("Minutes each time").fill("30");
  await form.getByLabel("Times a week").fill("1");
  await form.getByLabel("First day").fill(ago(14));
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("in Tuesday lunch")).toBeVisible();
}

test("a group's session is logged in four presses, and each member's part counts in their own file", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson, family("Rivera", 5));
  await beginGroup(page);

  // Two were absent: four presses, and everything is stored.
  const today = await openSession(page);
  await today.getByRole("button", { name: "Given1 Rivera Present" }).click();
  await today.getByRole("button", { name: "Given3 Rivera Present" }).click();
  await today.getByRole("button", { name: "Save the session" }).click();
  await expect(page.getByText("The session is saved: 3 of 5 were there.")).toBeVisible();
  await expect(page.getByText("Absent: Given1 Rivera, Given3 Rivera")).toBeVisible();

  // A day that was logged is said, and so is one that has not come.
  const again = await openSession(page);
  await expect(again.getByLabel("There were two sessions on this day")).toBeVisible();
  await again.getByRole("button", { name: "Save the session" }).click();
  await expect(again.getByRole("link", { name: "A session of this day is logged already" })).toBeVisible();
  await accessible(page);
  await picture(page, "group-session");
  await again.getByRole("textbox", { name: "Day" }).fill(ago(-2));
  await again.getByRole("button", { name: "Save the session" }).click();
  await expect(again.getByRole("link", { name: "This day has not come yet" })).toBeVisible();
  await again.getByRole("textbox", { name: "Day" }).fill(ago(10));
  await again.getByLabel("What was done").fill("We practised with Given2 and Given0.");
  await again.getByLabel("A word on Given0 Rivera").fill("Asked twice, once Given4.");
  await again.getByRole("button", { name: "Save the session" }).click();
  await expect(page.getByText("We practised with Given2 and Given0.")).toBeVisible();

  // A mistake is taken back at once, everywhere.
  const mistaken = await openSession(page);
  await mistaken.getByRole("textbox", { name: "Day" }).fill(ago(3));
  await mistaken.getByRole("button", { name: "Save the session" }).click();
  await expect(page.getByText("The session is saved: 5 of 5 were there.").last()).toBeVisible();
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expect(sessions.getByRole("button", { name: /^Amend/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(sessions.getByRole("button", { name: /^Amend/ })).toHaveCount(2);

  // What was measured before: out of range is said beside the cell.
  await page.getByRole("button", { name: "Before and after" }).click();
  const measured = page.getByRole("dialog", { name: "Before and after" });
  await measured.getByLabel("Before", { exact: true }).check();
  await measured.getByLabel("Value of Given0 Rivera").fill("3");
  await measured.getByLabel("Value of Given1 Rivera").fill("11");
  await measured.getByRole("button", { name: "Save the values" }).click();
  await expect(measured.getByRole("link", { name: "Enter a number from 0 to 10" })).toBeVisible();
  await measured.getByLabel("Value of Given1 Rivera").fill("4");
  await measured.getByLabel("After", { exact: true }).check();
  await measured.getByLabel("Value of Given0 Rivera").fill("5,5");
  await measured.getByRole("button", { name: "Save the values" }).click();
  await expect(page.getByText("3 values are saved.")).toBeVisible();
  await expect(page.getByText("Median change +2.5 (n = 1)")).toBeVisible();

  // Given0 and Given1 have a plan with a goal of one measure; the intervention of one is delivered in the group.
  await findStudent(page, "given1", "Rivera, Given1");
  await beginPlan(page);
  await findStudent(page, "given0", "Rivera, Given0");
  await beginPlan(page);
  await deliverInGroup(page);
  await expect(page.getByText("1 of 2 sessions (50 %)").first()).toBeVisible();

  // Probes of both, by keyboard alone.
  await page.goto("#/groups");
  await page.getByRole("link", { name: "Tuesday lunch" }).click();
  await page.getByRole("button", { name: "Enter probes" }).focus();
  await page.keyboard.press("Enter");
  const probes = page.getByRole("dialog", { name: "Enter probes" });
  await expect(probes.getByLabel("Measure")).toBeFocused();
  await expect(probes.getByText("No open goal of this measure: Given2 Rivera, Given3 Rivera, Given4 Rivera.")).toBeVisible();
  await accessible(page);
  await picture(page, "group-probes");
  await anyway(probes, ago(0));
  const first = probes.getByLabel("Score of Given0 Rivera");
  while (!(await first.evaluate((field) => field === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await page.keyboard.type("21");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(probes.getByRole("link", { name: "A score is from 0 to 20" })).toBeVisible();
  await probes.getByRole("link", { name: "A score is from 0 to 20" }).press("Enter");
  await expect(probes.getByLabel("Score of Given1 Rivera")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2");
  await page.keyboard.press("ArrowUp");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 probes are saved.")).toBeVisible();
  await accessible(page);
  await picture(page, "group");

  // The member's own file tells it, and names nobody else.
  await findStudent(page, "given0", "Rivera, Given0");
  const timeline = page.getByRole("list", { name: "What happened" });
  await expect(timeline.getByText(/^Session of Tuesday lunch on/)).toHaveCount(2);
  await expect(timeline.getByText("We practised with […] and Given0.")).toBeVisible();
  await expect(timeline.getByText("Asked twice, once […].")).toBeVisible();
  await expect(timeline).not.toContainText(/Given[1-4]/);
  await findStudent(page, "given3", "Rivera, Given3");
  await expect(page.getByText(/^Absent from Tuesday lunch on/)).toBeVisible();
});

test("daily cards are scored in a grid, and every member has a line", async ({ newPerson }) => {
  const page = await counselorWith(newPerson, family("Rivera", 5));
  await page.goto("#/groups/new");
  await page.getByLabel("Name", { exact: true }).fill("Good start");
  await page.getByLabel("Check-in/check-out").check();
  await addMembers(page, ["Given0", "Given1"]);
  await page.getByLabel("Expectations on the daily card").fill("I begin when asked\nI use kind words");
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("link", { name: "Write three to five expectations, one a line" })).toBeVisible();
  await page.getByLabel("Expectations on the daily card").fill("I begin when asked\nI use kind words\nI finish");
  await page.getByRole("button", { name: "Save the group" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Good start" })).toBeVisible();

  await page.getByRole("button", { name: "Enter the cards" }).click();
  const cards = page.getByRole("dialog", { name: "Enter the cards" });
  await cards.getByLabel("Morning").check();
  await cards.getByLabel("Given0 Rivera, I begin when asked").focus();
  for (const points of ["2", "2", "1"]) {
    await page.keyboard.type(points);
    await page.keyboard.press("ArrowRight");
  }
  await expect(cards.getByText("83 %")).toBeVisible();
  await cards.getByLabel("Given1 Rivera, I finish").fill("3");
  await cards.getByRole("button", { name: "Save the cards" }).click();
  await expect(cards.getByRole("link", { name: "Enter 0, 1 or 2" })).toBeVisible();
  await cards.getByLabel("Given1 Rivera, I finish").fill("1");
  await accessible(page);
  await picture(page, "group-cards");
  await cards.getByRole("button", { name: "Save the cards" }).click();
  await expect(page.getByText("2 cards are saved.")).toBeVisible();
  await expect(page.getByText("1 of 1 days")).toBeVisible();
  await accessible(page);
  await findStudent(page, "given0", "Rivera, Given0");
  await expect(page.getByText(/: 83 % of the points$/)).toBeVisible();
});
