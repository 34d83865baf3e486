// Two people change one field apart; both versions wait until a person chooses, and then both hold the same.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, foundSchool, invite, join, share, takeIn } from "../people";
import { bringRoster, findStudent } from "../students";
import type { Page } from "@playwright/test";

async function writeStrengths(page: Page, strengths: string) {
  await findStudent(page, "alvarez", "Álvarez, Lucía");
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByLabel("Strengths", { exact: true }).fill(strengths);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(strengths)).toBeVisible();
}

test("a clash is shown, settled by a person, and settled for both", async ({ newPerson }) => {
  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");
  await bringRoster(counselor);
  await counselor.getByRole("button", { name: /^Import \d+ change/ }).click();
  await expect(counselor.getByRole("link", { name: "See the students" })).toBeVisible();
  const invitation = await invite(counselor, "Ben Sample", "School counselor");
  const colleague = await newPerson("colleague");
  await opened(colleague);
  await confirm(counselor, await join(colleague, invitation));
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");

  await writeStrengths(counselor, "Patient with younger students");
  await writeStrengths(colleague, "Draws beautifully");
  await takeIn(counselor, await share(colleague, "Ada Example"), "Ben Sample");

  await counselor.goto("#/clashes");
  await expect(counselor.getByText("1 thing to settle")).toBeVisible();
  await expect(counselor.getByLabel("Patient with younger students")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "clash");
  await counselor.getByLabel("Draws beautifully").check();
  await counselor.getByRole("button", { name: "Settle" }).click();
  await expect(counselor.getByText("Nothing clashes")).toBeVisible();

  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await colleague.goto("#/clashes");
  await expect(colleague.getByText("Nothing clashes")).toBeVisible();
  await findStudent(colleague, "alvarez", "Álvarez, Lucía");
  await expect(colleague.getByText("Draws beautifully")).toBeVisible();
});
