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

test("a parent inspects the record, without other students and the other home", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("region", { name: "Family" }).getByRole("link", { name: "Family and contacts" }).click();
  for (const [name, phone, home] of [["Rosa Álvarez", "555 0142", "with the mother"], ["Luis Álvarez", "555 0177", "with the father"]]) {
    await page.getByRole("button", { name: "Add someone" }).click();
    const form = page.getByRole("dialog", { name: "Guardian or other contact" });
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Phone").fill(phone);
    await form.getByLabel("Home").fill(home);
    await form.getByRole("button", { name: "Save", exact: true }).click();
    await expect(form).toBeHidden();
  }
  await page.getByRole("link", { name: "Student", exact: true }).click();
  await page.getByRole("button", { name: "Write an observation" }).click();
  await page.getByLabel("What did you see?").fill("Shared the book with Noah O'Brien. The father said: call 555 0177.");
  await page.getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.getByRole("link", { name: "Packet for a parent’s inspection" }).click();
  await page.getByLabel("Who inspects?").selectOption({ label: "Rosa Álvarez" });
  await expect(page.getByText("Shared the book with [another student]. The father said: call [left out: another home].")).toBeVisible();
  await expect(page.getByText("555 0142")).toBeVisible();
  await expect(page.getByText("555 0177")).toHaveCount(0);
  // Nothing is printed before a person has read it over, and a change must be read over anew.
  const print = page.getByRole("button", { name: "Print" });
  await expect(print).toBeDisabled();
  await page.getByLabel("I have read all of it, and what is in it may be shown").check();
  await expect(print).toBeEnabled();
  await page.getByLabel("Include: Guardians").uncheck();
  await expect(print).toBeDisabled();
  await accessible(page);
  await picture(page, "packet");
  await page.getByLabel("I have read all of it, and what is in it may be shown").check();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Shared the book with [another student]", { exact: false }).last()).toBeVisible();
  await expect(page.getByText("555 0142").filter({ visible: true })).toHaveCount(0);
});
