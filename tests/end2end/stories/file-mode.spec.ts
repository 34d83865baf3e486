// A wiped Chromebook is back in a minute from a file and the passphrase; what is not in the file is never called saved.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessible, expect, type NewPerson, opened, picture, test } from "../fixtures";
import { PASSPHRASE, bringFile, expectToday, lock, saved, touch } from "../people";
import { counselorWith, findStudent, observe } from "../students";
import { found, stored } from "../traces";

const ADA = "Hillside-School--Ada-Example.throughline-vault";
const NAMES = ["Hillside", "Ada Example", "Álvarez", "Lucía"];

/** Does what starts a download; gives the file. */
async function downloaded(page: Page, start: () => Promise<void>) {
  const download = page.waitForEvent("download");
  await start();
  return saved(await download);
}

/** A counselor's school as a vault file. */
async function vaultFile(newPerson: NewPerson) {
  const counselor = await counselorWith(newPerson);
  await counselor.goto("#/backup");
  const file = await downloaded(counselor, () => counselor.getByRole("button", { name: "Save as a vault file" }).click());
  expect(file.name).toBe(ADA);
  await expect(counselor.getByText(`“${ADA}” is on its way to your downloads`)).toBeVisible();
  return { counselor, file };
}

/** Opens a vault file on the first page, in four actions; gives how many it took. */
async function openVault(page: Page, file: { path: string }, passphrase = PASSPHRASE) {
  const actions = [
    () => page.getByRole("link", { name: "Open a vault file" }).click(),
    () => bringFile(page, file),
    () => page.getByLabel("Passphrase", { exact: true }).fill(passphrase),
    () => page.getByRole("button", { name: "Open", exact: true }).click(),
  ];
  for (const action of actions) await action();
  return actions.length;
}

test("a wiped Chromebook is back from a file and the passphrase, and is left with nothing", async ({ newPerson }) => {
  test.slow();
  const { counselor, file } = await vaultFile(newPerson);
  await accessible(counselor);
  await picture(counselor, "vault-file-made");

  const chromebook = await newPerson("wiped Chromebook");
  await opened(chromebook);
  const before = await stored(chromebook);
  expect(await openVault(chromebook, file)).toBeLessThanOrEqual(4);
  await expectToday(chromebook);
  await touch(chromebook);
  await expect(chromebook.getByText("Everything is in the file, and nothing of it")).toBeVisible();
  await accessible(chromebook);
  await picture(chromebook, "file-mode");

  await findStudent(chromebook, "Lucia", "Álvarez, Lucía");
  await observe(chromebook, "Explained the map to two others.");
  await expect(chromebook.getByText("Kept in this window, not yet in the file.")).toBeVisible();
  await expect(chromebook.getByText("1 change is not in the file yet")).toBeVisible();
  await accessible(chromebook);
  await picture(chromebook, "file-mode-changed");

  // A download counts when the person says that it has arrived.
  const newer = await downloaded(chromebook, () => chromebook.getByRole("button", { name: "Download the file" }).click());
  await expect(chromebook.getByText(`Is “${ADA}” in your downloads?`)).toBeVisible();
  await expect(chromebook.getByText("1 change is not in the file yet")).toBeVisible();
  await accessible(chromebook);
  await picture(chromebook, "file-mode-offered");
  await chromebook.getByRole("button", { name: "Yes, I have it" }).click();
  await expect(chromebook.getByText("Everything is in the file, and nothing of it")).toBeVisible();
  await chromebook.getByRole("button", { name: "Lock" }).click();
  await expect(chromebook.getByText("nothing of it stays in this browser")).toBeVisible();

  // Not the school, nor its name: the browser keeps what it kept before.
  const after = await stored(chromebook);
  expect(after.equals(before)).toBe(true);
  expect(found(after, [...NAMES, "Explained"])).toEqual([]);

  const third = await newPerson("third machine");
  await opened(third);
  await openVault(third, newer);
  await expectToday(third);
  await touch(third);
  await findStudent(third, "Lucia", "Álvarez, Lucía");
  await expect(third.getByText("Explained the map to two others.")).toBeVisible();
});

