// A counselor alone has value in ten minutes: pastes a roster from a spreadsheet, sees who needs a check-in, prints it.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { PASSPHRASE, Steps, expectToday, foundSchool, sheetWords, touch } from "../people";

/** Rows as a spreadsheet gives them: a title above, a total below, and a column that must not be kept. */
const PASTED = [
  "Roster, fall 2026",
  "",
  ["Student ID", "Last Name", "First Name", "Grade", "Homeroom", "Birthplace"].join("\t"),
  ["1001", "Ruiz", "Ana", "9", "Lee 9A", "Lima"].join("\t"),
  ["1002", "O'Brien", "Bo", "10th", "Lee 9A", "Cork"].join("\t"),
  ["1003", "<script>alert(1)</script>", "Cy", "K", "Kim K1", "Bonn"].join("\t"),
  ["1003", "Someone", "Else", "K", "Kim K1", "Bonn"].join("\t"),
  ["1004", "حسن", "مريم", "11", "Lee 9A", "Fez"].join("\t"),
  ["Total", "5"].join("\t"),
].join("\n");

test("from the empty page to a printed list in at most fifteen steps", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  const steps = new Steps(page);
  await steps.press("link", "Create a school");
  await steps.fill("Name of the school", "Hillside School");
  await steps.fill("Your name", "Ada Example");
  await steps.fill("Passphrase for this device", PASSPHRASE);
  await steps.press("button", "Continue");
  const words = await sheetWords(page);
  await steps.press("button", "I have them on paper");
  const groups = await page.getByRole("group").all();
  for (const [sheet, group] of groups.entries()) {
    // The words of a sheet are read from paper and typed in one go.
    steps.count += 1;
    for (const field of await group.getByRole("textbox").all()) {
      const place = Number(((await field.getAttribute("id")) ?? "").split("-").at(-1));
      await field.fill(words[sheet][place - 1]);
    }
  }
  await steps.press("button", "Finish");
  await expectToday(page);
  await steps.press("link", /Bring your students/);
  await steps.fill("Paste the rows here", PASTED);
  await steps.press("button", "Read these rows");
  await steps.press("button", /Import \d+ changes/);
  await expect(page.getByText("The roster is imported.").first()).toBeVisible();
  await page.evaluate(() => {
    const scene = window as unknown as { printed: number };
    scene.printed = 0;
    window.print = () => (scene.printed += 1);
  });
  await steps.press("link", "See who needs a check-in");
  await expect(page.getByRole("heading", { level: 1, name: "Who needs a check-in" })).toBeVisible();
  await steps.press("button", "Print");
  expect(await page.evaluate(() => (window as unknown as { printed: number }).printed)).toBe(1);
  expect(steps.count).toBeLessThanOrEqual(15);

  await touch(page);
  await expect(page.getByRole("link", { name: "مريم حسن" })).toBeVisible();
  await picture(page, "check-in");
  await accessible(page);
});

test("a pasted table: what the columns are, what cannot be used, and the same again", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await foundSchool(page, "Hillside School", "Ada Example");
  await page.goto("#/roster");
  await page.getByLabel("Paste the rows here").fill(PASTED);
  await page.getByRole("button", { name: "Read these rows" }).click();
  await page.getByRole("button", { name: "Change the columns" }).click();
  await expect(page.getByText("The names of the columns were found in line 3.")).toBeVisible();
  await expect(page.getByLabel("“Last Name” holds")).toHaveValue("family");
  await expect(page.getByText("Never kept: what this column holds")).toBeVisible();
  await expect(page.getByText("Lima")).toHaveCount(0);
  await accessible(page);
  await picture(page, "columns");

  // Without names there is no way on; the same thing in two columns is said.
  await page.getByLabel("“Last Name” holds").selectOption("");
  await page.getByLabel("“First Name” holds").selectOption("");
  await expect(page.getByText("Say which column has the names")).toBeVisible();
  await expect(page.getByRole("button", { name: "See what would change" })).toBeDisabled();
  await page.getByLabel("“Last Name” holds").selectOption({ label: "Last name" });
  await page.getByLabel("“First Name” holds").selectOption({ label: "First name" });
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("heading", { name: "2 rows cannot be used" })).toBeVisible();
  await expect(page.getByText("Its identifier stands in line 6 already.")).toBeVisible();
  await expect(page.getByText("It sums up other rows, and is no student.")).toBeVisible();
  await accessible(page);

  // Back to the columns, which stand as they were left, and on.
  await page.getByRole("button", { name: "Change the columns" }).click();
  await expect(page.getByLabel("“Last Name” holds")).toHaveValue("family");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByRole("button", { name: /Import \d+ changes/ }).click();
  await expect(page.getByText("The roster is imported.").first()).toBeVisible();

  await page.getByRole("button", { name: "Choose other files" }).click();
  await page.getByLabel("Paste the rows here").fill(PASTED);
  await page.getByRole("button", { name: "Read these rows" }).click();
  await expect(page.getByText("Nothing would change")).toBeVisible();
  await page.getByRole("button", { name: "Change the columns" }).click();
  await expect(page.getByText("As the last time")).toBeVisible();
});

