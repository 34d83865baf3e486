// Files that are not what they should be: each gets a clear word, and what is stored stays as it was, byte for byte.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, foundSchool, invite, join, share, takeIn, toOpenFile } from "../people";
import { family, importRoster } from "../students";
import { stored } from "../traces";

/** Offers bytes as a file, and waits for what is said of it. */
async function offer(page: Page, name: string, buffer: Buffer, words: string) {
  await toOpenFile(page);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await expect(page.getByText(words)).toBeVisible({ timeout: 60_000 });
}

/** The same bytes with one bit turned. */
function flipped(bytes: Buffer, at: number) {
  const copy = Buffer.from(bytes);
  copy[at] ^= 1;
  return copy;
}

test("a file that is spoiled, foreign or not ours is refused, and changes nothing", async ({ newPerson }) => {
  test.slow();
  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");
  await importRoster(counselor, family("Zero", 20));
  const invitation = await invite(counselor, "Ben Sample", "School counselor");
  const colleague = await newPerson("colleague");
  await opened(colleague);
  await confirm(counselor, await join(colleague, invitation));
  const file = await share(counselor, "Ben Sample");
  const bytes = readFileSync(file.path);
  const before = await stored(colleague);

  const notOurs = "This is not a Throughline file.";
  const damaged = "This file is cut off or damaged, so nothing of it was used.";
  await offer(colleague, "empty.throughline.age", Buffer.alloc(0), notOurs);
  await offer(colleague, "holiday.png", Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1"), notOurs);
  await accessible(colleague);
  await picture(colleague, "file-not-ours");
  await offer(colleague, file.name, bytes.subarray(0, bytes.length >> 1), damaged);
  await offer(colleague, file.name, flipped(bytes, bytes.length - 100), damaged);
  await offer(colleague, file.name, Buffer.concat([bytes, Buffer.from("more")]), damaged);

  // A file sealed for somebody else, and one of another school.
  const stranger = await newPerson("stranger");
  await opened(stranger);
  await foundSchool(stranger, "Seaside School", "Eve Sample");
  await offer(stranger, file.name, bytes, "This file was sealed for other people.");

  expect(before.equals(await stored(colleague)), "what is stored is as it was").toBe(true);
  // The whole file, as it was sent, still opens.
  await takeIn(colleague, file, "Ada Example");
});
