// From a worry to a plan that works: a teacher refers, colleagues say what they see, a team plans, measures and reviews, and
// what is arranged is read by the teacher. Told in both languages.
import type { Page } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type NewPerson, accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, invite, join as joins, share, takeIn } from "../people";
import { ago, anyway } from "../plans";
import { counselorWith, joinTeam } from "../students";
import { type Say, speaking } from "../words";

const STUDENT = "Lucía Álvarez";
/** Nine weekly probes each: reading stays where it began, leaving the room does not become rarer. */
const READING = [30, 29, 31, 32, 31, 30, 31, 32, 31];
const LEAVING = [6, 5, 6, 6, 7, 6, 6, 7, 6];

/** Opens the student's page. */
async function toStudent(page: Page, say: Say) {
  await page.goto("#/students");
  await page.getByRole("searchbox", { name: say("Find a student", {}, "students") }).fill("lucia");
  await page.getByRole("link", { name: "Álvarez, Lucía", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: say("What happened") })).toBeVisible();
}

/** Speaks the story's language from here on, or English for what every story does alike. */
async function speak(page: Page, name: "English" | "Español") {
  const button = page.getByRole("button", { name, exact: true });
  if (await button.isVisible()) await button.click();
  await expect(button).toHaveCount(0);
}

/** Carries what one person has to another. */
async function carry(from: Page, by: string, to: Page, whom: string, own: "English" | "Español") {
  await speak(from, "English");
  await speak(to, "English");
  await takeIn(to, await share(from, whom), by);
  await speak(from, own);
  await speak(to, own);
}

/** A colleague who has joined the school of the counselor. */
async function colleague(newPerson: NewPerson, counselor: Page, name: string, role: string) {
  const page = await newPerson(name);
  await opened(page);
  await confirm(counselor, await joins(page, await invite(counselor, name, role)));
  return page;
}

async function addGoal(page: Page, say: Say, goal: { what: string; measure: string; down: boolean; target: string }) {
  await page.getByRole("button", { name: say("Add a goal") }).click();
  const form = page.getByRole("dialog", { name: say("Add a goal") });
  await form.getByLabel(say("What will the student do?")).fill(goal.what);
  await form.getByLabel(say("What is measured")).fill(goal.measure);
  if (goal.down) await form.getByLabel(say("Less", {}, "plans"), { exact: true }).check();
  await form.getByLabel(say("Target"), { exact: true }).fill(goal.target);
  await form.getByLabel(say("By when"), { exact: true }).fill(ago(-140));
  await form.getByRole("button", { name: say("Save", {}, "plans"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: goal.what })).toBeVisible();
}

/** Enters nine weekly probes of a goal. */
async function probe(page: Page, say: Say, what: string, scores: number[]) {
  const card = page.getByRole("region", { name: what });
  for (const [week, score] of scores.entries()) {
    const day = ago(63 - 7 * week);
    await card.getByLabel(say("Day", {}, "plans"), { exact: true }).fill(day);
    await anyway(card, day, say("It was on this day all the same"));
    const field = card.getByLabel(new RegExp(`^${say("Score: {measure}", { measure: "" }).trim()}`));
    await field.fill(String(score));
    await card.getByRole("button", { name: say("Add the probe") }).click();
    await expect(field).toHaveValue("");
  }
}

