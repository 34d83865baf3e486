// A counselor plans a workshop; families sign up at the kiosk and by telephone, who comes late waits for a seat, and the
// flyer and the calendar file tell when it is.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { bringSlips, makePack, nameReaders } from "../families";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { begin, collect, stand } from "../kiosk";
import { saved } from "../people";
import { ago, schoolDay } from "../plans";
import { twoCounselors } from "../students";
import { collected, json, newCode, unpack } from "../slips";

test("a workshop is planned, families sign up, and the last one waits for a seat", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);

  await counselor.goto("#/centre/new-workshop");
  await counselor.getByLabel("Title").fill("Sleep, screens and school");
  await counselor.getByRole("button", { name: "Save" }).click();
  for (const words of ["Enter the day.", "Enter when it begins."])
    await expect(counselor.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  await counselor.getByLabel("Where").fill("Library");
  const day = schoolDay(-100);
  await counselor.getByLabel("Day", { exact: true }).fill(day);
  await counselor.getByLabel("Begins").fill("18:00");
  await counselor.getByLabel("Ends").fill("19:30");
  await counselor.getByLabel("Room for how many families").fill("1");
  await counselor.getByLabel("Children are looked after").check();
  await counselor.getByLabel("Español", { exact: true }).check();
  await counselor.getByRole("radio", { name: /^Public/ }).check();
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Save" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Sleep, screens and school" })).toBeVisible();
  await expect(counselor.getByText("0 of 1 seats are taken.")).toBeVisible();

  // One family signs up at the kiosk, one calls.
  const file = await makePack(counselor);
  const parts = unpack(await readFile(file.path));
  const [workshop] = Object.keys(json(parts, "content.json").workshops);
  const contact = { name: "Rosa Díaz", language: "es", way: "text", address: "555-0142", safe: "" };
  const note = { kind: "sign_up", workshop, adults: 2, children: 1, interpreter: "es", text: "", contact };
  const slips = path.join(path.dirname(file.path), "kiosk.throughline-slips");
  await writeFile(slips, collected(parts, [{ note, replyTo: newCode().recipient, language: "es" }]));
  await bringSlips(counselor, slips);
  await expect(counselor.getByText("One new slip")).toBeVisible();

  await counselor.goto(`#/centre/${workshop}`);
  await expect(counselor.getByText("1 of 1 seats is taken.")).toBeVisible();
  await counselor.getByRole("button", { name: "Sign a family up" }).click();
  const signing = counselor.getByRole("dialog", { name: "Sign a family up" });
  await signing.getByLabel("Name").fill("The Okoro family");
  await signing.getByLabel("How to remind them").fill("555-0177");
  await signing.getByRole("button", { name: "Sign a family up" }).click();
  await expect(signing).toBeHidden();
  await expect(counselor.getByText("1 family waits for a seat.")).toBeVisible();
  const okoro = counselor.getByRole("row").filter({ hasText: "The Okoro family" });
  await expect(okoro).toContainText("Waits");
  await counselor.getByRole("button", { name: "Say so with the next pack" }).click();
  await expect(counselor.getByText("Saved. The next pack says so.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "workshop");

  // Who calls off makes room; who was there is noted.
  const rosa = counselor.getByRole("row").filter({ hasText: "Rosa Díaz" });
  await expect(rosa).toContainText("2 adults, 1 child to look after, interpreter: Spanish");
  await rosa.getByRole("button", { name: "Called off" }).click();
  await expect(rosa).toContainText("Does not come");
  await expect(okoro).not.toContainText("Waits");
  await okoro.getByRole("button", { name: "There", exact: true }).click();
  await expect(okoro).toContainText("Was there");
  await counselor.setViewportSize({ width: 390, height: 844 });
  await accessible(counselor);
  await picture(counselor, "workshop-phone");
  await counselor.setViewportSize({ width: 1366, height: 768 });

  const calendar = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Calendar file" }).click();
  const event = await readFile((await saved(await calendar)).path, "utf8");
  const on = day.replaceAll("-", "");
  for (const line of [`DTSTART:${on}T180000`, `DTEND:${on}T193000`, "SUMMARY:Sleep\\, screens and school"])
    expect(event).toContain(`${line}\r\n`);

  await counselor.getByRole("link", { name: "Flyer" }).click();
  const flyer = counselor.getByRole("article").last();
  await expect(flyer).toContainText("Library");
  await expect(flyer).toContainText("6:00 PM – 7:30 PM");
  await expect(flyer.getByRole("img")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "flyer");

  // Every page also speaks Spanish, and fits a phone.
  await counselor.getByRole("button", { name: "Español" }).click();
  await counselor.setViewportSize({ width: 390, height: 844 });
  for (const place of ["centre", "inbox", "kiosk", "kiosk/settings", "centre/new-strategy", "centre/new-survey"]) {
    await counselor.goto(`#/${place}`);
    await expect(counselor.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(counselor.getByRole("progressbar")).toHaveCount(0);
    const out = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await counselor.evaluate(out), `pixels that stick out: ${place}`).toBeLessThanOrEqual(0);
    await accessible(counselor);
    await picture(counselor, `families-${place.replace("/", "-")}-es-phone`);
  }
});

