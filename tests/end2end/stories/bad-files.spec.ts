// Files that are not what they should be: each gets a clear word, and what is stored stays as it was, byte for byte.
import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { foundSchool, share, takeIn, toOpenFile } from "../people";
import { family, twoCounselors } from "../students";
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
  const { counselor, colleague } = await twoCounselors(newPerson, family("Zero", 20));
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

  // Somebody it was not sealed for, at another school, cannot open it.
  const stranger = await newPerson("stranger");
  await opened(stranger);
  await foundSchool(stranger, "Seaside School", "Eve Sample");
  await offer(stranger, file.name, bytes, "This file was sealed for other people.");

  expect(before.equals(await stored(colleague)), "what is stored is as it was").toBe(true);
  // The whole file, as it was sent, still opens.
  await takeIn(colleague, file, "Ada Example");
});

/** A size as both formats write it, seven bits a byte. */
const length = (size: number): number[] => (size < 128 ? [size] : [(size & 127) | 128, ...length(size >>> 7)]);

/** One visit to the disposable engine, as the engine writes it: a dossier's bytes, announced as new. */
function visit(incoming: Buffer) {
  const text = (words: string) => [words.length, ...Buffer.from(words)];
  const announced = [...Buffer.alloc(16), ...text("classroom"), 0, 0];
  return Buffer.concat([Buffer.from([1, ...announced, ...length(incoming.length)]), incoming, Buffer.from([0, 0])]);
}

/** An Automerge chunk of these bytes: a change, packed. */
function packedChange(deflated: Buffer) {
  return Buffer.concat([Buffer.from([0x85, 0x6f, 0x4a, 0x83, 1, 2, 3, 4, 2, ...length(deflated.length)]), deflated]);
}

test("a document that unpacks to gigabytes is refused by the disposable engine, and all else lives on", async ({ newPerson }) => {
  const page = await newPerson("anyone");
  await opened(page);
  // A megabyte of zeros, packed so that it can be repeated.
  const zeros = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
  const bomb = Buffer.concat([...Array.from({ length: 4096 }, () => zeros), Buffer.from([3, 0])]);
  expect(bomb.length).toBeLessThan(8 << 20);
  const outcome = (bytes: Buffer) =>
    page.evaluate(async (base64) => {
      const address = document.querySelector("meta[name='throughline-engine']")?.getAttribute("content") ?? "";
      const engine = new Worker(address, { type: "module", name: "throughline-inspector" });
      const heard = () =>
        new Promise<string>((resolve) => {
          engine.onmessage = ({ data }) => resolve(data.byteLength ? `${new Uint8Array(data)}` : "listens");
          engine.onerror = (event) => {
            event.preventDefault();
            resolve("ended");
          };
        });
      const ready = await heard();
      const answer = heard();
      engine.postMessage(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
      const said = [ready, await answer];
      engine.terminate();
      return said;
    }, bytes.toString("base64"));
  // What is broken is answered with “damaged”. What meets the limit of memory is, too, or it ends the engine.
  const damaged = "1,17,1";
  expect(await outcome(visit(packedChange(deflateRawSync(Buffer.from("broken")))))).toEqual(["listens", damaged]);
  const [ready, said] = await outcome(visit(packedChange(bomb)));
  expect(ready).toBe("listens");
  expect([damaged, "ended"]).toContain(said);
  await expect(page.getByRole("link", { name: "Create a school" })).toBeVisible();
});
