// A counselor fills the resource center from the starter set, words one guide her own way in two languages, and makes it
// public; the pack holds what is public, and nothing else.
import { readFile } from "node:fs/promises";
import { accessible, expect, picture, test } from "../fixtures";
import { expectToday, saved } from "../people";
import { counselorWith, twoCounselors } from "../students";
import { json, unpack } from "../slips";

test("a counselor takes the starter set, words a guide her way, and publishes it", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await counselor.goto("#/centre");
  await expect(counselor.getByText("Nothing for families yet")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "centre-empty");
  await counselor.getByRole("button", { name: /^Add the \d+ starter texts$/ }).click();
  await expect(counselor.getByText(/^\d+ texts added, as drafts/)).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "centre-list");

  // One guide is worded the school's own way; a translation that is missing shows.
  await counselor.getByRole("link", { name: "New guide" }).click();
  await counselor.getByRole("button", { name: "Save" }).click();
  for (const words of ["Write a title, in at least one language.", "Choose what it is about."])
    await expect(counselor.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  await counselor.getByLabel("Title").fill("Our library after school");
  await counselor.getByLabel("Text", { exact: true }).fill("## When\n\nEvery **Tuesday**.\n\n- Bring a friend\n- Bring a book");
  await expect(counselor.getByRole("tab", { name: "Español (not written)" })).toBeVisible();
  await counselor.getByLabel("Homework").check();
  // What nobody has saved is there again.
  await counselor.goto("#/");
  await counselor.getByRole("link", { name: "You have not finished writing about a guide for families" }).click();
  await expect(counselor.getByLabel("Title")).toHaveValue("Our library after school");
  await accessible(counselor);
  await picture(counselor, "centre-form");
  await counselor.getByRole("button", { name: "Save" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Our library after school" })).toBeVisible();
  await expect(counselor.getByText("Not written in: Spanish")).toBeVisible();
  const shown = counselor.getByRole("article");
  await expect(shown.getByRole("listitem").filter({ hasText: "Bring a friend" })).toBeVisible();
  await counselor.getByRole("tab", { name: "Español" }).click();
  await expect(counselor.getByText("Not written in Spanish. Families who choose it are shown English.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "centre-thing");

  // The other language is written, and the guide is made public.
  await counselor.getByRole("link", { name: "Edit", exact: true }).click();
  await counselor.getByRole("tab", { name: "Español (not written)" }).click();
  await counselor.getByLabel("Title").fill("La biblioteca por la tarde");
  await counselor.getByLabel("Text", { exact: true }).fill("Cada **martes**.");
  await counselor.getByRole("radio", { name: /^Public/ }).check();
  await counselor.getByRole("button", { name: "Save" }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();

  await counselor.goto("#/centre");
  await counselor.getByLabel("State").selectOption({ label: "Public" });
  await expect(counselor.getByRole("row")).toHaveCount(2);
  await counselor.getByRole("searchbox", { name: "Find a resource" }).fill("bibliotéca");
  await expect(counselor.getByRole("link", { name: "Our library after school" })).toBeVisible();

  // Without readers nobody can sign a pack.
  await counselor.goto("#/kiosk");
  await expect(counselor.getByText("Who reads what families write?")).toBeVisible();
  await expect(counselor.getByRole("row").filter({ hasText: "Our library after school" })).toContainText("New");
  await counselor.getByRole("link", { name: "Suggestions and questions" }).last().click();
  await counselor.getByRole("button", { name: "Name these readers" }).click();
  await expect(counselor.getByRole("alert").getByText("Choose at least one more person.")).toBeVisible();
  await counselor.getByRole("checkbox").first().check();
  await counselor.getByRole("button", { name: "Name these readers" }).click();
  await expect(counselor.getByText("Nothing has come in yet")).toBeVisible();

  await counselor.goto("#/kiosk/settings");
  await counselor.getByLabel("Who reads, in English").fill("Ms. Example, the counselor");
  await counselor.getByLabel("Monday").check();
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Save" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Kiosk" })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "kiosk-page");
  const download = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Make the pack" }).click();
  const file = await saved(await download);
  expect(file.name).toBe("family.pack");
  await expect(counselor.getByText("The pack is ready")).toBeVisible();
  await expect(counselor.getByText("Nothing is other than in the last pack.")).toBeVisible();

  const content = json(unpack(await readFile(file.path)), "content.json");
  const guides: { title: Record<string, string> }[] = Object.values(content.guides);
  expect(guides.map((guide) => guide.title)).toEqual([{ en: "Our library after school", es: "La biblioteca por la tarde" }]);
  expect(content.strategies).toEqual({});
  expect(content.about.reading.who).toEqual({ en: "Ms. Example, the counselor" });
  const numbers: { number: string }[] = Object.values(content.about.numbers);
  expect(numbers.map((it) => it.number)).toEqual(["911", "988"]);

  // What is taken out is gone with the next pack; that can be undone.
  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "Our library after school" }).click();
  await counselor.getByRole("button", { name: "Take out" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Resource center" })).toBeVisible();
  await counselor.goto("#/kiosk");
  await expect(counselor.getByRole("row").filter({ hasText: "Taken out" })).toBeVisible();
  await counselor.goto("#/");
  await expectToday(counselor);
  await expect(counselor.getByRole("link", { name: "One change waits for families" })).toBeVisible();
});

test("guides, strategies and services are found from anywhere, in either language", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/centre");
  await page.getByRole("button", { name: /^Add the \d+ starter texts$/ }).click();
  await expect(page.getByText(/^\d+ texts added, as drafts/)).toBeVisible();
  await page.goto("#/directory");
  await page.getByRole("button", { name: "Add a service" }).click();
  const form = page.getByRole("dialog", { name: "Add a service" });
  await form.getByLabel("Name of the service").fill("Tuesday table");
  await form.getByLabel("Organization").fill("St. Mary");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();

  const dialog = page.getByRole("dialog");
  const find = async (words: string) => {
    await page.goto("#/");
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "A student, a page, a guide or a service" })).toBeFocused();
    await page.keyboard.type(words);
  };
  await find("tareas sin");
  await expect(dialog.getByRole("option", { selected: true })).toContainText("Homework without tears");
  await expect(dialog.getByRole("option", { selected: true })).toContainText("Guide");
  await accessible(page);
  await picture(page, "finder-families");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Homework without tears" })).toBeVisible();
  await find("mary tuesday");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Tuesday table" })).toBeVisible();
  // A student comes first.
  await find("mia");
  await expect(dialog.getByRole("option").first()).toContainText("Duong, Mia");
});
