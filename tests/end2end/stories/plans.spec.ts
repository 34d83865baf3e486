// A team supports a student: a plan with a goal, weeks of probes and sessions, and what the four-point rule makes of them.
import type { Page } from "@playwright/test";
import { accessible, expect, picture, test } from "../fixtures";
import { expectToday, lock, touch, unlock } from "../people";
import { addIntervention, ago, anyway, beginPlan, setGoal } from "../plans";
import { counselorWith, findStudent } from "../students";

/** Nine weekly probes, the first nine weeks ago: they stay near 30, and the line leads up. */
const SCORES = [30, 29, 31, 32, 31, 30, 31, 32, 31];

async function logSession(page: Page, day: string) {
  await page.getByRole("button", { name: "Log a session" }).click();
  const form = page.getByRole("dialog", { name: /^Log a session/ });
  await form.getByLabel("Day", { exact: true }).fill(day);
  await anyway(form, day);
  await form.getByRole("button", { name: "Save the session" }).click();
  await expect(form).toBeHidden();
}

async function addProbe(page: Page, day: string, score: number) {
  await page.getByLabel("Day", { exact: true }).fill(day);
  await anyway(page, day);
  await page.getByLabel("Score: Words read correctly").fill(String(score));
  await page.getByRole("button", { name: "Add the probe" }).click();
  await expect(page.getByLabel("Score: Words read correctly")).toHaveValue("");
}

test("a plan is written, probes and sessions are entered, and the rule shows its arithmetic", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await beginPlan(page);
  await setGoal(page);
  await expect(page.getByText("3 more probes and the goal line can be drawn")).toBeVisible();
  await addIntervention(page);

  // What cannot be a probe is said, and nothing is kept.
  await page.getByLabel("Day", { exact: true }).fill(ago(-3));
  await page.getByLabel("Score: Words read correctly").fill("30");
  await page.getByRole("button", { name: "Add the probe" }).click();
  await expect(page.getByText("This day has not come yet")).toBeVisible();
  for (const [week, score] of SCORES.entries()) await addProbe(page, ago(63 - 7 * week), score);
  await page.getByLabel("Day", { exact: true }).fill(ago(63));
  await page.getByLabel("Score: Words read correctly").fill("30");
  await page.getByRole("button", { name: "Add the probe" }).click();
  await expect(page.getByText("There is a probe of this day already")).toBeVisible();

  // Nobody logged a session yet: what was delivered is nothing, and the numbers say so.
  await expect(page.getByText("too little was delivered to judge the intervention")).toBeVisible();
  await page.getByText("The numbers behind it").click();
  await expect(page.getByText("0 of 9 sessions (0 %)").first()).toBeVisible();
  await accessible(page);

  // The chart is read by the arrow keys, and stands as a table beside it.
  const chart = page.getByRole("application", { name: /^Words read correctly \(a minute\): 9 probes/ });
  await chart.focus();
  await page.keyboard.press("End");
  await expect(page.getByText(/: 31 a minute; goal line 36\.67, difference/)).toBeVisible();
  await page.keyboard.press("Home");
  await expect(page.getByText(/: 30 a minute; goal line 30, difference 0/)).toBeVisible();
  await page.locator("summary", { hasText: "Probes as a table" }).click();
  await expect(page.getByRole("table", { name: "Probes as a table" }).getByRole("row")).toHaveCount(10);

  // The first and the last week without one: 8 of 9 is more than four fifths.
  for (let week = 1; week < 9; week += 1) await logSession(page, ago(63 - 7 * week));
  await expect(page.getByText("Think of changing the intervention")).toBeVisible();
  await expect(page.getByText("8 of 9 sessions (89 %)").first()).toBeVisible();
  await expect(page.getByText("Median of the last three probes: 31.")).toBeVisible();
  await accessible(page);
  await page.getByRole("heading", { level: 1 }).scrollIntoViewIfNeeded();
  await picture(page, "plan");
  await page.setViewportSize({ width: 390, height: 844 });
  await accessible(page);
  await page.getByRole("application").scrollIntoViewIfNeeded();
  await picture(page, "plan-phone");
  await page.setViewportSize({ width: 1366, height: 768 });

  await page.getByRole("button", { name: "Write down a decision" }).click();
  const decision = page.getByRole("dialog", { name: "Write down a decision" });
  await decision.getByLabel("Change the intervention").check();
  await decision.getByLabel("Why").fill("He guesses at long words.");
  await decision.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Ada Example: Change the intervention.")).toBeVisible();

  await page.getByRole("button", { name: "Hold a review" }).click();
  const review = page.getByRole("dialog", { name: "Hold a review" });
  await review.getByLabel("What changed?").fill("Reads with more courage.");
  await review.getByLabel("What comes next?").fill("Ada tries phonics from Monday.");
  await review.getByLabel("Next review").fill(ago(-42));
  await review.getByRole("button", { name: "Save the review" }).click();
  await expect(page.getByText("Ada tries phonics from Monday.")).toBeVisible();

  // All of it is there after a lock, in the list, and in the student's timeline.
  await lock(page);
  await unlock(page);
  await expect(page.getByText("Ada tries phonics from Monday.")).toBeVisible({ timeout: 60_000 });
  await touch(page);
  await page.goto("#/plans");
  await expect(page.getByRole("link", { name: "Lucía Álvarez" })).toBeVisible();
  await accessible(page);
  await picture(page, "plans");
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await expect(page.getByText("Ada Example held a review of the plan")).toBeVisible();
});

test("a plan that nobody saved is kept as a draft, and speaks Spanish", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Begin a plan" }).click();
  await page.getByLabel("What should change").fill("Leaves the room when it is loud.");
  await page.keyboard.press("Escape");
  await page.goto("#/");
  await expectToday(page);
  await page.getByRole("link", { name: "You have not finished writing about Lucía Álvarez" }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("button", { name: "Empezar un plan" }).click();
  await expect(page.getByLabel("Qué debería cambiar")).toHaveValue("Leaves the room when it is loud.");
  await accessible(page);
  await picture(page, "plan-form-spanish");
});
