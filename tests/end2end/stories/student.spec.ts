// A counselor brings a roster, finds a student, writes down what they saw, and answers a referral.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { foundSchool } from "../people";
import { bringRoster, counselorWith, findStudent, refer } from "../students";

test("a roster comes in with a preview, and a second time changes nothing", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await foundSchool(page, "Hillside School", "Ada Example");

  await bringRoster(page);
  await expect(page.getByRole("row", { name: /^Students 3 0 0 0/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "1 row cannot be used" })).toBeVisible();
  await accessible(page);
  await picture(page, "roster-preview");
  await page.getByRole("button", { name: /^Import \d+ change/ }).click();
  await page.getByRole("link", { name: "See the students" }).click();
  await expect(page.getByRole("link", { name: "Álvarez, Lucía" })).toBeVisible();
  await accessible(page);
  await picture(page, "students");

  await bringRoster(page);
  await expect(page.getByText("Nothing would change")).toBeVisible();
});

test("an observation and a referral stand in the student's timeline", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);

  await findStudent(page, "alvarez lu", "Álvarez, Lucía");
  await page.getByRole("button", { name: "Write an observation" }).click();
  await page.getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByText("Write what you saw, or what the student did.")).toBeVisible();
  await page.getByLabel("What did you see?").fill("Explained slope to her table.");
  await page.getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Explained slope to her table.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Write an observation" })).toBeFocused();
  await accessible(page);
  await picture(page, "student");

  await refer(page, "Has been leaving before lunch.");
  await accessible(page);
  await picture(page, "referral");
  await page.getByLabel("Decline it, and say why").check();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText("Write a word of explanation.")).toBeVisible();
  await page.getByLabel("Accept it").check();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText("Ada Example: Accepted")).toBeVisible();
  await page.getByRole("link", { name: "Open the student’s page" }).click();
  await expect(page.getByText("Ada Example answered a referral: Accepted")).toBeVisible();
});

test("safety now stops the form", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/referrals/new");
  await page.getByRole("searchbox").fill("noah");
  await page.getByRole("link", { name: /Noah/ }).click();
  await page.getByLabel("Safety now").check();
  await expect(page.getByText("This form alerts nobody. Go to a person now.")).toBeVisible();
  await expect(page.getByText("988", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the referral" })).toHaveCount(0);
  await accessible(page);
  await picture(page, "safety-now");
});
