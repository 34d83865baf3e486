// A teacher refers: in under a minute on a device of theirs, or on paper, which somebody else types in.
import type { Page } from "@playwright/test";
import { type NewPerson, accessible, expect, opened, picture, test } from "../fixtures";
import { Steps, confirm, expectToday, invite, join, share, takeIn } from "../people";
import { counselorWith } from "../students";

/** The most that a teacher has to do from Today until a referral is sent: about a minute with what there is to write. */
const MOST_STEPS = 8;

/** A counselor with a roster, and Ben Sample, a teacher who has joined. */
async function counselorAndTeacher(newPerson: NewPerson) {
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  return { counselor, teacher };
}

/** The day so many days ago, as a field holds it. */
function ago(page: Page, days: number) {
  return page.evaluate((days) => {
    const day = new Date(Date.now() - days * 86_400_000);
    const two = (number: number) => `${number}`.padStart(2, "0");
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  }, days);
}

test("a teacher has referred a student in at most eight steps from Today", async ({ newPerson }) => {
  test.slow();
  const { counselor, teacher } = await counselorAndTeacher(newPerson);
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  const steps = new Steps(teacher);
  const navigation = teacher.getByRole("navigation").filter({ visible: true });
  steps.count += 1;
  await navigation.getByRole("link", { name: /^Referrals/ }).click();
  await steps.press("link", "Refer a student");
  await steps.fill("Find a student", "duong");
  await steps.press("link", /^Mia Duong/);
  for (const choice of ["Soon", "Academic"]) {
    steps.count += 1;
    await teacher.getByLabel(choice, { exact: true }).check();
  }
  await steps.fill("What did you see?", "Has handed in nothing since Monday.");
  await steps.press("button", "Send the referral");
  await expect(teacher.getByRole("heading", { level: 1, name: "Referral about Mia Duong" })).toBeVisible();
  expect(steps.count).toBeLessThanOrEqual(MOST_STEPS);

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/");
  await counselor.getByRole("link", { name: "A referral about Mia Duong waits for an answer" }).click();

  // The team asks for more; once the teacher has written, it is the team that is reminded.
  await counselor.getByRole("radio", { name: "Ask for more information" }).check();
  await counselor.getByLabel("What do you tell the person who referred?").fill("In every subject?");
  await counselor.getByRole("button", { name: "Save the answer" }).click();
  await expect(counselor.getByText("Needs information").first()).toBeVisible();
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "The team asks you for more about Mia Duong" }).click();
  await teacher.getByLabel("Write a message").fill("In all but art.");
  await teacher.getByRole("button", { name: "Save the message" }).click();
  await expect(teacher.getByRole("listitem").filter({ hasText: "In all but art." })).toBeVisible();
  await teacher.goto("#/");
  await expectToday(teacher);
  await expect(teacher.getByText("The team asks you for more")).toHaveCount(0);
  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/");
  await expect(counselor.getByRole("link", { name: "What you asked about Mia Duong is answered" })).toBeVisible();
});

test("a form on paper is printed on one page, typed in for who wrote it, and ages since its day", async ({ newPerson }) => {
  test.slow();
  const { counselor, teacher } = await counselorAndTeacher(newPerson);
  await counselor.goto("#/referrals/new");
  await counselor.getByRole("link", { name: "Blank form on paper" }).click();
  await expect(counselor.getByText("This paper alerts nobody.")).toBeVisible();
  await expect(counselor.getByText("Emergency: 911")).toBeVisible();
  await accessible(counselor);
  const paper = (await counselor.pdf({ format: "Letter" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await counselor.emulateMedia({ media: "print" });
  await picture(counselor, "referral-on-paper");
  await counselor.emulateMedia({ media: null });

  await counselor.goto("#/referrals/new");
  await counselor.getByRole("link", { name: /^Mia Duong/ }).click();
  await counselor.getByLabel("Routine", { exact: true }).check();
  await counselor.getByLabel("Academic").check();
  await counselor.getByLabel("What did you see?").fill("Has handed in nothing since Monday.");
  await counselor.getByLabel("I am typing this in from paper").check();
  await counselor.getByLabel("Day", { exact: true }).fill(await ago(counselor, -2));
  await counselor.getByRole("button", { name: "Send the referral" }).click();
  await expect(counselor.getByRole("link", { name: "Choose who wrote the form." })).toBeVisible();
  await expect(counselor.getByRole("link", { name: "Give the day on the form, today at the latest." })).toBeVisible();
  await accessible(counselor);
  await counselor.getByLabel("Who wrote it?").selectOption({ label: "Ben Sample" });
  await counselor.getByLabel("Day", { exact: true }).fill(await ago(counselor, 10));
  await counselor.getByRole("button", { name: "Send the referral" }).click();
  await expect(counselor.getByText(/^Made by Ben Sample on .* · Typed in by Ada Example$/)).toBeVisible();

  // It has waited since that day, and stands out on the board and in the list.
  await counselor.goto("#/referrals");
  const line = counselor.getByRole("row", { name: /Mia Duong/ });
  await expect(line).toContainText(/[678] school days/);
  await expect(line).toContainText("Ben Sample");
  await counselor.getByRole("button", { name: "Board", exact: true }).click();
  await expect(counselor.getByRole("region", { name: "New", exact: true }).getByRole("link")).toContainText(/[678] school days/);
  await accessible(counselor);

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/referrals");
  await teacher.getByLabel("Only mine").check();
  await teacher.getByRole("link", { name: "Mia Duong" }).click();
  await expect(teacher.getByText("Typed in by Ada Example")).toBeVisible();
});
