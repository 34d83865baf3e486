// What is arranged for a student reaches the teacher, who says that they have read it; what changes is to be read again.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, joinTeam } from "../students";

test("a teacher reads an accommodation, and the counselor sees it", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await joinTeam(counselor, "Ben Sample");

  const card = counselor.getByRole("region", { name: "Accommodations" });
  await card.getByRole("button", { name: "Add an accommodation" }).click();
  const form = counselor.getByRole("dialog", { name: "Add an accommodation" });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form.getByRole("link", { name: "Say what is arranged" })).toBeVisible();
  await form.getByLabel("What is arranged?").fill("Half as much time again in tests");
  await form.getByLabel("Where").fill("Every subject");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(card.getByText("Not read yet by: Ben Sample")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "accommodations");

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "Read what helps Lucía Álvarez in your lessons" }).click();
  await teacher.getByRole("button", { name: "I have read this" }).click();
  await expect(teacher.getByText("Read by everyone")).toBeVisible();
  await teacher.getByRole("link", { name: "A page for the classroom" }).click();
  await expect(teacher.getByText("Half as much time again in tests")).toBeVisible();
  await accessible(teacher);
  await picture(teacher, "classroom-sheet");

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await expect(card.getByText("Read by everyone")).toBeVisible();
  await card.getByRole("listitem").getByRole("button", { name: "Edit" }).click();
  await counselor.getByLabel("What is arranged?").fill("Twice the time in tests");
  await counselor.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(card.getByText("Not read yet by: Ben Sample")).toBeVisible();
});
