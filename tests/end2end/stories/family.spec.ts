// Who belongs to a student, how to reach them safely, and what the family itself reads.
import { accessible, expect, picture, test } from "../fixtures";
import { counselorWith, findStudent } from "../students";

test("a guardian with an order on file, and a profile under the name for letters home", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("region", { name: "Family" }).getByRole("link", { name: "Family and contacts" }).click();
  await page.getByRole("button", { name: "Add someone" }).click();
  const form = page.getByRole("dialog", { name: "Guardian or other contact" });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form.getByRole("link", { name: "Write who it is." })).toBeVisible();
  await form.getByLabel("Name").fill("Rosa Álvarez <script>alert(1)</script>");
  await form.getByLabel("Relation to the student").fill("Aunt");
  await form.getByLabel("Phone").fill("555 0142");
  await form.getByLabel("A safe way to make contact").fill("Call at work only");
  await form.getByLabel("A court order is on file").check();
  await form.getByLabel("Whom to ask about it").fill("Mr. Reed in the office");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText("Ask Mr. Reed in the office before you share or hand over anything.")).toBeVisible();
  await expect(page.getByText("Call at work only")).toBeVisible();

  const letters = page.getByRole("region", { name: "Letters home" });
  await letters.getByRole("button", { name: "Edit" }).click();
  const names = page.getByRole("dialog", { name: "Letters home" });
  await names.getByLabel("Name for letters home").fill("Lucía María Álvarez");
  await names.getByLabel("Language of the family").selectOption({ label: "Español" });
  await names.getByRole("button", { name: "Save", exact: true }).click();
  await expect(letters.getByText("Lucía María Álvarez")).toBeVisible();
  await expect(letters.getByText("Español")).toBeVisible();
  await accessible(page);
  await picture(page, "family");

  // With names covered, nothing of the family can be read over a shoulder.
  await page.getByRole("button", { name: "Cover names" }).click();
  await expect(page.getByText("555 0142")).toBeHidden();
  await expect(page.getByText("Rosa Álvarez")).toBeHidden();
  await page.getByRole("button", { name: "Show names" }).click();

  await page.getByRole("link", { name: "Student", exact: true }).click();
  const observe = page.getByRole("button", { name: "Write an observation" });
  for (const [text, strength] of [["Helped a new student find the library", true], ["Put the head on the desk", false]] as const) {
    await observe.click();
    const observation = page.getByRole("dialog", { name: "Write an observation" });
    await observation.getByLabel("What did you see?").fill(text);
    if (strength) await observation.getByLabel("This shows a strength").check();
    await observation.getByRole("button", { name: "Save observation" }).click();
    await expect(observation).toBeHidden();
  }
  await page.getByRole("link", { name: "Profile for a meeting" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lucía Álvarez" })).toBeVisible();
  await expect(page.getByText("Put the head on the desk")).toBeVisible();
  await page.getByLabel("The family").check();
  await expect(page.getByRole("heading", { level: 1, name: "Lucía María Álvarez" })).toBeVisible();
  await expect(page.getByText("Helped a new student find the library")).toBeVisible();
  await expect(page.getByText("Put the head on the desk")).toBeHidden();
  await accessible(page);
  await picture(page, "profile");
});
