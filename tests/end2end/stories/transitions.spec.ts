// A student moves up: who knows them is asked, it is put together, and the team that receives reads it and nothing else.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, expectToday, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, joinTeam } from "../students";

test("what a teacher knows goes with the student", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, await invite(counselor, "Ben Sample", "Teacher")));
  const receiver = await newPerson("receiver");
  await opened(receiver);
  await confirm(counselor, await join(receiver, await invite(counselor, "Cora Next", "Teacher")));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await joinTeam(counselor, "Ben Sample");

  await counselor.getByRole("link", { name: "Hand on to the next team or school" }).click();
  await counselor.getByRole("button", { name: "Begin and ask" }).click();
  await expect(counselor.getByRole("link", { name: "Write where the student goes." })).toBeVisible();
  await counselor.getByLabel("Where does the student go?").fill("Grade 12, Ms. Next’s team");
  await counselor.getByLabel("Day of the move").fill("2027-01-11");
  // Whoever is on the student's team is suggested.
  const ask = counselor.getByRole("group", { name: "Whom do you ask?" });
  await expect(ask.getByLabel("Ben Sample")).toBeChecked();
  await counselor.getByRole("group", { name: "Who receives it here?" }).getByLabel("Cora Next").check();
  await counselor.getByRole("button", { name: "Begin and ask" }).click();
  await expect(counselor.getByText("Ben Sample has not answered yet")).toBeVisible();

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "Hand on what you know of Lucía Álvarez" }).click();
  await teacher.getByRole("button", { name: "Save", exact: true }).click();
  await expect(teacher.getByRole("link", { name: "Write at least one line." })).toBeVisible();
  await teacher.getByLabel("How to connect").fill("Ask about her drawings first");
  await teacher.getByLabel("What worked and must not be lost").fill("The seat by the window");
  await accessible(teacher);
  await teacher.getByRole("button", { name: "Save", exact: true }).click();
  await expectToday(teacher);
  await expect(teacher.getByRole("link", { name: "Hand on what you know of Lucía Álvarez" })).toBeHidden();

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/transitions");
  await expect(counselor.getByText("1 of 1")).toBeVisible();
  await counselor.getByRole("link", { name: "Lucía Álvarez" }).click();
  await expect(counselor.getByText("Ben Sample has answered")).toBeVisible();
  await counselor.getByLabel("How to connect").fill("Take your time.");
  await counselor.getByRole("button", { name: "Take over what Ben Sample wrote" }).first().click();
  await expect(counselor.getByLabel("How to connect")).toHaveValue("Take your time.\nAsk about her drawings first");
  await counselor.getByRole("button", { name: "Take over what Ben Sample wrote" }).nth(1).click();
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await counselor.getByRole("button", { name: "Mark as handed on" }).click();
  await expect(counselor.getByRole("button", { name: "Not handed on yet" })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "transition");

  await takeIn(receiver, await share(counselor, "Cora Next"), "Ada Example");
  await receiver.goto("#/transitions");
  await receiver.getByRole("link", { name: "Lucía Álvarez" }).click();
  await expect(receiver.getByText("Ask about her drawings first")).toBeVisible();
  await expect(receiver.getByText("The seat by the window")).toBeVisible();
  await accessible(receiver);
  await picture(receiver, "transition-received");
});
