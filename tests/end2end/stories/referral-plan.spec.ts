// An accepted referral leads to a plan: what was written comes along, and the referral says that support has begun.
import { accessible, expect, picture, test } from "../fixtures";
import { counselorWith, findStudent, refer } from "../students";

test("a plan is begun from a referral, which moves to In support with it", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await refer(page, "Cries before the first lesson.");
  const referral = new URL(page.url()).hash;
  await expect(page.getByRole("link", { name: "Begin a plan" })).toHaveCount(0);
  await page.getByRole("radio", { name: "Accept it", exact: true }).check();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText("the referral moves to In support")).toBeVisible();
  await accessible(page);
  await picture(page, "referral-accepted");

  await page.getByRole("link", { name: "Begin a plan" }).click();
  await page.getByRole("button", { name: "Begin a plan" }).click();
  const form = page.getByRole("dialog", { name: "Begin a plan" });
  await expect(form.getByLabel("What should change")).toHaveValue("Cries before the first lesson.");
  await expect(form.getByLabel(/^This plan answers the referral of/)).toBeChecked();
  await form.getByLabel("Tier 2").check();
  await accessible(page);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();

  await page.goto(referral);
  const stands = page.getByRole("region", { name: "Where it stands" });
  await expect(stands.getByRole("listitem")).toHaveText([/^New/, /^Accepted/, /^In support/]);
  await expect(page.getByText("the referral moves to In support")).toHaveCount(0);
  await stands.getByRole("link", { name: "Open the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plan of Lucía Álvarez" })).toBeVisible();
});
