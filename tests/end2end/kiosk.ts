// A kiosk on an origin of its own, as it should stand: the built folder copied, with a pack beside the page.
import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { serve } from "./server.mjs";

const dist = process.env.THROUGHLINE_DIST ?? resolve("../../dist");
const packer = process.env.THROUGHLINE_PACKER ?? resolve("../../target/debug/examples/family_pack");
const run = promisify(execFile);

const stands = mkdtempSync(join(tmpdir(), "throughline-kiosks-"));
process.once("exit", () => rmSync(stands, { recursive: true, force: true }));

/** A kiosk that is being served. */
export interface Stand {
  /** Where it is. */
  address: string;
  /** Puts a pack beside the page: of the made-up school, with these options of the packer. */
  put(...options: string[]): Promise<void>;
  /** Puts this pack beside the page. */
  place(file: string): void;
  /** Changes one byte of the pack beside the page. */
  alter(): void;
  /** Keeps slips in a file and gives its name; what they say, the office alone can read. */
  keep(slips: Buffer): string;
  /** What the office reads in a file of slips. */
  read(file: string): Promise<Record<string, unknown>[]>;
}

/** Serves a kiosk for as long as this process lives: its page may ask for the next pack until it is closed, which happens
 * after a story's last line. */
export async function stand(): Promise<Stand> {
  const folder = mkdtempSync(join(stands, "kiosk-"));
  cpSync(join(dist, "kiosk"), folder, { recursive: true });
  const server = await serve(folder, 0);
  server.unref();
  const { port } = server.address() as AddressInfo;
  const pack = join(folder, "family.pack");
  return {
    address: `http://localhost:${port}/`,
    put: async (...options) => {
      await run(packer, [pack, ...options]);
    },
    place: (file) => copyFileSync(file, pack),
    alter: () => {
      const bytes = readFileSync(pack);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(pack, bytes);
    },
    keep: (slips) => {
      const file = join(folder, "notes.throughline-slips");
      writeFileSync(file, slips);
      return file;
    },
    read: async (file) => {
      const { stdout } = await run(packer, ["--read", file]);
      return stdout.trim().split("\n").map((line) => JSON.parse(line));
    },
  };
}

/** Begins a visit in a language. */
export async function begin(page: Page, language: "English" | "Español") {
  await page.getByRole("button", { name: language }).click();
}

/** Asks the school something, in English. */
export async function ask(page: Page, words: string) {
  await begin(page, "English");
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByLabel("In your own words").fill(words);
  await page.getByRole("button", { name: "Send to the school" }).click();
  await page.getByRole("button", { name: "I have them. Done" }).click();
}

/** Opens the pages for staff. */
export async function staff(page: Page) {
  await page.getByRole("button", { name: "For staff" }).click();
  await page.getByLabel("Staff code").fill("2468");
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** The twelve words that the page shows. */
export async function code(page: Page): Promise<string> {
  const words = page.locator("ol[lang=en] > li");
  await expect(words).toHaveCount(12);
  return (await words.allInnerTexts()).join(" ");
}

/** Collects the slips and gives their file. */
export async function collect(page: Page, kiosk: Stand): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save them in a file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d\.throughline-slips$/);
  await expect(page.getByText("Bring it to the office.")).toBeVisible();
  return kiosk.keep(readFileSync(await file.path()));
}

/** Steps through the codes of the sealed slips, and gives what each holds. */
export async function codes(page: Page): Promise<string[]> {
  await page.getByRole("button", { name: "Show them as codes" }).click();
  const all: string[] = [];
  const code = page.getByRole("img", { name: /^Note \d+ of \d+, code \d+ of \d+$/ });
  while (await code.isVisible()) {
    const text = await page.locator(".kiosk-scan .kiosk-key").textContent();
    all.push((text ?? "").trim());
    await page.getByRole("button", { name: "Next code" }).click();
  }
  return all;
}
