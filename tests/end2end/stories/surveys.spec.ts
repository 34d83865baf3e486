// A counselor asks families five questions in two languages; at a kiosk on an origin of its own families answer without a
// name. What they said shows only when enough of them have answered, and then as counts: nothing ties a word to anybody.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { bringSlips, makePack, nameReaders } from "../families";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { begin, collect, stand } from "../kiosk";
import { twoCounselors } from "../students";
import { json, unpack } from "../slips";
import { found, stored } from "../traces";

const TITLE = "How do we talk with each other?";
const TITULO = "¿Cómo nos comunicamos?";
const WORDS = "Un mensaje corto, por favor <script>alert(1)</script>";
const ENGLISH = ["Call me after five.", "A note in the folder.", "Zero e-mails, please.", "By text."];

/** Writes the survey in both languages and makes it public. */
async function ask(page: Page) {
  await page.goto("#/centre");
  await page.getByRole("link", { name: "New survey" }).first().click();
  await page.getByRole("button", { name: "Save" }).click();
  for (const words of ["Write a title, in at least one language.", "Write why you ask, in at least one language.", "Write at least one question."])
    await expect(page.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  await page.getByLabel("Title").fill(TITLE);
  await page.getByLabel("Why you ask").fill("We tell you in May what we change.");
  await page.getByLabel("Question 1", { exact: true }).fill("Letters from school are easy to understand.");
  for (const question of ["I know whom to call.", "How should we reach you?"]) {
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByRole("textbox", { name: /^Question/ }).last().fill(question);
  }
  await page.getByLabel("How question 2 is answered").selectOption({ label: "Yes, no or not sure" });
  await page.getByLabel("How question 3 is answered").selectOption({ label: "In their own words" });
  // What nobody has saved is there again, the third question too.
  await page.goto("#/");
  await page.getByRole("link", { name: "You have not finished writing about a survey" }).click();
  await expect(page.getByLabel("Question 3", { exact: true })).toHaveValue("How should we reach you?");
  await page.getByRole("tab", { name: "Español (not written)" }).click();
  await page.getByLabel("Title").fill(TITULO);
  await page.getByLabel("Why you ask").fill("En mayo le contamos qué cambiamos.");
  await page.getByLabel("Question 1", { exact: true }).fill("Las cartas de la escuela se entienden bien.");
  await page.getByLabel("Question 2", { exact: true }).fill("Sé a quién llamar.");
  await page.getByLabel("Question 3", { exact: true }).fill("¿Cómo prefiere que nos comuniquemos?");
  await page.getByRole("radio", { name: /^Public/ }).check();
  await accessible(page);
  await picture(page, "survey-form");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByRole("article").getByText("Quite")).toBeVisible();
  await expect(page.getByText("Nobody has answered yet.")).toBeVisible();
  await accessible(page);
  await picture(page, "survey");
}

/** A family answers in English. */
async function answer(page: Page, words: string, scale: string, knows: string) {
  await begin(page, "English");
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByRole("button", { name: new RegExp(`^${TITLE.replace("?", "\\?")}`) }).click();
  await page.getByLabel(scale).check();
  await page.getByLabel(knows, { exact: true }).check();
  await page.getByLabel("How should we reach you?").fill(words);
  await page.getByRole("button", { name: "Send to the school" }).click();
  await expect(page.getByText("Your note is sealed.")).toBeVisible();
  await page.getByRole("button", { name: "Done", exact: true }).click();
}

