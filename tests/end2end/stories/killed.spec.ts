// A tab or an engine dies while something is saved or imported: what was there is there, and of the new all or nothing.
import type { Locator, Page } from "@playwright/test";
import { expect, opened, test } from "../fixtures";
import { bringFile, comeBack, crash, foundSchool, share, takeIn, toOpenFile, touch, unlock } from "../people";
import { beginGroupOf } from "../groups";
import { ago } from "../plans";
import { bringRoster, counselorWith, family, findStudent, importRoster, observe, twoCounselors } from "../students";

/** How many milliseconds after the click each death comes: the moments are what these stories try. */
const MOMENTS = [0, 3, 10, 30, 100, 300];

/**
 * Presses a button and ends the tab's whole process so many milliseconds later. Gives whether its last words were that
 * something is saved.
 */
async function pressAndDie(button: Locator, milliseconds: number, words: string | RegExp = "Observation saved.") {
  const page = button.page();
  const said = page.getByText(words);
  await expect(said, "what was saved before is not spoken of any more").toHaveCount(0);
  await button.click({ noWaitAfter: true, timeout: 60_000 });
  // Not a wait for something to be ready: the moment of death is what is tried.
  await page.waitForTimeout(milliseconds);
  const saidSaved = await said.first().isVisible();
  await crash(page);
  return saidSaved;
}

/** How many students of a family name the list holds. */
async function count(page: Page, name: string): Promise<number> {
  await page.goto("#/students");
  await page.getByRole("searchbox", { name: "Find a student" }).fill(name);
  const shown = page.getByRole("status").filter({ hasText: /^\d+ students?$/ });
  return Number((await shown.textContent())?.match(/^\d+/)?.[0]);
}

test("a tab that dies while a roster is imported leaves the old roster or the new", async ({ newPerson }) => {
  test.slow();
  let page = await counselorWith(newPerson, family("Zero", 400));
  let here = "Zero";
  for (const [round, moment] of MOMENTS.entries()) {
    const next = `Round${round}`;
    await bringRoster(page, family(next, 400));
    await pressAndDie(page.getByRole("button", { name: /^Import \d+ change/ }), moment);
    page = await comeBack(page);
    const counts = [await count(page, here), await count(page, next)];
    expect([[400, 0], [0, 400]], `killed after ${moment} ms`).toContainEqual(counts);
    if (counts[1]) here = next;
  }
});

test("a tab that dies while an observation is saved keeps all that was shown as saved", async ({ newPerson }) => {
  test.slow();
  let page = await counselorWith(newPerson, family("Zero", 3));
  await findStudent(page, "given1", "Zero, Given1");
  await observe(page, "Before everything.");
  const kept = ["Before everything."];
  for (const moment of MOMENTS) {
    const words = `Seen ${moment} ms before.`;
    await page.getByRole("button", { name: "Write an observation" }).click();
    await page.getByLabel("What did you see?").fill(words);
    const said = await pressAndDie(page.getByRole("button", { name: "Save observation" }), moment);
    page = await comeBack(page);
    await findStudent(page, "given1", "Zero, Given1");
    const there = await page.getByText(words).count();
    expect(there, `killed after ${moment} ms`).toBeLessThanOrEqual(1);
    if (said) expect(there, "it was shown as saved").toBe(1);
    if (there) kept.push(words);
    for (const earlier of kept) await expect(page.getByText(earlier)).toHaveCount(1);
  }
});

/** The moments of many deaths, the early ones close together. */
const MANY = [0, 1, 2, 4, 6, 8, 12, 16, 24, 40, 80, 200];

