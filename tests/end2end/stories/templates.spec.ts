// A plan begins from a template of the program; one that worked is kept as a template without any name; the next begins
// from it.
import { accessible, expect, picture, test } from "../fixtures";
import { ago, addIntervention, beginPlan, setGoal } from "../plans";
import { counselorWith, findStudent } from "../students";

test("a plan is kept as a template without names, and the next plan begins from it", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await beginPlan(page);
  await setGoal(page);
  await addIntervention(page);
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const edit = page.getByRole("dialog", { name: "Edit the plan" });
  await edit.getByLabel("What should change").fill("Lucía guesses at long words; Ada Example listens twice a week.");
  await edit.getByLabel("Next review").fill(ago(63 - 42));
  await edit.getByRole("button", { name: "Save", exact: true }).click();
  await expect(edit).toBeHidden();

  // Two names are taken out, and nothing is kept before somebody has read it over.
  await page.getByRole("button", { name: "Keep as a template" }).click();
  const keep = page.getByRole("dialog", { name: "Keep as a template" });
  await expect(keep.getByText("2 names were taken out")).toBeVisible();
  const concerns = keep.getByLabel("What should change");
  await expect(concerns).toHaveValue("___ guesses at long words; ___ listens twice a week.");
  await expect(keep.getByLabel("Weeks until the review")).toHaveValue("6");
  await keep.getByRole("button", { name: "Save the template" }).click();
  await expect(keep.getByRole("link", { name: "Enter a name" })).toBeVisible();
  await expect(keep.getByRole("link", { name: "Read it over, and say that you have" })).toBeVisible();
  await accessible(page);
  await picture(page, "template-keep");
  await keep.getByLabel("Name", { exact: true }).first().fill("Reading at Hillside");
  await concerns.fill("Guesses at long words; an adult listens twice a week.");
  await keep.getByLabel("I have read all of it").check();
  await keep.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByText("The template is saved.")).toBeVisible();

  // It stands among the others, is renamed, taken out and brought back.
  await page.goto("#/plans/templates");
  const item = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Reading at Hillside" }) });
  await expect(item.getByText("Of this school")).toBeVisible();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(4);
  await page.getByRole("searchbox", { name: "Find a template" }).fill("hillside");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(1);
  await item.getByText("What is in it").click();
  await expect(item.getByText("Repeated reading with feedback · 1 × a week, 20 minutes")).toBeVisible();
  await accessible(page);
  await item.getByRole("button", { name: /^Edit/ }).click();
  const rename = page.getByRole("dialog", { name: "Edit the template" });
  await rename.getByLabel("Name", { exact: true }).first().fill("Reading aloud at Hillside");
  await rename.getByRole("button", { name: "Save the template" }).click();
  await expect(page.getByRole("heading", { name: "Reading aloud at Hillside" })).toBeVisible();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText("No template fits")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("heading", { name: "Reading aloud at Hillside" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Find a template" }).fill("");
  await picture(page, "templates");

  // The next plan begins from it.
  await findStudent(page, "noah", "O'Brien, Noah");
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Begin a plan" }).click();
  const form = page.getByRole("dialog", { name: "Begin a plan" });
  await form.getByLabel("Begin from").selectOption({ label: "Reading aloud at Hillside" });
  await expect(form.getByLabel("What should change")).toHaveValue("Guesses at long words; an adult listens twice a week.");
  await expect(form.getByLabel("Tier 2")).toBeChecked();
  await expect(form.getByText("Read a grade 2 text aloud (Repeated reading with feedback)")).toBeVisible();
  await accessible(page);
  await picture(page, "template-begin");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Read a grade 2 text aloud" })).toBeVisible();
  await expect(page.getByText("1 × a week, 20 minutes")).toBeVisible();
});

test("a plan begins from a template of the program, in Spanish too", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await findStudent(page, "mia", "Duong, Mia");
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: "Español" }).click();
  await page.getByRole("button", { name: "Empezar un plan" }).click();
  const form = page.getByRole("dialog", { name: "Empezar un plan" });
  await form.getByLabel("Empezar desde").selectOption({ label: "Venir a la escuela todos los días" });
  await expect(form.getByText("Llegar antes de que empiece la primera clase")).toBeVisible();
  await picture(page, "template-begin-spanish");
  await form.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "No faltar más de un día en dos semanas" })).toBeVisible();
  // What is arranged in class stands where the student's teachers read it.
  await page.getByRole("button", { name: "English" }).click();
  await findStudent(page, "mia", "Duong, Mia");
  await expect(page.getByText("Quien llega tarde entra sin preguntas delante del grupo", { exact: false })).toBeVisible();
});