test("what families answer to a survey is counted, and nobody can be told by it", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await ask(counselor);
  const survey = counselor.url().split("/").at(-1);

  const kiosk = await stand();
  const pack = await makePack(counselor);
  kiosk.place(pack.path);
  const parent = await newPerson("familia", kiosk.address);
  await opened(parent);
  await begin(parent, "Español");
  await parent.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await parent.getByRole("button", { name: /^¿Cómo nos comunicamos\?/ }).click();
  await parent.getByLabel("Bastante").check();
  await parent.getByLabel("No lo sé").check();
  await parent.getByLabel("¿Cómo prefiere que nos comuniquemos?").fill(WORDS);
  await accessible(parent);
  await picture(parent, "survey-kiosk-es");
  await parent.getByRole("button", { name: "Enviar a la escuela" }).click();
  await expect(parent.getByText("Su nota está sellada.")).toBeVisible();
  await parent.getByRole("button", { name: "Listo", exact: true }).click();
  await answer(parent, ENGLISH[0], "Very much", "Yes");
  await answer(parent, ENGLISH[1], "Very much", "Yes");
  expect(found(await stored(parent), [WORDS, ...ENGLISH])).toEqual([]);

  // Three of them come to the office: how many, and nothing else.
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await bringSlips(counselor, await collect(parent, kiosk));
  await expect(counselor.getByText("3 new slips")).toBeVisible();
  await expect(counselor.getByText("3 answers")).toBeVisible();
  await expect(counselor.getByText("Only answers to surveys came in.")).toBeVisible();
  await expect(counselor.getByRole("row"), "no answer is listed by itself").toHaveCount(0);
  await accessible(counselor);
  await picture(counselor, "survey-inbox");
  await counselor.getByRole("link", { name: TITLE }).click();
  await expect(counselor.getByText("3 of 5 answers so far.")).toBeVisible();
  await expect(counselor.locator("main")).not.toContainText("mensaje corto");
  await expect(counselor.getByRole("table")).toHaveCount(0);
  await picture(counselor, "survey-few");

  // A new pack takes the slips from the kiosk, and two more families answer.
  kiosk.place((await makePack(counselor)).path);
  await parent.reload();
  await opened(parent);
  await answer(parent, ENGLISH[2], "Not at all", "No");
  await answer(parent, ENGLISH[3], "Somewhat", "Yes");
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await expect(parent.getByText("2 sealed notes wait for the office.")).toBeVisible();
  await bringSlips(counselor, await collect(parent, kiosk));
  await expect(counselor.getByText("2 new slips")).toBeVisible();
  await counselor.goto(`#/centre/${survey}`);
  await expect(counselor.getByText("5 families answered.")).toBeVisible();
  await expect(counselor.getByText("3.6 of 5 on average")).toBeVisible();
  await expect(counselor.getByRole("row").filter({ hasText: "5 · Very much" })).toContainText("2");
  await expect(counselor.getByRole("row").filter({ hasText: "Yes" })).toContainText("60 %");
  // Sorted by letter, whatever the order in which they came, and as text.
  const words = counselor.locator(".survey-words").getByRole("listitem");
  await expect(words).toHaveText([ENGLISH[1], ENGLISH[3], ENGLISH[0], WORDS, ENGLISH[2]]);
  await accessible(counselor);
  await counselor.getByText("5 families answered.").scrollIntoViewIfNeeded();
  await picture(counselor, "survey-results");
  await counselor.setViewportSize({ width: 390, height: 844 });
  await accessible(counselor);
  await counselor.getByText("3.6 of 5 on average").scrollIntoViewIfNeeded();
  await picture(counselor, "survey-results-phone");
  await counselor.setViewportSize({ width: 1366, height: 768 });

  // The sheet, on paper and in Spanish.
  await counselor.getByRole("link", { name: "As a sheet to print" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(words).toHaveCount(5);
  await counselor.emulateMedia({ media: "print" });
  await picture(counselor, "survey-paper");
  await counselor.emulateMedia({ media: "screen" });
  await counselor.getByRole("button", { name: "Español" }).click();
  await expect(counselor.getByText("3.6 de 5 en promedio")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "survey-results-es");
  await counselor.getByRole("button", { name: "English" }).click();

  // The counts become a word to all families, by choice; their own words do not.
  await counselor.getByRole("button", { name: "Tell families what you heard" }).click();
  const telling = counselor.getByRole("dialog", { name: "You asked, we did" });
  await expect(telling.getByLabel("What families asked")).toHaveValue(`We asked you: ${TITLE}`);
  const did = telling.getByLabel("What the school did, or answers");
  await expect(did).toHaveValue(/3\.6 of 5 on average[^]*Yes: 3, No: 1, Not sure: 1/);
  for (const own of ENGLISH) await expect(did).not.toHaveValue(new RegExp(own));
  await accessible(counselor);
  await picture(counselor, "survey-tell");
  await telling.getByRole("button", { name: "Save" }).click();
  await expect(telling).toBeHidden();
  const told = await makePack(counselor);
  const content = json(unpack(await readFile(told.path)), "content.json");
  const entries: { asked: Record<string, string> }[] = Object.values(content.answered);
  expect(entries.map((it) => it.asked.es)).toEqual([`Le preguntamos: ${TITULO}`]);
  expect(JSON.stringify(content)).not.toContain("mensaje corto");
});