/** Plans a workshop on a day, public. */
async function plan(page: Page, title: string, day: string) {
  await page.goto("#/centre/new-workshop");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Where").fill("Library");
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Begins").fill("18:00");
  await page.getByRole("radio", { name: /^Public/ }).check();
  // By the keyboard: messages of what was saved before may lie over the button.
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

test("a workshop takes place on several dates, and afterwards families say how it was", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await counselor.goto("#/settings/days-off");
  await counselor.getByLabel("First day").fill(ago(-21));
  await counselor.getByRole("button", { name: "Add", exact: true }).click();
  await expect(counselor.getByRole("row", { name: /^Day off/ })).toBeVisible();

  // Three further dates in one step; the one on the day off is left out.
  await plan(counselor, "Reading together", ago(-14));
  await expect(counselor.getByText("This workshop takes place once.")).toBeVisible();
  await counselor.getByRole("button", { name: "Add further dates" }).click();
  const adding = counselor.getByRole("dialog", { name: "Add further dates" });
  await adding.getByLabel("How many more dates").fill("40");
  await adding.getByRole("button", { name: "Add these dates" }).click();
  await expect(adding.getByRole("alert").getByText("Enter a whole number from 1 to 20.")).toBeVisible();
  await adding.getByLabel("How many more dates").fill("3");
  await expect(adding.getByRole("list", { name: "The dates" }).getByRole("listitem")).toHaveCount(3);
  await accessible(counselor);
  await picture(counselor, "workshop-further");
  await adding.getByRole("button", { name: "Add these dates" }).click();
  await expect(adding).toBeHidden();
  await expect(counselor.getByText("3 dates added.")).toBeVisible();
  const calendar = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Calendar file" }).click();
  const events = await readFile((await saved(await calendar)).path, "utf8");
  const days = [...events.matchAll(/DTSTART:(\d+)T180000/g)].map((found) => found[1]);
  expect(days).toEqual([-14, -28, -35, -42].map((day) => ago(day).replaceAll("-", "")));
  await accessible(counselor);
  await picture(counselor, "workshop-series");

  // A workshop that is over is asked about.
  await plan(counselor, "Math at the stove", ago(3));
  await counselor.getByRole("link", { name: "Ask families about it" }).click();
  await expect(counselor.getByLabel("Title")).toHaveValue("How was it? Math at the stove");
  await counselor.getByRole("radio", { name: /^Public/ }).check();
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Save" }).press("Enter");
  await expect(counselor.getByRole("heading", { level: 1, name: "How was it? Math at the stove" })).toBeVisible();

  // At the kiosk a family signs up for all dates from the second on, and one tells how the other one was.
  const kiosk = await stand();
  kiosk.place((await makePack(counselor)).path);
  const parent = await newPerson("family", kiosk.address);
  await opened(parent);
  await begin(parent, "English");
  await parent.getByRole("button", { name: /^Come to a workshop/ }).click();
  await expect(parent.getByRole("heading", { name: "Were you there? Tell us" })).toBeVisible();
  await expect(parent.getByText("3 more dates")).toBeVisible();
  await accessible(parent);
  await picture(parent, "workshop-kiosk-list");
  await parent.getByRole("button", { name: /^Reading together/ }).click();
  const later = parent.getByRole("heading", { name: "All dates" }).locator("+ ul");
  await expect(later.getByRole("listitem")).toHaveCount(4);
  await later.getByRole("button").first().click();
  await parent.getByLabel("This date and 2 later ones").check();
  await parent.getByLabel("Your name").fill("Rosa Díaz");
  await accessible(parent);
  await picture(parent, "workshop-kiosk-series");
  await parent.getByRole("button", { name: "Sign up", exact: true }).click();
  await parent.getByRole("button", { name: "I have them. Done" }).click();
  await begin(parent, "English");
  await parent.getByRole("button", { name: /^Come to a workshop/ }).click();
  await parent.getByRole("button", { name: /^How was it\? Math at the stove/ }).click();
  await parent.getByLabel("Very much").first().check();
  await parent.getByRole("button", { name: "Send to the school" }).click();
  await parent.getByRole("button", { name: "Done", exact: true }).click();
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await bringSlips(counselor, await collect(parent, kiosk));
  await expect(counselor.getByText("2 new slips")).toBeVisible();

  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "Math at the stove", exact: true }).click();
  await expect(counselor.getByText("1 of 5 answers so far.")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "workshop-feedback");
  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "Reading together" }).last().click();
  const dates = counselor.getByRole("region", { name: "Dates", exact: true });
  const rosa = counselor.getByRole("row").filter({ hasText: "Rosa Díaz" });
  await dates.getByRole("link").last().click();
  await expect(rosa).toContainText("This date and all later ones");
  await dates.getByRole("link").first().click();
  await expect(counselor.getByText("Nobody has signed up yet.")).toBeVisible();
  await expect(rosa).toHaveCount(0);
});
