// What is seen of a student has a kind, may say what came before and what followed, and stands side by side by role.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { Steps, confirm, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, joinTeam } from "../students";

test("several roles see a student, and the page says who is not heard", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await joinTeam(counselor, "Ben Sample");

  // The plain case takes three steps.
  const steps = new Steps(counselor);
  await steps.press("button", "Write an observation");
  await steps.fill("What did you see?", "Waited for the others at the door.");
  await steps.press("button", "Save observation");
  expect(steps.count).toBeLessThanOrEqual(3);
  await expect(counselor.getByText("Ada Example wrote an observation")).toBeVisible();

  await counselor.getByRole("link", { name: "Side by side" }).click();
  await expect(counselor.getByText("Nobody has written as: Teacher, Family, as told")).toBeVisible();
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");

  // A teacher writes down what came before and what followed, and a strength.
  await findStudent(teacher, "lucia", "Álvarez, Lucía");
  await teacher.getByRole("button", { name: "Write an observation" }).click();
  const form = teacher.getByRole("dialog", { name: "Write an observation" });
  await form.getByLabel("A concern").check();
  await form.getByLabel("Where").fill("Hallway");
  await form.getByText("Before, during and after").click();
  await form.getByLabel("What came before").fill("The bell rang early.");
  await form.getByLabel("What the student did").fill("Sat down on the floor.");
  await form.getByLabel("What followed").fill("A classmate waited with her.");
  await accessible(teacher);
  await picture(teacher, "observation-sequence");
  await form.getByRole("button", { name: "Save observation" }).click();
  await expect(form).toBeHidden();
  await expect(teacher.getByText("Ben Sample wrote down a concern · Hallway")).toBeVisible();
  await expect(teacher.getByText("What came before: The bell rang early.")).toBeVisible();
  await teacher.getByRole("button", { name: "Write an observation" }).click();
  await form.getByLabel("What did you see?").fill("Explained the map to a new student.");
  await form.getByLabel("This shows a strength").check();
  await form.getByRole("button", { name: "Save observation" }).click();
  await expect(teacher.getByText("Ben Sample saw a strength")).toBeVisible();

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("button", { name: "Strengths", exact: true }).click();
  await expect(counselor.getByText("Explained the map to a new student.")).toBeVisible();
  await expect(counselor.getByText("Sat down on the floor.")).toHaveCount(0);
  await counselor.getByRole("link", { name: "Family contact" }).click();
  await counselor.getByLabel("What the family said").fill("She sleeps better since spring.");
  await counselor.getByRole("button", { name: "Save the contact" }).click();
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("link", { name: "Side by side" }).click();
  await expect(counselor.getByText("Everyone who has to do with this student is heard here.")).toBeVisible();
  const seen = counselor.getByRole("region", { name: "Teacher" }).getByRole("listitem");
  await expect(seen).toHaveCount(2);
  await expect(seen.first()).toContainText("Explained the map to a new student.");
  await expect(counselor.getByRole("region", { name: "Family, as told" })).toContainText("She sleeps better since spring.");
  await expect(counselor.getByRole("region", { name: "School counselor" })).toContainText("Waited for the others");
  await accessible(counselor);
  await picture(counselor, "side-by-side-roles");
  await counselor.setViewportSize({ width: 390, height: 844 });
  await accessible(counselor);
  await picture(counselor, "side-by-side-roles-phone");
});
