// What a school does when someone is not safe now: written once, read by everybody, on paper, and where a referral stops.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, expectToday, invite, join, share, takeIn } from "../people";
import { counselorWith } from "../students";

const REMINDER = /The school has no safety protocol here yet/;
const PROTOCOL = "Stay with the student.\nAn adult walks to room 4 and tells the principal.";

/** The numbers to call on the page, in order. */
const numbers = (page: Page) => page.getByRole("main").getByRole("definition");

/** Begins a referral about a student, and says that someone is not safe now. */
async function stop(page: Page) {
  await page.goto("#/referrals/new");
  await page.getByRole("link", { name: /Mia Duong/ }).click();
  await page.getByLabel("Safety now").check();
  await expect(page.getByText("This form alerts nobody. Go to a person now.")).toBeVisible();
}

test("a school writes its own protocol, and its staff find it where they need it", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));

  // Nothing is set: the form says so plainly, and shows the usual numbers.
  await stop(counselor);
  await expect(counselor.getByText("The school has not written its own protocol here yet.")).toBeVisible();
  await expect(counselor.getByText("these are the usual ones in the United States")).toBeVisible();
  await expect(numbers(counselor)).toHaveText(["911", "988", "988, press 2"]);

  await counselor.goto("#/");
  await counselor.getByRole("link", { name: REMINDER }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "When someone is not safe now" })).toBeVisible();
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Edit the protocol" }).click();
  const form = counselor.getByRole("dialog", { name: "Edit the protocol" });
  await form.getByLabel("What does this school do?").fill(PROTOCOL);
  await form.getByRole("button", { name: "Begin with the usual numbers" }).click();
  await form.getByRole("button", { name: "Add a number" }).click();
  await form.getByLabel("Whose number").nth(3).fill("Front office, day/night");
  await form.getByLabel("Number", { exact: true }).nth(3).fill("555-0100");
  for (const place of [4, 3, 2]) await form.getByRole("button", { name: `Move number ${place} up` }).click();
  await form.getByRole("button", { name: "Remove number 3" }).click();
  await accessible(counselor);
  await picture(counselor, "safety-form");

  // What was typed is there again after the form was left.
  await counselor.keyboard.press("Escape");
  await counselor.goto("#/students");
  await counselor.goto("#/safety");
  await counselor.getByRole("button", { name: "Edit the protocol" }).click();
  await expect(form.getByLabel("Number", { exact: true })).toHaveCount(3);
  await form.getByRole("button", { name: "Save the protocol" }).click();
  await expect(form).toBeHidden();
  await expect(numbers(counselor)).toHaveText(["555-0100", "911", "988, press 2"]);
  await expect(counselor.getByText("An adult walks to room 4")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "safety");
  const paper = (await counselor.pdf({ format: "Letter" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);

  await counselor.goto("#/");
  await expectToday(counselor);
  await expect(counselor.getByRole("link", { name: REMINDER })).toHaveCount(0);

  // A teacher reads it, on its page and where a referral stops, and is neither reminded nor able to change it.
  await expect(teacher.getByRole("link", { name: REMINDER })).toHaveCount(0);
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.getByRole("navigation").getByRole("link", { name: "Safety now" }).first().click();
  await expect(teacher.getByText("An adult walks to room 4")).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Edit the protocol" })).toHaveCount(0);
  await stop(teacher);
  await expect(numbers(teacher)).toHaveText(["555-0100", "911", "988, press 2"]);
  await expect(teacher.getByRole("button", { name: "Send the referral" })).toHaveCount(0);
  await accessible(teacher);
});
