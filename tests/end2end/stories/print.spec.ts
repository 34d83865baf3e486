// What goes on paper: the sheets with their codes, a student's page, a referral, the recap of the day.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, opened, test } from "../fixtures";
import { PASSPHRASE, expectToday, sheetWords } from "../people";

/** Prints the page and gives how many sheets of paper it takes; what was printed is kept beside the pictures. */
async function printed(page: Page, name: string): Promise<number> {
  const pdf = await page.pdf({ format: "Letter" });
  const { results } = test.info().config.metadata as { results: string };
  await writeFile(join(results, "pictures", `${name}.pdf`), pdf);
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Only what belongs on paper is on it: no links elsewhere, no buttons. */
async function expectPaper(page: Page) {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
}

test("each recovery sheet is a sheet of paper, with its words and their code", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await page.getByRole("link", { name: "Create a school" }).click();
  await page.getByLabel("Name of the school").fill("Hillside School");
  await page.getByLabel("Your name").fill("Ada Example");
  await page.getByLabel("Your role").selectOption({ label: "School counselor" });
  await page.getByLabel("Passphrase for this device").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Continue" }).click();
  const [mine] = await sheetWords(page);
  expect(mine).toHaveLength(12);
  const codes = page.getByRole("img", { name: "The twelve words as a QR code" });
  await expect(codes, "the screen shows no code").toHaveCount(0);

  await expectPaper(page);
  await expect(codes).toHaveCount(2);
  await expect(page.getByText("Hillside School").first()).toBeVisible();
  await expect(page.getByText("Ada Example").first()).toBeVisible();
  expect(await printed(page, "print-sheets")).toBe(2);
});

test("a student's page, a referral and the recap of the day go on paper", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.keyboard.press("Shift");

  for (const [link, name] of [
    ["Students", "print-student"],
    ["Referrals", "print-referral"],
  ]) {
    await page.emulateMedia({ media: null });
    const links = page.getByRole("navigation").getByRole("link", { name: new RegExp(`^${link}`) });
    await links.first().click();
    await expect(page.getByRole("heading", { level: 1, name: link })).toBeVisible();
    const first = page.getByRole("main").locator("table a").first();
    await first.click();
    const heading = page.getByRole("heading", { level: 1 });
    await expect(heading).not.toHaveText(link);
    await expectPaper(page);
    await expect(heading).toBeVisible();
    expect(await printed(page, name)).toBeLessThanOrEqual(3);
  }

  await page.emulateMedia({ media: null });
  await page.goto("#/recap");
  await expect(page.getByRole("heading", { level: 1, name: "Recap of the day" })).toBeVisible();
  await expectPaper(page);
  expect(await printed(page, "print-recap")).toBeLessThanOrEqual(2);
});

/** The first of the places of one kind to which a page leads. */
async function leads(page: Page, from: string, kind: RegExp) {
  await page.goto(`#${from}`);
  const links = page.locator("main a[href]").filter({ visible: true });
  await expect(links.first()).toBeVisible();
  const places = await links.evaluateAll((all) => all.map((it) => it.getAttribute("href") ?? ""));
  const found = places.find((place) => kind.test(place));
  expect(found, `a place like ${kind} on ${from}`).toBeDefined();
  return (found ?? "").slice(1);
}

test("what a team puts on paper holds nothing of the screen, on few sheets", async ({ newPerson }) => {
  test.slow();
  const page = await newPerson("counselor");
  await opened(page);
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.keyboard.press("Shift");
  const one = /[0-9A-Z]{26}$/;
  const student = await leads(page, "/students", new RegExp(`^#/students/${one.source}`));
  const of = (kind: string) => student.replace("students", kind);
  const workshop = await leads(page, "/centre", new RegExp(`^#/centre/${one.source}`));
  const sheets: [string, string, number][] = [
    ["profile", of("profile"), 2],
    ["classroom", of("classroom"), 1],
    ["packet", of("packet"), 6],
    ["family-log", of("family-log"), 2],
    ["side-by-side", of("side-by-side"), 2],
    ["plan", await leads(page, "/plans", new RegExp(`^#/plans/${one.source}`)), 5],
    ["group", `${await leads(page, "/groups", new RegExp(`^#/groups/${one.source}`))}/sheet`, 2],
    ["transition", await leads(page, "/transitions", new RegExp(`^#/transitions/${one.source}`)), 2],
    ["referral-form", "/referrals/paper", 1],
    ["safety", "/safety", 2],
    ["calling-list", "/directory/calls", 2],
    ["resource", workshop, 2],
  ];
  for (const [name, place, most] of sheets) {
    await page.emulateMedia({ media: null });
    await page.goto(`#${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    await expectPaper(page);
    expect(await printed(page, `print-${name}`), `sheets of ${name}`).toBeLessThanOrEqual(most);
  }
});
