// A counselor opens the page for the first time, founds a school, and comes back to it.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { PASSPHRASE, expectToday, foundSchool, lock, touch, unlock } from "../people";

test("a school is founded, locked, and opened again by passphrase or words", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  const [mine] = await foundSchool(page, "Hillside School", "Ada Example");
  await touch(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ada");
  await accessible(page);
  await picture(page, "today");

  await lock(page);
  await accessible(page);
  await unlock(page, "not the passphrase");
  await expect(page.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await unlock(page);
  await expectToday(page);

  await lock(page);
  await page.getByRole("button", { name: /Use the words of your recovery sheet/ }).click();
  await page.getByLabel("The twelve words of the sheet").fill(mine.join(" "));
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Not now, keep the old one" }).click();
  await expectToday(page);
});

test("what is missing is said, each line leading to its field", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await page.getByRole("link", { name: "Create a school" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await accessible(page);
  await page.getByRole("link", { name: "Type your name" }).click();
  await expect(page.getByLabel("Your name")).toBeFocused();
});

test("the language follows the switch, on the page and in its markup", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByRole("link", { name: /Crear una escuela/ })).toBeVisible();
  await page.reload();
  await opened(page);
  await expect(page.getByRole("link", { name: /Crear una escuela/ })).toBeVisible();
});

test("the offered words become the passphrase", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await page.goto("#/create");
  const offered = page.locator(".offer-words code");
  await expect(offered).not.toBeEmpty({ timeout: 60_000 });
  const words = await offered.textContent();
  await page.getByRole("button", { name: "Use these words" }).click();
  await expect(page.getByLabel("Passphrase for this device")).toHaveValue(words ?? "");
  expect((words ?? "").split(/[ -]/).length).toBeGreaterThanOrEqual(5);
});

test("a demo school is one click away, marked, and goes with one click", async ({ newPerson }) => {
  const page = await newPerson("anyone");
  await opened(page);
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await expect(page.getByText("Demo", { exact: true })).toBeVisible();

  await lock(page);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expectToday(page);
  await page.goto("#/settings");
  await page.getByRole("button", { name: "Remove the demo school" }).click();
  await expect(page.getByRole("link", { name: "Create a school" })).toBeVisible({ timeout: 60_000 });
});

test("a second window takes over, and the first one says that it can only read", async ({ newPerson }) => {
  const first = await newPerson("counselor");
  await opened(first);
  await foundSchool(first, "Hillside School", "Ada Example");
  const second = await first.context().newPage();
  await second.goto("./");
  await opened(second);
  await unlock(second, PASSPHRASE);
  await second.getByRole("button", { name: "Take over here" }).click({ timeout: 60_000 });
  await expectToday(second);
  await expect(first.getByText("This window can only read")).toBeVisible();
});
