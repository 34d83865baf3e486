// What somebody wrote is corrected by them: the page says so, and what it said before is there for whoever asks.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, observe, twoCounselors } from "../students";

test("an observation is corrected by who wrote it, and by nobody else", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await observe(counselor, "Helped Noha with the map.");
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await expect(colleague.getByText("Helped Noha with the map.")).toBeVisible();
  await expect(colleague.getByRole("button", { name: "Correct", exact: true })).toHaveCount(0);

  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("button", { name: "Correct", exact: true }).click();
  const form = counselor.getByRole("dialog", { name: "Correct the observation" });
  await expect(form.getByLabel("What did you see?")).toHaveValue("Helped Noha with the map.");
  await form.getByLabel("What did you see?").fill("Helped Noah with the map.");
  await form.getByLabel("This shows a strength").check();
  await form.getByRole("button", { name: "Save the correction" }).click();
  await expect(counselor.getByText("The correction is saved.")).toBeVisible();
  await expect(counselor.getByText("Helped Noah with the map.")).toBeVisible();

  // The colleague has the correction with the next file, and reads on request what it said before.
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await expect(colleague.getByText("Helped Noah with the map.")).toBeVisible();
  await expect(colleague.getByText(/^Corrected on /)).toBeVisible();
  await expect(colleague.getByText("Helped Noha with the map.")).toBeHidden();
  await colleague.getByText("Earlier wording", { exact: true }).click();
  await expect(colleague.getByText("Helped Noha with the map.")).toBeVisible();
  await accessible(colleague);
  await picture(colleague, "correction");
});

test("a contact with the family and a question are corrected", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));

  await findStudent(counselor, "noah", "O'Brien, Noah");
  const student = new URL(counselor.url()).hash.split("/").at(-1) ?? "";
  await counselor.goto(`#/family-log/${student}`);
  await counselor.getByLabel("What was it about?").fill("Called about the bus at 7:50.");
  await counselor.getByRole("button", { name: "Save the contact" }).click();
  await counselor.getByRole("button", { name: "Correct", exact: true }).click();
  const contact = counselor.getByRole("dialog", { name: "Correct the contact" });
  await contact.getByLabel("What was it about?").fill("");
  await contact.getByRole("button", { name: "Save the correction" }).click();
  await expect(contact.getByRole("alert").getByRole("link")).toHaveCount(1);
  await contact.getByLabel("What was it about?").fill("Called about the bus at 7:15.");
  await contact.getByRole("button", { name: "Save the correction" }).click();
  await expect(counselor.getByText("Called about the bus at 7:15.")).toBeVisible();
  await expect(counselor.getByText(/^Corrected on /)).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "correction-contact");

  await counselor.goto("#/consultations/new");
  await counselor.getByLabel("Your question in a line").fill("Loud start");
  await counselor.getByLabel("Your question", { exact: true }).fill("What works at the door?");
  await counselor.getByLabel("Ben Sample").check();
  await counselor.getByRole("button", { name: "Begin the consultation" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Loud start" })).toBeVisible();
  await counselor.getByRole("button", { name: "Correct", exact: true }).click();
  const question = counselor.getByRole("dialog", { name: "Correct the question" });
  await question.getByLabel("Your question in a line").fill("Loud beginning");
  await question.getByRole("button", { name: "Save the correction" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Loud beginning" })).toBeVisible();
  await counselor.getByText("Earlier wording", { exact: true }).click();
  await expect(counselor.getByText("Loud start")).toBeVisible();

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/consultations");
  await teacher.getByRole("link", { name: "Loud beginning" }).click();
  await expect(teacher.getByText(/^Corrected on /)).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Correct", exact: true })).toHaveCount(0);
  await picture(teacher, "correction-question");
});
