// Staff add a picture and a document to a guide: families see the one and save the other, byte for byte. A page that calls
// itself a document is refused, and what is taken out goes with the next pack.
import { readFile } from "node:fs/promises";
import { crc32, deflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { makePack, nameReaders } from "../families";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { begin, stand } from "../kiosk";
import { expectToday, lock, saved, share, takeIn, touch, unlock } from "../people";
import { json, unpack } from "../slips";
import { counselorWith, twoCounselors } from "../students";

const NAMED = "The gate <script>alert(1)</script>";

/** A chunk of a PNG: its length, its name, what is in it, and a checksum. */
function chunk(name: string, inside: Buffer) {
  const named = Buffer.concat([Buffer.from(name), inside]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(inside.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A picture of one color. */
function png(width: number, height: number) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * width, Buffer.from([58, 110, 165]))]);
  const rows = deflateSync(Buffer.concat(Array(height).fill(row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

const GATE = { name: "gate.png", mimeType: "image/png", buffer: png(320, 200) };
const MENU = {
  name: "Lunch menu.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
};
const bad = (name: string, words: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(words) });

test("a picture and a document go with a guide to the kiosk, and a page that calls itself one does not", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "New guide" }).click();
  await counselor.getByLabel("Title").fill("The way in");
  await counselor.getByLabel("Text", { exact: true }).fill("Come to the gate.");
  await counselor.getByLabel("Homework").check();
  await counselor.getByRole("radio", { name: /^Public/ }).check();

  // What is no PDF, PNG or JPEG is refused, each with its reason, and nothing of it stays.
  const place = counselor.getByLabel("Choose files");
  await place.setInputFiles([
    bad("page.pdf", "<!doctype html><script>alert(1)</script>"),
    bad("map.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    { ...GATE, name: "cut.png", buffer: GATE.buffer.subarray(0, 60) },
    bad("empty.pdf", ""),
    { ...MENU, name: "film.pdf", buffer: Buffer.alloc(10_000_000) },
  ]);
  for (const words of [
    "“page.pdf” is no PDF, PNG or JPEG, whatever its name says.",
    "“map.png” is no PDF, PNG or JPEG, whatever its name says.",
    "The end of “cut.png” is missing. Copy it again.",
    "“empty.pdf” is empty.",
    /^“film.pdf” is larger than 300 kB\./,
  ])
    await expect(counselor.getByText(words)).toBeVisible();
  await expect(counselor.getByRole("button", { name: /^Take out/ })).toHaveCount(0);
  await counselor.getByText("“empty.pdf” is empty.").scrollIntoViewIfNeeded();
  await picture(counselor, "enclosures-refused");

  await place.setInputFiles([GATE, MENU, GATE]);
  await expect(counselor.getByText("“gate.png” is there already.")).toBeVisible();
  await expect(counselor.getByRole("button", { name: /^Take out/ })).toHaveCount(2);
  await counselor.getByLabel("What it shows or is").first().fill(NAMED);
  const shown = counselor.getByRole("img", { name: "gate" });
  await expect(shown).toBeVisible();
  await accessible(counselor);
  await shown.scrollIntoViewIfNeeded();
  await picture(counselor, "enclosures-form");
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();

  // The page of the guide shows both.
  await expect(counselor.getByRole("img", { name: NAMED })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "enclosures-thing");
  const kept = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Save “Lunch menu”" }).click();
  const menu = await saved(await kept);
  expect(menu.name).toBe("Lunch menu.pdf");
  expect((await readFile(menu.path)).equals(MENU.buffer)).toBe(true);

  await counselor.goto("#/kiosk");
  await expect(counselor.getByText(/^Files in it: \d+ of 3,000 kB\.$/)).toBeVisible();
  const pack = await makePack(counselor);
  const parts = unpack(await readFile(pack.path));
  const files = Object.keys(json(parts, "manifest.json").files);
  expect(files.length).toBe(2);
  expect(files.every((name) => parts.has(`files/${name}`))).toBe(true);

  // At the kiosk, the picture stands below the text and the document is saved; no way leads out of the page.
  const kiosk = await stand();
  kiosk.place(pack.path);
  const family = await newPerson("family", kiosk.address);
  await opened(family);
  await begin(family, "Español");
  await family.getByRole("button", { name: /^Ayudar a mi hijo/ }).click();
  await family.getByRole("button", { name: /^The way in/ }).click();
  const gate = family.getByRole("img", { name: NAMED });
  await expect(gate).toBeVisible();
  await expect.poll(() => gate.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(320);
  const address = (await gate.getAttribute("src")) ?? "";
  const loads = () =>
    family.evaluate((src) => {
      const image = new Image();
      image.src = src;
      return image.decode().then(() => true, () => false);
    }, address);
  expect(await loads()).toBe(true);
  const download = family.waitForEvent("download");
  await family.getByRole("button", { name: "Guardar este archivo: Lunch menu" }).click();
  const there = await download;
  expect(there.suggestedFilename()).toBe("Lunch menu.pdf");
  expect((await readFile(await there.path())).equals(MENU.buffer)).toBe(true);
  await expect(family.locator("a[href]")).toHaveCount(0);
  await accessible(family);
  await picture(family, "enclosures-kiosk");
  await family.setViewportSize({ width: 390, height: 844 });
  expect(await family.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await picture(family, "enclosures-kiosk-phone");
  // Its address is gone with the page.
  await family.getByRole("button", { name: "Inicio" }).click();
  await expect(gate).toHaveCount(0);
  family.removeAllListeners("console");
  expect(await loads()).toBe(false);

  // Taken out, it goes with the next pack.
  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "The way in" }).click();
  await counselor.getByRole("link", { name: "Edit", exact: true }).click();
  await counselor.getByRole("button", { name: `Take out “${NAMED}”` }).click();
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();
  const next = unpack(await readFile((await makePack(counselor)).path));
  expect(Object.keys(json(next, "manifest.json").files).length).toBe(1);
});

test("a file is taken out and back, told apart from what nobody can open, and never lost without a word", async ({ newPerson }) => {
  test.slow();
  const page = await counselorWith(newPerson);
  await page.goto("#/centre/new-guide");
  await page.getByLabel("Title").fill("The way in");
  const place = page.getByLabel("Choose files");
  const locked = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n";
  const large = Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(300_990), Buffer.from("%%EOF")]);
  await place.setInputFiles([
    bad("setup.pdf", "MZ\x90\0 This program cannot be run in DOS mode"),
    bad("locked.pdf", locked),
    { ...MENU, name: "large.pdf", buffer: large },
    { ...MENU, name: "<script>alert(1)</script>.exe", buffer: Buffer.alloc(20_000_000) },
    { ...GATE, name: `${"g".repeat(240)}.png` },
    MENU,
  ]);
  for (const words of [
    "“setup.pdf” is no PDF, PNG or JPEG, whatever its name says.",
    /^“locked.pdf” is locked with a password or against changes/,
    /^“large.pdf” is larger than 300 kB\./,
    /^“<script>alert\(1\)<\/script>.exe” is larger than 300 kB\./,
  ])
    await expect(page.getByText(words)).toBeVisible();
  const takeOut = page.getByRole("button", { name: /^Take out “/ });
  await expect(takeOut).toHaveCount(2);
  await page.getByText(/^“locked.pdf”/).scrollIntoViewIfNeeded();
  await picture(page, "enclosures-kinds");

  // What it shows is said in a sentence or two.
  const name = page.getByLabel("What it shows or is");
  await expect(name.first()).toHaveValue("g".repeat(80));
  await name.first().fill("The gate. ".repeat(20));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("alert").getByRole("link", { name: "Shorten this to 150 letters." }).click();
  await expect(name.first()).toBeFocused();
  await name.first().fill("The gate");

  // By the keyboard: the focus goes to what undoes it, and back.
  await page.getByRole("button", { name: "Take out “The gate”" }).press("Enter");
  await expect(page.getByText("“The gate” is taken out.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await accessible(page);
  await page.getByRole("button", { name: "Undo" }).scrollIntoViewIfNeeded();
  await picture(page, "enclosures-out");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Take out “The gate”" })).toBeFocused();
  await page.getByRole("button", { name: "Take out “Lunch menu”" }).press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();

  // Before the page goes with what no draft keeps, the browser asks.
  const asked = new Promise<string>((resolve) =>
    page.once("dialog", (dialog) => {
      resolve(dialog.type());
      dialog.dismiss();
    }),
  );
  await page.evaluate(() => location.reload());
  expect(await asked).toBe("beforeunload");
  await expect(page.getByRole("button", { name: "Take out “The gate”" })).toBeVisible();

  // The lock takes it away; afterwards the form says what has to be added again.
  await lock(page);
  await unlock(page);
  await expect(page.getByRole("button", { name: "Lock" })).toBeVisible({ timeout: 60_000 });
  await touch(page);
  await page.goto("#/");
  await expectToday(page);
  await page.getByRole("link", { name: "You have not finished writing about a guide" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("The way in");
  await expect(page.getByText("“The gate” was never saved, and went when the page was left. Add it again.")).toBeVisible();
  await expect(page.getByText("Lunch menu")).toHaveCount(0);
  await accessible(page);
  await page.getByText(/was never saved/).scrollIntoViewIfNeeded();
  await picture(page, "enclosures-lost");
  // What is added again is lost no more.
  await page.getByLabel("Choose files").setInputFiles([{ ...GATE, name: "again.png" }]);
  await expect(page.getByRole("button", { name: "Take out “again”" })).toBeVisible();
  await expect(page.getByText(/was never saved/)).toHaveCount(0);
});

test("two people who add files at once lose none, and are told that there are too many", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  const add = async (page: Page, files: string[]) => {
    await page.goto("#/centre");
    await page.getByRole("link", { name: "The way in" }).click();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    const file = (words: string) => ({ ...MENU, name: `${words}.pdf`, buffer: Buffer.from(`%PDF-1.4 ${words} %%EOF`) });
    await page.getByLabel("Choose files").setInputFiles(files.map(file));
    await expect(page.getByRole("button", { name: /^Take out “/ })).toHaveCount(files.length);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved. Families see it from the next pack on.")).toBeVisible();
  };
  await counselor.goto("#/centre/new-guide");
  await counselor.getByLabel("Title").fill("The way in");
  await counselor.getByLabel("Text", { exact: true }).fill("Come to the gate.");
  await counselor.getByLabel("Homework").check();
  await counselor.getByRole("radio", { name: /^Public/ }).check();
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await add(counselor, ["Bus", "Gate"]);
  await add(colleague, ["Menu", "Room", "Stairs"]);
  await takeIn(counselor, await share(colleague, "Ada Example"), "Ben Sample");

  // All five go with the pack until somebody chooses.
  const parts = unpack(await readFile((await makePack(counselor)).path));
  expect(Object.keys(json(parts, "manifest.json").files).length).toBe(5);
  await counselor.goto("#/centre");
  await counselor.getByRole("link", { name: "The way in" }).click();
  await counselor.getByRole("link", { name: "Edit", exact: true }).click();
  const words = /^5 files go with this, and 3 is the most\. .* Take 2 out, then save\.$/;
  await expect(counselor.getByText(words)).toBeVisible();
  await accessible(counselor);
  await counselor.getByText(words).scrollIntoViewIfNeeded();
  await picture(counselor, "enclosures-over");
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByRole("alert").getByRole("link", { name: words })).toBeVisible();
  for (const name of ["Bus", "Stairs"]) await counselor.getByRole("button", { name: `Take out “${name}”` }).click();
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();
  const next = unpack(await readFile((await makePack(counselor)).path));
  expect(Object.keys(json(next, "manifest.json").files).length).toBe(3);
});