test("locking with changes asks what becomes of them, and so does leaving the page", async ({ newPerson }) => {
  test.slow();
  const { file } = await vaultFile(newPerson);
  const lab = await newPerson("lab computer");
  await opened(lab);
  await openVault(lab, file);
  await expectToday(lab);
  await touch(lab);
  await findStudent(lab, "Lucia", "Álvarez, Lucía");
  await observe(lab, "Asked for more books.");

  // The browser asks before the page is left; who stays loses nothing.
  const asked = lab.waitForEvent("dialog");
  const left = lab.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await left;
  await expect(lab.getByText("1 change is not in the file yet")).toBeVisible();

  await lab.getByRole("button", { name: "Lock", exact: true }).click();
  const question = lab.getByRole("dialog", { name: "Save the changes before locking?" });
  await expect(question).toBeVisible();
  await accessible(lab);
  await picture(lab, "file-mode-locking");
  const newer = await downloaded(lab, () => question.getByRole("button", { name: "Save and lock" }).click());
  await expect(question.getByText("in your downloads?")).toBeVisible();
  await question.getByRole("button", { name: "Yes, I have it: lock" }).click();
  await expect(lab.getByText("nothing of it stays in this browser")).toBeVisible();

  // Giving up changes is a choice in so many words.
  await openVault(lab, newer);
  await expectToday(lab);
  await touch(lab);
  await findStudent(lab, "Lucia", "Álvarez, Lucía");
  await expect(lab.getByText("Asked for more books.")).toBeVisible();
  await observe(lab, "This one is given up.");
  await lab.getByRole("button", { name: "Lock", exact: true }).click();
  await lab.getByRole("button", { name: "Lock and lose 1 change" }).click();
  await expect(lab.getByText("nothing of it stays in this browser")).toBeVisible();
});

