// A counselor plans a workshop; families sign up at the kiosk and by telephone, who comes late waits for a seat, and the
// flyer and the calendar file tell when it is.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { bringSlips, makePack, nameReaders } from "../families";
import { accessible, expect, picture, test } from "../fixtures";
import { saved } from "../people";
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
  await counselor.getByLabel("Day", { exact: true }).fill("2027-03-11");
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
  await expect(rosa).toContainText("2 adults, 1 child to look after, interpreter: Español");
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
  for (const line of ["DTSTART:20270311T180000", "DTEND:20270311T193000", "SUMMARY:Sleep\\, screens and school"])
    expect(event).toContain(`${line}\r\n`);

  await counselor.getByRole("link", { name: "Flyer" }).click();
  const flyer = counselor.getByRole("article").last();
  await expect(flyer).toContainText("Library");
  await expect(flyer).toContainText("18:00–19:30");
  await expect(flyer.getByRole("img")).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "flyer");

  // Every page also speaks Spanish, and fits a phone.
  await counselor.getByRole("button", { name: "Español" }).click();
  await counselor.setViewportSize({ width: 390, height: 844 });
  for (const place of ["centre", "inbox", "kiosk", "kiosk/settings", "centre/new-strategy"]) {
    await counselor.goto(`#/${place}`);
    await expect(counselor.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(counselor.getByRole("progressbar")).toHaveCount(0);
    const out = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await counselor.evaluate(out), `pixels that stick out: ${place}`).toBeLessThanOrEqual(0);
    await accessible(counselor);
    await picture(counselor, `families-${place.replace("/", "-")}-es-phone`);
  }
});