test("a tab that dies while a group's session is saved leaves it in the group and in each file, or nowhere", async ({ newPerson }) => {
  test.setTimeout(600_000);
  let page = await counselorWith(newPerson, family("Rivera", 3));
  const members = ["Given0", "Given1", "Given2"];
  await beginGroupOf(page, "Tuesday lunch", members, ago(40));
  let sessions = 0;
  for (const [round, moment] of MANY.entries()) {
    await page.goto("#/groups");
    await page.getByRole("link", { name: "Tuesday lunch" }).click();
    await page.getByRole("button", { name: "Log a session" }).click();
    const form = page.getByRole("dialog", { name: "Log a session" });
    await form.getByRole("textbox", { name: "Day" }).fill(ago(30 - round));
    await form.getByLabel("What was done").fill(`Round ${round}.`);
    const save = form.getByRole("button", { name: "Save the session" });
    const said = await pressAndDie(save, moment, /^The session is saved/);
    page = await comeBack(page);
    await page.goto("#/groups");
    await page.getByRole("link", { name: "Tuesday lunch" }).click();
    // The list holds the latest few: how often somebody was there tells of all.
    const row = page.getByRole("row", { name: /^Given0 Rivera/ });
    const there = Number(await row.getByRole("cell").first().textContent());
    expect([sessions, sessions + 1], `killed after ${moment} ms`).toContain(there);
    if (said) expect(there, "it was shown as saved").toBe(sessions + 1);
    sessions = there;
    // What the group has, each member's own file has, and no more.
    for (const member of members) {
      await findStudent(page, member.toLowerCase(), `Rivera, ${member}`);
      const timeline = page.getByRole("list", { name: "What happened" });
      await expect(timeline.getByText(/^Session of Tuesday lunch on/), `killed after ${moment} ms`).toHaveCount(sessions);
    }
  }
});

test("a tab that dies while a colleague's file is taken in has all of it or none", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague: first } = await twoCounselors(newPerson, family("Zero", 60));
  let colleague = first;
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  let name = "Zero";
  for (const moment of MOMENTS) {
    const words = `Sent ${moment} ms before.`;
    for (const student of ["1", "2"]) {
      await findStudent(counselor, `given${student}`, `${name}, Given${student}`);
      await observe(counselor, words);
    }
    const before = name;
    name = `Moment${moment}`;
    await importRoster(counselor, family(name, 60));
    const file = await share(counselor, "Ben Sample");
    await toOpenFile(colleague);
    await bringFile(colleague, file);
    await pressAndDie(colleague.getByRole("button", { name: "Take it in" }), moment);
    colleague = await comeBack(colleague);
    const renamed = (await count(colleague, name)) > 0;
    const there = [renamed];
    for (const student of ["1", "2"]) {
      await findStudent(colleague, `given${student}`, `${renamed ? name : before}, Given${student}`);
      there.push((await colleague.getByText(words).count()) === 1);
    }
    expect(new Set(there).size, `killed after ${moment} ms`).toBe(1);
    if (!there[0]) await takeIn(colleague, file, "Ada Example");
  }
});

test("an engine that dies says that the work is safe, and the school opens again", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("./");
  await opened(page);
  await foundSchool(page, "Hillside School", "Ada Example");
  await importRoster(page, family("Zero", 3));
  for (const moment of [0, 10, 40]) {
    await findStudent(page, "given1", "Zero, Given1");
    await page.getByRole("button", { name: "Write an observation" }).click();
    await page.getByLabel("What did you see?").fill(`Seen ${moment} ms before.`);
    await page.getByRole("button", { name: "Save observation" }).click({ noWaitAfter: true });
    const [engine] = page.workers();
    await engine.evaluate((after) => {
      setTimeout(() => {
        throw new Error("killed");
      }, after);
    }, moment);
    await expect(page.getByText("Everything you saved is safe.")).toBeVisible();
    await unlock(page);
    await expect(page.getByRole("button", { name: "Write an observation" })).toBeVisible({ timeout: 60_000 });
    await touch(page);
    await findStudent(page, "given1", "Zero, Given1");
    expect(await page.getByText(`Seen ${moment} ms before.`).count()).toBeLessThanOrEqual(1);
  }
  await context.close();
});