test("a student is added by hand, corrected, and put back; the day is recapped", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await foundSchool(page, "Hillside School", "Ada Example");
  await page.goto("#/students");
  await page.getByRole("button", { name: "Add a student" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "Add a student" }).click();
  await expect(form.getByText("A student needs a name.")).toBeVisible();
  await form.getByLabel("First name").fill("Ana");
  await form.getByLabel("Last name").fill("Ruiz");
  await form.getByLabel("Grade").fill("9th");
  await accessible(page);
  await form.getByRole("button", { name: "Add a student" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Ruiz" })).toBeVisible();
  await expect(page.getByText("Grade 9")).toBeVisible();

  await page.getByRole("button", { name: "Edit card" }).click();
  await page.getByRole("dialog").getByLabel("Name they go by").fill("Anita");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anita Ruiz" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Ruiz" })).toBeVisible();

  await page.goto("#/students/check-in");
  await page.getByRole("row", { name: /Ana Ruiz/ }).getByRole("button", { name: "Write" }).click();
  await page.getByRole("dialog").getByLabel("What did you see?").fill("Led the warm-up.");
  await page.getByRole("dialog").getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByText("Everyone was seen")).toBeVisible();
  await page.goto("#/recap");
  await expect(page.getByText("Led the warm-up.")).toBeVisible();
  await accessible(page);
  await picture(page, "recap");

  // The same name again is pointed out.
  await page.goto("#/students");
  await page.getByRole("button", { name: "Add a student" }).first().click();
  await page.getByRole("dialog").getByLabel("First name").fill("ana");
  await page.getByRole("dialog").getByLabel("Last name").fill("RUIZ");
  await expect(page.getByText("A student of this name is here already")).toBeVisible();
});

test("anything is found from anywhere by the keyboard alone", async ({ newPerson }) => {
  const page = await newPerson("anyone");
  await opened(page);
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.goto("#/students");
  const name = (await page.getByRole("row").nth(1).getByRole("link").textContent()) ?? "";
  const [family, given] = name.split(", ");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "A student, a page, a guide or a service" });
  await expect(field).toBeFocused();
  await accessible(page);
  await page.keyboard.type(`${given.slice(0, 3)} ${family}`.toLowerCase());
  await expect(page.getByRole("dialog").getByRole("option", { selected: true })).toContainText(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `${given} ${family}` })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("recap");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Recap of the day" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("qqqq");
  await expect(page.getByText("Nothing is called that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
});

test("a student added by hand and imported later becomes one, and can be two again", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await foundSchool(page, "Hillside School", "Ada Example");
  await page.goto("#/students");
  await page.getByRole("button", { name: "Add a student" }).first().click();
  await page.getByRole("dialog").getByLabel("First name").fill("Ana");
  await page.getByRole("dialog").getByLabel("Last name").fill("Ruiz");
  await page.getByRole("dialog").getByRole("button", { name: "Add a student" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ana Ruiz" })).toBeVisible();
  await page.getByRole("button", { name: "Write an observation" }).click();
  await page.getByRole("dialog").getByLabel("What did you see?").fill("Asked for help twice.");
  await page.getByRole("dialog").getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByText("Asked for help twice.")).toBeVisible();
  const byHand = page.url();

  await page.goto("#/roster");
  await page.getByLabel("Paste the rows here").fill("ID,Name,Grade\n1001,Ana Ruiz,9\n");
  await page.getByRole("button", { name: "Read these rows" }).click();
  await page.getByRole("button", { name: "Import 1 change", exact: true }).click();
  await expect(page.getByText("The roster is imported.").first()).toBeVisible();
  await page.goto("#/students");
  await expect(page.getByRole("link", { name: "Ruiz, Ana" })).toHaveCount(2);

  await page.goto(byHand);
  await page.getByRole("button", { name: "Join with another card" }).click();
  await accessible(page);
  await page.getByRole("button", { name: "The same student" }).click();
  await expect(page.getByText("Grade 9")).toBeVisible();
  await expect(page.getByText("Asked for help twice.")).toBeVisible();
  await page.goto("#/students");
  await expect(page.getByRole("link", { name: "Ruiz, Ana" })).toHaveCount(1);

  await page.goto(byHand);
  await page.getByRole("button", { name: "They are two students" }).click();
  await page.goto("#/students");
  await expect(page.getByRole("link", { name: "Ruiz, Ana" })).toHaveCount(2);
});
