// Who teaches a student has a part in the plan: naming them puts them on its team, says what they read with it, and can be
// taken back. They enter a probe, and the counselor has it.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, invite, join, share, takeIn } from "../people";
import { addIntervention, ago, anyway, beginPlan, setGoal } from "../plans";
import { counselorWith, findStudent } from "../students";

test("a teacher who is named in a plan is on its team, and enters a probe", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await beginPlan(counselor);
  await setGoal(counselor);
  await addIntervention(counselor);
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/plans");
  await expect(teacher.getByText("No plan goes on")).toBeVisible();

  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("link", { name: "Plan", exact: true }).click();
  const team = counselor.getByRole("region", { name: "Plan team" });
  const intervention = counselor.getByRole("listitem").filter({ hasText: "Repeated reading with feedback" });
  const edit = counselor.getByRole("dialog", { name: "Edit the intervention" });
  const name = async (who: string) => {
    await intervention.getByRole("button", { name: "Edit", exact: true }).click();
    await edit.getByLabel("Who delivers it").selectOption({ label: who });
  };
  await name("Ada Example");
  await expect(edit.getByText(/joins the plan team/)).toHaveCount(0);
  await edit.getByLabel("Who delivers it").selectOption({ label: "Ben Sample" });
  await expect(edit.getByText("Ben Sample joins the plan team with this, and will read the plan")).toBeVisible();
  await accessible(counselor);
  await edit.getByLabel("Minutes each time").scrollIntoViewIfNeeded();
  await picture(counselor, "plan-joins");
  await edit.getByRole("button", { name: "Save", exact: true }).click();
  await expect(team.getByText("Ben Sample")).toBeVisible();

  // It is taken back, and said again.
  await counselor.getByRole("button", { name: "Undo" }).last().click();
  await expect(counselor.getByText("Ben Sample is not on the plan team.")).toBeVisible();
  await expect(team.getByText("Ben Sample")).toHaveCount(0);
  await name("Ben Sample");
  await edit.getByRole("button", { name: "Save", exact: true }).click();
  await expect(team.getByText("Ben Sample")).toBeVisible();

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/plans");
  await teacher.getByRole("link", { name: "Lucía Álvarez" }).click();
  const day = ago(7);
  await teacher.getByLabel("Day", { exact: true }).fill(day);
  await anyway(teacher, day);
  await teacher.getByLabel("Score: Words read correctly").fill("31");
  await teacher.getByRole("button", { name: "Add the probe" }).click();
  await expect(teacher.getByText("2 more probes and the goal line can be drawn")).toBeVisible();
  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("link", { name: "Plan", exact: true }).click();
  await counselor.locator("summary", { hasText: "Probes as a table" }).click();
  await expect(counselor.getByRole("row", { name: /31 a minute.*Ben Sample/ })).toBeVisible();
});
