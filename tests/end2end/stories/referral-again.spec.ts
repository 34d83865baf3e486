// A student who has been referred already: whoever begins another referral is told, and may add to the first one.
import { accessible, expect, picture, test } from "../fixtures";
import { counselorWith, findStudent, refer } from "../students";

test("a second referral of a student becomes a message in the first, or is sent all the same", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Refer", exact: true }).click();
  await expect(page.getByText("has been referred already")).toHaveCount(0);
  await page.goto("#/students");
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await refer(page, "Cries before the first lesson.");
  const first = page.url();

  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Refer", exact: true }).click();
  const told = page.getByRole("main").filter({ hasText: "Lucía Álvarez has been referred already" });
  await expect(told.getByText(/^Made by Ada Example on/)).toBeVisible();
  await expect(told.getByText("New", { exact: true })).toBeVisible();
  await accessible(page);
  await picture(page, "referred-already");
  await page.getByLabel("What did you see?").fill("Now also left without a word at noon.");
  await page.getByLabel("What has been tried").fill("A quiet word.");
  await page.getByRole("button", { name: "Add to it" }).click();
  expect(page.url()).toBe(first);
  const message = page.getByLabel("Write a message");
  await expect(message).toHaveValue("Now also left without a word at noon.\nA quiet word.");
  await page.getByRole("button", { name: "Save the message" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "left without a word" })).toBeVisible();

  // Nothing is left in the form, and it can still be sent.
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Refer", exact: true }).click();
  await expect(page.getByLabel("What did you see?")).toHaveValue("");
  await page.goto("#/students");
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await refer(page, "A new matter.");
  await page.goto("#/referrals");
  await expect(page.getByRole("main").getByRole("link", { name: "Lucía Álvarez" })).toHaveCount(2);
});