test("a school that locks itself keeps its changes sealed in the window until they are in the file", async ({ newPerson }) => {
  test.slow();
  const { file } = await vaultFile(newPerson);
  const lab = await newPerson("lab computer");
  await opened(lab);
  await openVault(lab, file);
  await expectToday(lab);
  await touch(lab);
  await findStudent(lab, "Lucia", "Álvarez, Lucía");
  await observe(lab, "Left for a while.");
  await lab.clock.install();
  await lab.clock.fastForward("31:00");
  await expect(lab.getByText("The school locked itself because nobody touched it")).toBeVisible({ timeout: 60_000 });
  await expect(lab.getByText("Left for a while.")).toBeHidden();
  await accessible(lab);
  await picture(lab, "file-mode-held");
  expect(found(await stored(lab), NAMES)).toEqual([]);

  const held = await downloaded(lab, () => lab.getByRole("button", { name: "Download the file" }).click());
  await expect(lab.getByText("Is the file in your downloads?")).toBeVisible();
  await lab.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
  await lab.getByRole("button", { name: "Open", exact: true }).click();
  await expect(lab.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await lab.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await lab.getByRole("button", { name: "Open", exact: true }).click();
  await expect(lab.getByText("1 change is not in the file yet")).toBeVisible({ timeout: 60_000 });
  await touch(lab);
  await expect(lab.getByText("Left for a while.")).toBeVisible();

  const third = await newPerson("third machine");
  await opened(third);
  await openVault(third, held);
  await expectToday(third);
  await touch(third);
  await findStudent(third, "Lucia", "Álvarez, Lucía");
  await expect(third.getByText("Left for a while.")).toBeVisible();
});

test("where the browser can, the file itself is written, and never over somebody else's work", async ({ newPerson }) => {
  test.slow();
  const { file } = await vaultFile(newPerson);
  const desk = await newPerson("own computer");
  await opened(desk);
  // A real file handle of the browser stands in for the one its picker gives: nobody can press keys in that.
  await desk.evaluate(
    async ([name, base64]) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(name, { create: true });
      const write = async (bytes: Uint8Array<ArrayBuffer>) => {
        const stream = await handle.createWritable();
        await stream.write(bytes);
        await stream.close();
      };
      await write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
      Object.assign(window, {
        showOpenFilePicker: async () => [handle],
        elsewhere: () => write(new Uint8Array([1])),
        onDisk: async () => Array.from(new Uint8Array(await (await handle.getFile()).arrayBuffer())),
      });
    },
    [file.name, readFileSync(file.path).toString("base64")],
  );
  await desk.getByRole("link", { name: "Open a vault file" }).click();
  await desk.getByText("Choose a file").click();
  await desk.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await desk.getByRole("button", { name: "Open", exact: true }).click();
  await expectToday(desk);
  await touch(desk);
  await findStudent(desk, "Lucia", "Álvarez, Lucía");
  await observe(desk, "Helped a new classmate.");
  await desk.getByRole("button", { name: "Save to the file" }).click();
  await expect(desk.getByText("Everything is in the file, and nothing of it")).toBeVisible({ timeout: 60_000 });

  const bytes = await desk.evaluate(() => (window as unknown as { onDisk(): Promise<number[]> }).onDisk());
  const third = await newPerson("third machine");
  await opened(third);
  await third.getByRole("link", { name: "Open a vault file" }).click();
  const written = { name: file.name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
  await third.locator("input[type=file]").setInputFiles(written);
  await third.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await third.getByRole("button", { name: "Open", exact: true }).click();
  await expectToday(third);
  await touch(third);
  await findStudent(third, "Lucia", "Álvarez, Lucía");
  await expect(third.getByText("Helped a new classmate.")).toBeVisible();

  await observe(desk, "Came early today.");
  await desk.evaluate(() => (window as unknown as { elsewhere(): Promise<void> }).elsewhere());
  await desk.getByRole("button", { name: "Save to the file" }).click();
  await expect(desk.getByText("so it was not written over")).toBeVisible({ timeout: 60_000 });
  await expect(desk.getByText("1 change is not in the file yet")).toBeVisible();
  await accessible(desk);
  expect(await desk.evaluate(() => (window as unknown as { onDisk(): Promise<number[]> }).onDisk())).toEqual([1]);
});

test("a vault from a file can move into a browser of one's own", async ({ newPerson }) => {
  test.slow();
  const { file } = await vaultFile(newPerson);
  const home = await newPerson("home");
  await opened(home);
  await openVault(home, file);
  await expectToday(home);
  await touch(home);
  await home.goto("#/backup");
  await home.getByLabel("Passphrase for this device").fill("another passphrase here");
  await accessible(home);
  await home.getByRole("button", { name: "Keep it here" }).click();
  await expect(home.getByRole("button", { name: "Save as a vault file" })).toBeVisible({ timeout: 60_000 });
  await expect(home.getByText("Everything is in the file, and nothing of it")).toBeHidden();
  await lock(home);
  await home.reload();
  await opened(home);
  await home.getByLabel("Passphrase", { exact: true }).fill("another passphrase here");
  await home.getByRole("button", { name: "Open", exact: true }).click();
  await expect(home.getByRole("button", { name: "Lock" })).toBeVisible({ timeout: 60_000 });
});

test("a wrong passphrase and a bad vault file are said in words, and change nothing", async ({ newPerson }) => {
  test.slow();
  const { file } = await vaultFile(newPerson);
  const bytes = readFileSync(file.path);
  const lab = await newPerson("lab computer");
  await opened(lab);
  const before = await stored(lab);
  await openVault(lab, file, "not the passphrase");
  await expect(lab.getByText("That passphrase does not open it.")).toBeVisible({ timeout: 60_000 });
  await accessible(lab);
  await picture(lab, "vault-file-wrong-passphrase");

  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] ^= 1;
  const cases: [string, Buffer, string][] = [
    [file.name, bytes.subarray(0, bytes.length >> 1), "This vault file is cut short"],
    [file.name, flipped, "This vault file was damaged or changed"],
    [file.name, Buffer.from("Dear Ada"), "This vault file was damaged or changed"],
    ["photos.zip", Buffer.from("PK\x03\x04 and so on", "latin1"), "This is not a Throughline file."],
  ];
  for (const [name, buffer, words] of cases) {
    await lab.goto("#/");
    await lab.goto("#/open");
    await lab.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await expect(lab.getByText(words)).toBeVisible({ timeout: 60_000 });
  }
  await lab.getByRole("button", { name: "Español" }).click();
  await lab.goto("#/");
  await lab.getByRole("link", { name: "Abrir un archivo de bóveda" }).click();
  await lab.locator("input[type=file]").setInputFiles({ name: file.name, mimeType: "", buffer: cases[0][1] });
  await expect(lab.getByText("Este archivo de bóveda está incompleto")).toBeVisible({ timeout: 60_000 });
  await accessible(lab);
  await lab.getByRole("button", { name: "English" }).click();
  expect(found(await stored(lab), NAMES)).toEqual([]);
  expect(before.length).toBeGreaterThan(0);
});
