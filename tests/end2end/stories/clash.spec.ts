// Two people change one field apart; both versions wait until a person chooses, and then both hold the same.
import { accessible, expect, picture, test } from "../fixtures";
import { settle, share, takeIn } from "../people";
import { findStudent, twoCounselors, writeStrengths } from "../students";

test("a clash is shown, settled by a person, and settled for both", async ({ newPerson }) => {
  const { counselor, colleague } = await twoCounselors(newPerson);
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");

  await findStudent(counselor, "alvarez", "Álvarez, Lucía");
  await writeStrengths(counselor, "Patient with younger students");
  await findStudent(colleague, "alvarez", "Álvarez, Lucía");
  await writeStrengths(colleague, "Draws beautifully");
  await takeIn(counselor, await share(colleague, "Ada Example"), "Ben Sample");

  await counselor.goto("#/clashes");
  await expect(counselor.getByText("1 thing to settle")).toBeVisible();
  await expect(counselor.getByLabel("Patient with younger students")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "clash");
  await settle(counselor, "Draws beautifully");

  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await colleague.goto("#/clashes");
  await expect(colleague.getByText("Nothing clashes")).toBeVisible();
  await findStudent(colleague, "alvarez", "Álvarez, Lucía");
  await expect(colleague.getByText("Draws beautifully")).toBeVisible();
});
