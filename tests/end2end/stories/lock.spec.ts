// A counselor leaves the desk, comes back, forgets a passphrase, and keeps two schools apart in one browser.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { PASSPHRASE, PIN, expectScreenLocked, expectToday, foundSchool, lock, setPin, touch, typePin, unlock } from "../people";

const NEW = "seven blue kites over town";
const PHONE = { width: 390, height: 844 };

/** Founds a school in a browser of its own. */
async function counselor(page: Page) {
  await opened(page);
  const [words] = await foundSchool(page, "Hillside School", "Ada Example");
  await touch(page);
  return words;
}

/** Opens the school of this browser by the words of a sheet. */
async function unlockByWords(page: Page, words: string) {
  const field = page.getByLabel("The twelve words of the sheet");
  if (!(await field.isVisible())) {
    await page.getByRole("button", { name: /Use the words of your recovery sheet/ }).click();
  }
  await field.fill(words);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** Loads the page anew, so that its clock can be turned, and opens the school. */
async function withClock(page: Page) {
  await page.clock.install();
  await page.reload();
  await opened(page);
  await unlock(page);
  await expectToday(page);
  await touch(page);
}

test("a new passphrase takes the place of the old one, and the words stay", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  const words = await counselor(page);
  await page.goto("#/settings");
  await page.getByRole("link", { name: "Change the passphrase" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Change the passphrase" })).toBeVisible();
  await page.getByRole("button", { name: "Change it" }).click();
  const problem = page.getByRole("alert");
  await expect(problem).toBeFocused();
  await accessible(page);
  await page.getByRole("button", { name: "Español" }).click();
  await expect(problem, "what is wrong is said in the other language").toContainText("al menos 12");
  await page.getByRole("button", { name: "English" }).click();

  await page.getByLabel("Present passphrase").fill("not the passphrase");
  await page.getByLabel("Passphrase for this device").fill(NEW);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("Present passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByText("The passphrase is changed.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();

  await lock(page);
  await unlock(page, PASSPHRASE);
  await expect(page.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await unlock(page, NEW);
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible({ timeout: 60_000 });
  await lock(page);
  await unlockByWords(page, words.join(" "));
  await expect(page.getByRole("heading", { level: 1, name: "Choose a new passphrase" })).toBeVisible({
    timeout: 60_000,
  });
});

test("who opens with the words is led to a new passphrase, and may leave it", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  const words = await counselor(page);
  const choose = page.getByRole("heading", { level: 1, name: "Choose a new passphrase" });
  await lock(page);
  await unlockByWords(page, words.join(" "));
  await expect(choose).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("The old passphrase still counts")).toBeVisible();
  await expect(page.getByLabel("Present passphrase")).toHaveCount(0);
  await accessible(page);
  await picture(page, "lock-recovered");
  await page.getByRole("button", { name: "Not now, keep the old one" }).click();
  await expectToday(page);

  await lock(page);
  await unlockByWords(page, words.join(" "));
  await expect(choose).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("Passphrase for this device").fill(NEW);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByText("The passphrase is changed.")).toBeVisible({ timeout: 60_000 });
  await expectToday(page);
  await lock(page);
  await unlock(page, NEW);
  await expectToday(page);
});

test("a PIN locks the screen for a break, and everything is back where it was", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await page.goto("#/settings");
  await page.getByLabel("New PIN").fill("123456");
  await page.getByRole("button", { name: "Use this PIN" }).click();
  await expect(page.getByText("among the first that somebody would try").first()).toBeVisible();
  await setPin(page);
  await accessible(page);
  await picture(page, "lock-settings");

  await page.goto("#/staff");
  await expect(page.getByText("Ada Example").first()).toBeVisible();
  await page.keyboard.press("Shift+P");
  await expectScreenLocked(page);
  await expect(page).toHaveTitle(/^The screen is locked/);
  expect(await page.content()).not.toContain("Ada Example");
  await accessible(page);
  await picture(page, "lock-screen");
  await page.setViewportSize(PHONE);
  await accessible(page);
  await picture(page, "lock-screen-phone");

  await typePin(page, "111222");
  await expect(page.getByText("That is not the PIN. 4 tries are left")).toBeVisible();
  await accessible(page);
  await typePin(page, PIN);
  await expect(page.getByRole("heading", { level: 1, name: "Staff" })).toBeVisible();
  await touch(page);
  await expect(page.getByText("Ada Example").first()).toBeVisible();
});

test("after five wrong PINs only the passphrase opens the school", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await setPin(page);
  await page.getByRole("button", { name: "Lock the screen now" }).click();
  for (const left of ["4 tries are left", "3 tries are left", "2 tries are left", "One try is left"]) {
    await typePin(page, "111222");
    await expect(page.getByText(left)).toBeVisible();
  }
  await typePin(page, "111222");
  await expect(page.getByText("The PIN was wrong five times")).toBeVisible();

  // From now on the passphrase comes with a PIN for the next break.
  await page.getByLabel("PIN for short breaks").fill(PIN);
  await unlock(page);
  await expect(page.getByText("PIN set")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Go without a PIN" }).click();
  await lock(page);
  await expect(page.getByLabel("PIN for short breaks")).toHaveCount(0);
});

