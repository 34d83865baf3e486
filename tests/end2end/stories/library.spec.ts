// The library is the school's own: it is searched, added to, worded otherwise, and nothing in use is taken out.
import { accessible, expect, picture, test } from "../fixtures";
import { addIntervention, beginPlan, setGoal } from "../plans";
import { counselorWith, findStudent } from "../students";

test("a school makes the library its own", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/library");
  await expect(page.getByText("42 entries")).toBeVisible();
  await page.getByRole("searchbox", { name: "Find in the library" }).fill("repeated reading");
  const entry = page.getByRole("main").getByRole("listitem").filter({ hasText: "Repeated reading with feedback" });
  await entry.locator("summary").click();
  await expect(entry.getByText("What is known of its effects")).toBeVisible();
  await accessible(page);
  await picture(page, "library");

  // One of the school's own, with what is missing said where it is missing.
  await page.getByRole("button", { name: "Add an entry" }).click();
  const form = page.getByRole("dialog", { name: "Entry of the library" });
  await form.getByRole("button", { name: "Save", exact: true }).click();
  for (const missing of ["Write a name.", "Choose at least one tier.", "Choose at least one area.", "Write at least one step.", "Enter minutes, from 1 to 480."])
    await expect(form.getByRole("link", { name: missing })).toBeVisible();
  await form.getByLabel("Name").fill("Lunch with Ms. Reed");
  await form.getByLabel("Tier 2").check();
  await form.getByLabel("Social-emotional").check();
  await form.getByRole("textbox", { name: "Steps" }).fill("Eat together in the small room.\nTalk about anything but school.");
  await form.getByLabel("Minutes each time").fill("30");
  await form.getByLabel("Times a week").fill("1");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();
  await page.getByRole("searchbox", { name: "Find in the library" }).fill("lunch with");
  const own = page.getByRole("main").getByRole("listitem").filter({ hasText: "Lunch with Ms. Reed" });
  await expect(own.getByText("Your school’s own")).toBeVisible();
  await own.locator("summary").click();
  await own.getByRole("button", { name: "Take out" }).click();
  await expect(own).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(own).toHaveCount(1);

  // What came with the program is worded otherwise, and again as it came.
  await page.getByRole("searchbox", { name: "Find in the library" }).fill("repeated reading");
  await entry.locator("summary").click();
  await entry.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Repeated reading with feedback, our way");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  const ours = page.getByRole("main").getByRole("listitem").filter({ hasText: "our way" });
  await expect(ours.getByText("Worded by your school")).toBeVisible();
  await ours.locator("summary").click();
  await ours.getByRole("button", { name: "As it came" }).click();
  await expect(ours).toHaveCount(0);

  // What a plan uses stays.
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await beginPlan(page);
  await setGoal(page);
  await page.getByRole("button", { name: "Add an intervention" }).click();
  await expect(page.getByLabel("From the library").getByRole("option", { name: "Lunch with Ms. Reed" })).toBeAttached();
  await page.keyboard.press("Escape");
  await addIntervention(page);
  await page.goto("#/library");
  await page.getByRole("searchbox", { name: "Find in the library" }).fill("repeated reading");
  await entry.locator("summary").click();
  await entry.getByRole("button", { name: "Take out" }).click();
  await expect(entry.getByText("is in use in one plan that goes on here. End it there first.")).toBeVisible();
});
