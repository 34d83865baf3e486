// A first morning without a mouse: everything is reached by Tab, and done by Enter, Space and letters.
import { expect, opened, test } from "../fixtures";
import { press, reach, type } from "../keyboard";
import { PASSPHRASE, expectToday, sheetWords } from "../people";

test("a school is founded, a student added, seen and written about, and the school locked, without a mouse", async ({
  newPerson,
}) => {
  const page = await newPerson("counselor");
  await opened(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const dialog = page.getByRole("dialog");

  await press(page, page.getByRole("link", { name: "Create a school" }));
  await type(page, page.getByLabel("Name of the school"), "Hillside School");
  await type(page, page.getByLabel("Your name"), "Ada Example");
  await type(page, page.getByLabel("Your role"), "School c");
  await expect(page.getByLabel("Your role").locator("option:checked")).toHaveText("School counselor");
  await type(page, page.getByLabel("Passphrase for this device"), PASSPHRASE);
  await page.keyboard.press("Enter");

  const words = await sheetWords(page);
  await press(page, button("I have them on paper"));
  await expect(page.getByRole("heading", { level: 1, name: "Check your sheets" })).toBeFocused();
  for (const [sheet, group] of (await page.getByRole("group").all()).entries())
    for (const field of await group.getByRole("textbox").all()) {
      const place = Number((await field.getAttribute("id"))?.split("-").at(-1));
      await type(page, field, words[sheet][place - 1]);
    }
  await page.keyboard.press("Enter");
  await expectToday(page);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await press(page, page.getByRole("link", { name: "Students", exact: true }));
  await press(page, button("Add a student"));
  await type(page, dialog.getByLabel("First name"), "Lucía");
  await type(page, dialog.getByLabel("Last name"), "Álvarez");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Lucía Álvarez" })).toBeFocused();
  await press(page, button("Write an observation"));
  await type(page, page.getByLabel("What did you see?"), "Helped a new student find the library.");
  await reach(page, page.getByLabel("Neither"));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByLabel("This shows a strength")).toBeChecked();
  await press(page, button("Save observation"));
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Helped a new student find the library.")).toBeVisible();

  await page.keyboard.press("Shift+L");
  await expect(page.getByText("The school is locked.")).toBeVisible();
  await type(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Helped a new student find the library.")).toBeVisible({ timeout: 60_000 });
});