for (const [language, own] of [
  ["en", "English"],
  ["es", "Español"],
] as const)
  test(`a student is referred, supported and followed, ${own}`, async ({ newPerson }) => {
    test.setTimeout(900_000);
    const say = speaking(language);
    const counselor = await counselorWith(newPerson);
    const teacher = await colleague(newPerson, counselor, "Ben Sample", "Teacher");
    const nurse = await colleague(newPerson, counselor, "Cora Nurse", "School nurse");
    const aide = await colleague(newPerson, counselor, "Dan Aide", "Paraprofessional");
    await carry(counselor, "Ada Example", teacher, "Ben Sample", own);

    // The teacher refers.
    await toStudent(teacher, say);
    await teacher.getByRole("link", { name: say("Refer"), exact: true }).click();
    await teacher.getByLabel(say("Soon"), { exact: true }).check();
    await teacher.getByLabel(say("Academic", {}, "referrals"), { exact: true }).check();
    await teacher.getByLabel(say("What did you see?", {}, "referrals.seen")).fill("Guesses at long words, then leaves the room.");
    await teacher.getByRole("button", { name: say("Send the referral") }).click();
    await expect(teacher.getByRole("heading", { level: 1, name: say("Referral about {name}", { name: STUDENT }) })).toBeVisible();
    await carry(teacher, "Ben Sample", counselor, "Ada Example", own);

    // The counselor accepts with a reply, and asks three colleagues.
    await counselor.goto("#/");
    await counselor.getByRole("link", { name: say("A referral about {name} waits for an answer", { name: STUDENT }) }).click();
    await counselor.getByLabel(say("Accept it")).check();
    await counselor.getByLabel(say("What do you tell the person who referred?")).fill("Thank you. We begin on Monday.");
    await counselor.getByRole("button", { name: say("Save the answer", {}, "referrals.save_answer") }).click();
    await expect(counselor.getByText("Thank you. We begin on Monday.").first()).toBeVisible();
    await counselor.getByRole("button", { name: say("Ask colleagues", {}, "referrals.ask"), exact: true }).click();
    const asking = counselor.getByRole("dialog", { name: say("Ask colleagues", {}, "referrals.ask") });
    for (const name of ["Ben Sample", "Cora Nurse", "Dan Aide"]) await asking.getByLabel(name).check();
    await asking.getByRole("button", { name: say("Ask", {}, "referrals"), exact: true }).click();
    await expect(asking).toBeHidden();
    const referral = new URL(counselor.url()).hash;
    for (const [page, name, words] of [
      [teacher, "Ben Sample", "Reads short words well."],
      [nurse, "Cora Nurse", "Her glasses are two years old."],
      [aide, "Dan Aide", "Calm when the page is covered."],
    ] as const) {
      await carry(counselor, "Ada Example", page, name, own);
      await page.goto("#/");
      await page.getByRole("link", { name: say("{by} asks what you see of {name}", { by: "Ada Example", name: STUDENT }) }).click();
      await page.getByLabel(say("Strengths", {}, "referrals.area")).fill(words);
      await page.getByRole("button", { name: say("Save the answer", {}, "referrals.contribute_save") }).click();
      await expect(page.getByRole("heading", { level: 2, name: say("What waits for you") })).toBeVisible();
      await carry(page, name, counselor, "Ada Example", own);
    }
    await counselor.goto(referral);
    const beside = counselor.getByRole("table", { name: say("What colleagues see") });
    for (const name of ["Ben Sample", "Cora Nurse", "Dan Aide"])
      await expect(beside.getByRole("columnheader", { name })).toBeVisible();
    // The referrer sees the state and the reply.
    await teacher.goto(referral);
    await expect(teacher.getByText("Thank you. We begin on Monday.").first()).toBeVisible();
    await expect(teacher.getByText(say("Accepted", {}, "referrals")).first()).toBeVisible();

    // A plan with two goals: one should rise, one should fall.
    await toStudent(counselor, say);
    await counselor.getByRole("link", { name: say("Plan", {}, "students"), exact: true }).click();
    await counselor.getByRole("button", { name: say("Begin a plan", {}, "plans") }).click();
    const plan = counselor.getByRole("dialog", { name: say("Begin a plan", {}, "plans") });
    await plan.getByLabel(say("Tier 2", {}, "plans")).check();
    await plan.getByLabel(say("First day", {}, "plans.began")).fill(ago(63));
    await plan.getByRole("button", { name: say("Save", {}, "plans"), exact: true }).click();
    await expect(plan).toBeHidden();
    const reading = { what: "Read a grade 2 text aloud", measure: "Words read correctly", down: false, target: "60" };
    const staying = { what: "Stay in the room", measure: "Times she leaves", down: true, target: "1" };
    await addGoal(counselor, say, reading);
    await addGoal(counselor, say, staying);
    const card = counselor.getByRole("region", { name: reading.what });
    await card.getByRole("button", { name: say("Add an intervention") }).click();
    const added = counselor.getByRole("dialog", { name: say("Add an intervention") });
    await added.getByLabel(say("Name", {}, "plans"), { exact: true }).fill("Reading twice");
    await added.getByLabel(say("Minutes each time")).fill("20");
    await added.getByLabel(say("Times a week")).fill("1");
    await added.getByLabel(say("First day", {}, "plans")).fill(ago(63));
    await added.getByRole("button", { name: say("Save", {}, "plans"), exact: true }).click();
    await expect(added).toBeHidden();

    // Eight weeks of probes. What was not delivered cannot be judged; what was, can.
    await probe(counselor, say, reading.what, READING);
    await probe(counselor, say, staying.what, LEAVING);
    await expect(card.getByText(say("The last {points} probes are on the wrong side of the goal line, but too l…", { points: "4" }))).toBeVisible();
    for (let week = 1; week < 9; week += 1) {
      await card.getByRole("button", { name: say("Log a session") }).click();
      const session = counselor.getByRole("dialog");
      const day = ago(63 - 7 * week);
      await session.getByLabel(say("Day", {}, "plans"), { exact: true }).fill(day);
      await anyway(session, day, say("It was on this day all the same"));
      await session.getByRole("button", { name: say("Save the session") }).click();
      await expect(session).toBeHidden();
    }
    await expect(card.getByText(say("The last {points} probes are all on the wrong side…", { points: "4" }))).toBeVisible();
    await card.getByText(say("The numbers behind it")).click();
    await expect(card.getByText(/8 (of|de) 9 .*\(89 %\)/).first()).toBeVisible();
    // The goal that should fall says the same from above its line.
    const other = counselor.getByRole("region", { name: staying.what });
    await expect(other.getByText(say("The last {points} probes are all on the wrong side…", { points: "4" }))).toBeVisible();
    await accessible(counselor);
    await picture(counselor, `support-plan-${language}`);

    await counselor.getByRole("button", { name: say("Hold a review") }).click();
    const review = counselor.getByRole("dialog", { name: say("Hold a review") });
    await review.getByLabel(say("What changed?")).fill("She asks for a break now.");
    await review.getByLabel(say("What comes next?")).fill("Ada tries phonics from Monday.");
    await review.getByRole("button", { name: say("Save the review") }).click();
    await expect(counselor.getByText("Ada tries phonics from Monday.")).toBeVisible();

    // The recap of the day goes on paper.
    await counselor.goto("#/recap");
    await expect(counselor.getByRole("region", { name: STUDENT })).toBeVisible();
    const pdf = await counselor.pdf({ format: "Letter" });
    const { results } = test.info().config.metadata as { results: string };
    await writeFile(join(results, "pictures", `support-recap-${language}.pdf`), pdf);
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThanOrEqual(2);

    // What is arranged reaches the teacher, and that they have read it comes back.
    await speak(counselor, "English");
    await toStudent(counselor, speaking("en"));
    await joinTeam(counselor, "Ben Sample");
    await speak(counselor, own);
    await counselor.getByRole("button", { name: say("Add an accommodation") }).click();
    const arranged = counselor.getByRole("dialog", { name: say("Add an accommodation") });
    await arranged.getByLabel(say("What is arranged?")).fill("Half as much time again in tests");
    await arranged.getByRole("button", { name: say("Save", {}, "students"), exact: true }).click();
    await expect(arranged).toBeHidden();
    await carry(counselor, "Ada Example", teacher, "Ben Sample", own);
    await teacher.goto("#/");
    await teacher.getByRole("link", { name: say("Read what helps {name} in your lessons", { name: STUDENT }) }).click();
    await teacher.getByRole("button", { name: say("I have read this") }).click();
    await expect(teacher.getByText(say("Read by everyone"))).toBeVisible();
    await carry(teacher, "Ben Sample", counselor, "Ada Example", own);
    await toStudent(counselor, say);
    await expect(counselor.getByText(say("Read by everyone"))).toBeVisible();
  });
