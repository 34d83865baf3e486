// The counselor asks a teacher for what they see, without showing the referral, and reads the answers side by side.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, refer } from "../students";

test("a teacher is asked about a student, answers area by area, and never sees the referral", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await refer(counselor, "Cries before the first lesson.");

  const asked = counselor.getByRole("region", { name: "What colleagues see" });
  await asked.getByRole("button", { name: "Ask colleagues" }).click();
  const form = counselor.getByRole("dialog", { name: "Ask colleagues" });
  await form.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(form.getByText("Choose at least one person")).toBeVisible();
  await form.getByLabel("Ben Sample").check();
  await form.getByLabel("What do you want to know?").fill("How does the morning go in your room?");
  await accessible(counselor);
  await form.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(asked.getByText("Ben Sample has not answered yet.")).toBeVisible();

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/referrals");
  await expect(teacher.getByText("Cries before the first lesson.")).toHaveCount(0);
  await expect(teacher.getByRole("link", { name: "Lucía Álvarez" })).toHaveCount(0);
  // Nor can a teacher make themselves a reader of all that is held about the student.
  const place = new URL(counselor.url()).hash;
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await teacher.goto(new URL(counselor.url()).hash.replace("students", "plans"));
  await expect(teacher.getByText("No plan yet")).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Begin a plan" })).toHaveCount(0);
  await counselor.goto(place);
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "Ada Example asks what you see of Lucía Álvarez" }).click();
  await expect(teacher.getByText("How does the morning go in your room?")).toBeVisible();
  await teacher.getByRole("button", { name: "Save the answer" }).click();
  await expect(teacher.getByRole("alert")).toContainText("Write about at least one area");
  await accessible(teacher);
  await picture(teacher, "contribute");
  await teacher.getByLabel("Strengths").fill("Helps others find their books.");
  await teacher.getByLabel("Taking part").fill("Speaks from the second lesson on.");
  await teacher.getByRole("button", { name: "Save the answer" }).click();
  await expect(teacher.getByText("asks what you see")).toHaveCount(0);

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/referrals");
  await counselor.getByRole("link", { name: "Lucía Álvarez" }).click();
  const table = asked.getByRole("table", { name: "What colleagues see" });
  await expect(table.getByRole("columnheader", { name: "Ben Sample" })).toBeVisible();
  await expect(table.getByRole("row", { name: /^Strengths Helps others find their books\./ })).toBeVisible();
  await expect(table.getByRole("row")).toHaveCount(3);
  await accessible(counselor);
  await picture(counselor, "side-by-side");
});
