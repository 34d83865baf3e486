// Notes have the readers that their writer chose: oneself, a few named people, or the team; and what a family said is kept.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { Steps, confirm, expectToday, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, twoCounselors } from "../students";

const WORDS = "Told me in confidence why the nights are short.";
const HUNCH = "Maybe the bus is the hard part.";

/** Opens the notes about the student whose page is open. */
async function toNotes(page: Page) {
  await page.getByRole("link", { name: "Notes", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Notes about Lucía Álvarez" })).toBeVisible();
}

/** The note with these words. */
function note(page: Page, words: string) {
  return page.getByRole("list", { name: "Notes, newest first" }).getByRole("listitem").filter({ hasText: words });
}

test("a restricted note is read by its circle; the rest of the team sees that it exists, and whom to ask", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  const invitation = await invite(counselor, "Pia Sketch", "School psychologist");
  const psychologist = await newPerson("psychologist");
  await opened(psychologist);
  await confirm(counselor, await join(psychologist, invitation));

  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await toNotes(counselor);
  await counselor.getByLabel("Note", { exact: true }).fill(WORDS);
  await counselor.getByRole("button", { name: "Save the note" }).click();
  await expect(counselor.getByRole("alert")).toContainText("Choose who will read it");
  await counselor.getByLabel("A few named people").check();
  await counselor.getByRole("button", { name: "Save the note" }).click();
  await expect(counselor.getByRole("alert")).toContainText("Choose at least one more person");
  await counselor.getByLabel("Pia Sketch").check();
  await expect(counselor.getByText("Will be read by: Ada Example, Pia Sketch.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "note-restricted");
  await counselor.getByRole("button", { name: "Save the note" }).click();
  await expect(note(counselor, WORDS)).toContainText("Read by Ada Example, Pia Sketch");

  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await expect(colleague.getByText("A restricted note exists", { exact: true })).toBeVisible();
  await expect(colleague.getByText("Only a few named people read it. Ask: Ada Example.")).toBeVisible();
  await toNotes(colleague);
  await expect(colleague.getByText("A restricted note exists", { exact: true })).toBeVisible();
  await expect(colleague.getByText(WORDS)).toHaveCount(0);
  await accessible(colleague);
  await picture(colleague, "note-restricted-other");

  await takeIn(psychologist, await share(counselor, "Pia Sketch"), "Ada Example");
  await findStudent(psychologist, "lucia", "Álvarez, Lucía");
  await toNotes(psychologist);
  await expect(psychologist.getByText(WORDS)).toBeVisible();
  await expect(psychologist.getByText("A restricted note exists", { exact: true })).toHaveCount(0);
  await expect(psychologist.getByLabel("The same few: Ada Example")).toBeVisible();

  // A colleague comes into the circle, and reads it with the next file.
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await toNotes(counselor);
  await note(counselor, WORDS).getByRole("button", { name: "Who reads" }).click();
  const circle = counselor.getByRole("dialog", { name: "Who reads these notes" });
  await circle.getByLabel("Pia Sketch").uncheck();
  await circle.getByRole("button", { name: "Save who reads" }).click();
  await expect(circle.getByText("Choose at least one more person")).toBeVisible();
  await circle.getByLabel("Pia Sketch").check();
  await circle.getByLabel("Ben Sample").check();
  await accessible(counselor);
  await circle.getByRole("button", { name: "Save who reads" }).click();
  await expect(note(counselor, WORDS)).toContainText("Read by Ada Example, Ben Sample, Pia Sketch");
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await toNotes(colleague);
  await expect(note(colleague, WORDS)).toBeVisible();
});

test("a private note stays with its writer until one step lets the team read it, in the words chosen then", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await toNotes(counselor);
  await counselor.getByLabel("Only me").check();
  await expect(counselor.getByText("Will be read by you alone.")).toBeVisible();
  await counselor.getByLabel("Note", { exact: true }).fill(HUNCH);
  await counselor.getByRole("button", { name: "Save the note" }).click();
  await expect(note(counselor, HUNCH)).toContainText("Only you");
  await expect(counselor.getByLabel("Only me"), "who reads the next one is chosen anew").not.toBeChecked();
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await toNotes(colleague);
  await expect(colleague.getByText("No notes yet")).toBeVisible();

  // It is amended, taken away, and brought back.
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await toNotes(counselor);
  await note(counselor, HUNCH).getByRole("button", { name: "Amend" }).click();
  const amend = counselor.getByRole("dialog", { name: "Amend the note" });
  await amend.getByLabel("Note").fill(`${HUNCH} Ask the driver.`);
  await amend.getByRole("button", { name: "Save the note" }).click();
  await expect(amend).toBeHidden();
  await note(counselor, "Ask the driver.").getByText("Earlier wording").click();
  await expect(note(counselor, "Ask the driver.").getByText(HUNCH, { exact: true })).toBeVisible();
  await note(counselor, HUNCH).getByRole("button", { name: "Take away" }).click();
  await expect(counselor.getByText("No notes yet")).toBeVisible();
  await counselor.getByRole("button", { name: "Undo" }).click();
  await expect(note(counselor, "Ask the driver.")).toBeVisible();

  await counselor.goto("#/notes");
  await expect(counselor.getByRole("heading", { level: 1, name: "My private notes" })).toBeVisible();
  await counselor.getByRole("searchbox", { name: "Find in my notes" }).fill("alvarez driver");
  await note(counselor, HUNCH).getByRole("button", { name: "Move to the team’s notes" }).click();
  const move = counselor.getByRole("dialog", { name: "Move to the team’s notes" });
  await expect(move.getByLabel("Note")).toHaveValue(`${HUNCH} Ask the driver.`);
  await expect(move.getByText("Will be read by: Ada Example, Ben Sample.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "note-move");
  await move.getByLabel("Note").fill("She is calmer on days without the bus.");
  await move.getByRole("button", { name: "Let the team read it" }).click();
  await expect(move).toBeHidden();
  await expect(note(counselor, HUNCH)).toContainText("Moved to the team’s notes");
  await expect(note(counselor, HUNCH).getByRole("button", { name: "Move to the team’s notes" })).toHaveCount(0);

  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "lucia", "Álvarez, Lucía");
  await expect(colleague.getByText("Ada Example wrote a note for the team")).toBeVisible();
  await expect(colleague.getByText("She is calmer on days without the bus.")).toBeVisible();
  await expect(colleague.getByText("Maybe the bus")).toHaveCount(0);
});

test("a call with the family is written down in three steps, and stands in the timeline and in a list", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  const steps = new Steps(page);
  await steps.press("link", "Family contact");
  await steps.fill("What was it about?", "How well the week began.");
  await steps.press("button", "Save the contact");
  expect(steps.count).toBeLessThanOrEqual(3);
  const list = page.getByRole("list", { name: "Contacts, newest first" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await page.getByLabel("What the family said").fill("She asks for books about the sea.");
  await page.getByLabel("How", { exact: true }).selectOption({ label: "Visit" });
  await page.getByLabel("With whom").fill("grandmother");
  await page.getByRole("button", { name: "Save the contact" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").first()).toContainText("with grandmother");
  await accessible(page);
  await picture(page, "family-log");
  await page.goto("#/");
  await expectToday(page);
  await expect(page.getByText("You have not finished writing"), "what is saved is no draft").toHaveCount(0);
  await page.goBack();
  await page.getByLabel("What was it about?").fill("Half a thought");
  await page.goto("#/");
  await expectToday(page);
  await page.getByRole("link", { name: "You have not finished writing about Lucía Álvarez" }).click();
  await expect(page.getByLabel("What was it about?")).toHaveValue("Half a thought");
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await expect(page.getByText("Ada Example was in touch with the family · Phone")).toBeVisible();
  await expect(page.getByText("The family said: She asks for books about the sea.")).toBeVisible();
});
