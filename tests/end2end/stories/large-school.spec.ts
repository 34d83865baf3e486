// A school of 2,000 students, worked in by keyboard alone: every list is searched, sorted and opened without a mouse.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { press, reach, type } from "../keyboard";
import { beginPlan } from "../plans";
import { counselorWith, family, findStudent, refer } from "../students";

/** Goes to a list, whose heading then has the focus. */
async function list(page: Page, place: string, name: string) {
  await page.goto(`#${place}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** Sorts by a column, both ways, with Space. */
async function sortBoth(page: Page, column: string) {
  const header = page.getByRole("columnheader", { name: column });
  for (const order of ["ascending", "descending"]) {
    if ((await header.getAttribute("aria-sort")) === order) continue;
    await reach(page, header.getByRole("button"));
    await page.keyboard.press("Space");
    await expect(header).toHaveAttribute("aria-sort", order);
  }
}

test("every list of a school of 2,000 is searched, sorted and opened by the keyboard alone", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson, family("Rivera", 2000));
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });
  const row = (name: string) => page.getByRole("row").getByRole("link", { name: new RegExp(`^${name}`) });
  /** A student, family name first or last. */
  const student = (given: string) => new RegExp(`^(Rivera, ${given}|${given} Rivera)\\b`);
  const studentRow = (given: string) => page.getByRole("row").getByRole("link", { name: student(given) });

  await findStudent(page, "given7", "Rivera, Given7");
  await refer(page, "Falls asleep in the first hour.");
  await findStudent(page, "given8", "Rivera, Given8");
  await beginPlan(page);

  await list(page, "/students", "Students");
  await expect(page.getByText("2,000 students at this school")).toBeVisible();
  await sortBoth(page, "Name");
  await sortBoth(page, "Last written");
  await list(page, "/referrals", "Referrals");
  await list(page, "/students", "Students");
  await type(page, page.getByRole("searchbox", { name: "Find a student" }), "given1999");
  await press(page, studentRow("Given1999"));
  await expect(heading(/Given1999/)).toBeFocused();

  await list(page, "/students/check-in", "Who needs a check-in");
  await press(page, page.getByRole("main").getByRole("link", { name: /Rivera/ }).first());
  await expect(heading(/Rivera/)).toBeFocused();

  await list(page, "/referrals", "Referrals");
  await type(page, page.getByRole("searchbox", { name: "Search names" }), "given7");
  await sortBoth(page, "How soon");
  await press(page, studentRow("Given7"));
  await expect(heading(/^Referral about/)).toBeFocused();

  await list(page, "/referrals/new", "Whom is it about?");
  await type(page, page.getByRole("searchbox"), "given1234");
  await press(page, page.getByRole("main").getByRole("link", { name: student("Given1234") }));
  await expect(page.getByLabel("What did you see?")).toBeVisible();

  await list(page, "/plans", "Plans");
  await press(page, studentRow("Given8"));
  await expect(heading(/Given8/)).toBeFocused();

  await list(page, "/groups/new", "Begin a group");
  await type(page, page.getByLabel("Name", { exact: true }), "Tuesday lunch");
  const find = page.getByRole("searchbox", { name: "Find students to add" });
  for (const name of ["Given1500", "Given20"]) {
    await type(page, find, name);
    await press(page, page.getByRole("button", { name: `${name} Rivera` }));
    await expect(page.getByRole("button", { name: `Take out ${name} Rivera` })).toBeVisible();
  }
  await press(page, page.getByRole("button", { name: "Save the group" }));
  await expect(heading("Tuesday lunch")).toBeFocused();

  await list(page, "/groups", "Groups");
  await type(page, page.getByRole("searchbox", { name: "Find a group" }), "tues");
  await press(page, row("Tuesday lunch"));
  await expect(heading("Tuesday lunch")).toBeFocused();

  await list(page, "/library", "Library");
  await type(page, page.getByRole("searchbox", { name: "Find in the library" }), "reading");
  await expect(page.getByRole("main").getByText("Repeated reading with feedback")).toBeVisible();

  await list(page, "/consultations/new", "Ask colleagues");
  await press(page, page.getByRole("button", { name: "Link a student" }));
  const dialog = page.getByRole("dialog");
  await type(page, dialog.getByRole("searchbox"), "given1777");
  await press(page, dialog.getByRole("button", { name: student("Given1777") }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByText(/Given1777/)).toBeVisible();
});