test("a desk that somebody left warns, then locks the screen, and after four hours the school", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await withClock(page);
  await setPin(page);
  const warning = page.getByText("The screen locks in a minute");
  await page.clock.fastForward("09:15");
  await expect(warning).toBeVisible();
  await accessible(page);
  await picture(page, "lock-warning");
  await page.keyboard.press("Shift");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("08:30");
  await expect(page.getByText("PIN set")).toBeVisible();
  await page.clock.fastForward("02:00");
  await expectScreenLocked(page);

  await typePin(page, PIN);
  await expect(page.getByText("PIN set")).toBeVisible({ timeout: 60_000 });
  await page.clock.fastForward("10:30");
  await expectScreenLocked(page);
  await page.clock.fastForward("04:00:10");
  await expect(page.getByText("the screen was locked for four hours")).toBeVisible();
});

test("without a PIN, the school locks itself after the time that was chosen", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await withClock(page);
  await page.goto("#/settings");
  await page.getByLabel("Lock the school when nobody touches it for").selectOption({ label: "5 minutes" });
  await page.getByRole("button", { name: "Remove from this browser" }).click();
  await page.clock.fastForward("04:15");
  // Over a dialog too, in which somebody may have been typing.
  await expect(page.getByText("The school locks in a minute")).toBeVisible();
  await picture(page, "lock-warning-dialog");
  await page.clock.fastForward("01:00");
  await expect(page.getByText("The school locked itself")).toBeVisible();
});

test("the school locks by a key, unless single keys are off", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await page.keyboard.press("Shift+L");
  await expect(page.getByText("The school is locked.")).toBeVisible();
  await unlock(page);
  await expectToday(page);
  await page.goto("#/settings");
  await page.getByLabel("Single-key shortcuts").uncheck();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Shift+L");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("what is easily mistyped is said before and after", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  const words = await counselor(page);
  await lock(page);
  const field = page.getByLabel("Passphrase", { exact: true });
  await field.fill(`${PASSPHRASE} `);
  await expect(page.getByText("There is a space at the beginning or the end")).toBeVisible();
  await field.fill(PASSPHRASE);
  await expect(page.getByText("There is a space at the beginning or the end")).toBeHidden();

  const mistyped = [...words];
  mistyped[4] = `${words[4]}x`;
  await unlockByWords(page, `  ${mistyped.join("   ").toUpperCase()} `);
  const said = page.getByText(`Word 5, “${words[4]}x”, is not one of the words`);
  await expect(said).toBeVisible({ timeout: 60_000 });
  await expect(said).toContainText(`Perhaps it is: ${words[4]}`);
  const numbered = words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`);
  await unlockByWords(page, numbered.join("\n"));
  await expect(page.getByRole("heading", { level: 1, name: "Choose a new passphrase" })).toBeVisible({
    timeout: 60_000,
  });
});

test("two schools live in one browser, and one is removed without touching the other", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await lock(page);
  await foundSchool(page, "Valley School", "Ada Example");
  await lock(page);
  const schools = page.getByRole("group", { name: "School" });
  await expect(schools.getByRole("radio")).toHaveCount(2);
  await expect(schools.getByLabel("Valley School")).toBeChecked();
  await accessible(page);
  await picture(page, "lock-schools");
  await schools.getByLabel("Hillside School").check();
  await unlock(page);
  await expectToday(page);
  await expect(page.getByRole("banner").getByText("Hillside School")).toBeVisible();

  await page.goto("#/settings");
  await page.getByLabel("Name in the list of this browser").fill("Hillside, the library’s computer");
  await page.getByRole("button", { name: "Save the name" }).click();
  await lock(page);
  await expect(schools.getByLabel("Hillside, the library’s computer")).toBeChecked();
  await unlock(page);
  await page.getByRole("button", { name: "Remove from this browser" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove this school from this browser?" });
  await expect(dialog.getByText("No backup was ever made on this device.")).toBeVisible();
  await accessible(page);
  await picture(page, "lock-remove");
  await dialog.getByLabel("Present passphrase").fill("not the passphrase");
  await dialog.getByRole("button", { name: "Erase it here" }).click();
  await expect(dialog.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await dialog.getByLabel("Present passphrase").fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Erase it here" }).click();
  await expect(page.getByText("Valley School")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Hillside School")).toHaveCount(0);
  await unlock(page);
  await expectToday(page);
  await expect(page.getByRole("banner").getByText("Valley School")).toBeVisible();
});

test("the lock speaks Spanish, on a phone too", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await counselor(page);
  await setPin(page);
  await page.setViewportSize(PHONE);
  await page.goto("#/settings");
  await page.getByRole("button", { name: "Español" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "PIN para pausas breves" })).toBeVisible();
  await accessible(page);
  await picture(page, "lock-settings-phone");
  await page.getByRole("button", { name: "Bloquear la pantalla ahora" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "La pantalla está bloqueada" })).toBeVisible();
  await typePin(page, PIN);
  await page.goto("#/settings/passphrase");
  await expect(page.getByRole("heading", { level: 1, name: "Cambiar la frase de acceso" })).toBeVisible();
  await accessible(page);
  await picture(page, "lock-passphrase-phone");
});
