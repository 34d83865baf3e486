// What somebody is writing outlives the tab, the lock and the form: sealed, and never called saved.
import type { Page } from "@playwright/test";
import { accessible, expect, type NewPerson, opened, picture, test } from "../fixtures";
import { bringFile, comeBack, crash, expectScreenLocked, expectToday, lock, PASSPHRASE, saved, setPin, share, takeIn, touch, typePin, unlock } from "../people";
import { counselorWith, findStudent, observe, twoCounselors, writeStrengths } from "../students";
import { found, stored } from "../traces";

const WORDS = "Hid under the stairs until the bell.";
const PHONE = { width: 390, height: 844 };

/** How many drafts this browser stores. */
async function drafts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [{ name }] = await indexedDB.databases();
    const database = await done(indexedDB.open(name ?? ""));
    const count = await done(database.transaction("drafts").objectStore("drafts").count());
    database.close();
    return count;
  });
}

/** Waits until so many drafts are stored. */
async function expectDrafts(page: Page, count: number) {
  await expect.poll(() => drafts(page), { message: "drafts that are stored" }).toBe(count);
}

/** The form for an observation about a student of the roster, opened. */
async function observing(page: Page) {
  await findStudent(page, "noah", "O'Brien, Noah");
  await page.getByRole("button", { name: "Write an observation" }).click();
  return page.getByLabel("What did you see?");
}

/** Opens the school again where the person was. */
async function openAgain(page: Page) {
  await unlock(page);
  await expect(page.getByRole("button", { name: "Lock" })).toBeVisible({ timeout: 60_000 });
  await touch(page);
}

test("an observation that nobody saved is there after the tab has crashed, and goes when it is saved", async ({ newPerson }) => {
  const first = await counselorWith(newPerson);
  const begun = await observing(first);
  await first.getByLabel("Where").fill("Stairwell");
  await first.getByLabel("This shows a strength").check();
  await begun.fill(WORDS);
  await expectDrafts(first, 1);
  await expect(first.getByText("Observation saved."), "it is not called saved").toHaveCount(0);
  const bytes = await stored(first);
  expect(found(bytes, ["drafts", "dossiers"]), "the tables were read").toEqual(["drafts", "dossiers"]);
  expect(found(bytes, [WORDS, "under the stairs", "Stairwell", "observation"])).toEqual([]);
  await crash(first);

  const page = await comeBack(first);
  await expect(page.getByText("You have not finished writing about Noah O'Brien")).toBeVisible();
  await accessible(page);
  await picture(page, "draft-today");
  const field = await observing(page);
  await expect(field).toHaveValue(WORDS);
  await expect(page.getByLabel("Where")).toHaveValue("Stairwell");
  await expect(page.getByLabel("This shows a strength")).toBeChecked();
  await expect(page.getByText("This is what you had written on")).toBeVisible();
  await accessible(page);
  await picture(page, "draft-observation");
  await page.setViewportSize(PHONE);
  await accessible(page);
  await picture(page, "draft-observation-phone");

  await page.getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(WORDS)).toBeVisible();
  expect(await drafts(page), "gone with what saved it").toBe(0);
  await page.getByRole("button", { name: "Write an observation" }).click();
  await expect(page.getByLabel("What did you see?")).toHaveValue("");
  await expect(page.getByText("This is what you had written on")).toHaveCount(0);
});

test("locking while a referral is written keeps every word of it", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/referrals/new");
  await page.getByRole("searchbox").fill("noah");
  await page.getByRole("link", { name: /Noah/ }).click();
  await page.getByLabel("Soon", { exact: true }).check();
  await page.getByLabel("Attendance").check();
  await page.getByLabel("Health").check();
  await page.getByLabel("What did you see?").fill(WORDS);
  await lock(page);
  await expectDrafts(page, 1);
  expect(found(await stored(page), [WORDS, "stairs"])).toEqual([]);
  await openAgain(page);
  const seen = page.getByLabel("What did you see?");
  await expect(seen).toHaveValue(WORDS);
  await expect(page.getByLabel("Soon", { exact: true })).toBeChecked();
  await expect(page.getByLabel("Attendance")).toBeChecked();
  await expect(page.getByLabel("Health")).toBeChecked();
  await expect(page.getByLabel("Family and basic needs")).not.toBeChecked();
  await accessible(page);
  await picture(page, "draft-referral");

  // What is added and locked away at once is there too.
  await seen.fill(`${WORDS} Twice.`);
  await lock(page);
  await openAgain(page);
  await expect(seen).toHaveValue(`${WORDS} Twice.`);
  await page.getByRole("button", { name: "Send the referral" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Referral about/ })).toBeVisible();
  await expectDrafts(page, 0);

  // The answer and the message of one referral are two drafts.
  const answer = page.getByLabel("What do you tell the person who referred?");
  const message = page.getByLabel("Write a message");
  await page.getByLabel("Accept it").check();
  await answer.fill("We begin on Monday.");
  await message.fill("Thank you.");
  await lock(page);
  await expectDrafts(page, 2);
  await openAgain(page);
  await expect(page.getByLabel("Accept it")).toBeChecked();
  await expect(answer).toHaveValue("We begin on Monday.");
  await page.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText("Ada Example: Accepted")).toBeVisible();
  await expect(answer).toHaveValue("");
  await expect(message).toHaveValue("Thank you.");
  await expectDrafts(page, 1);
  await page.goto("#/");
  await page.getByRole("link", { name: "You have not finished writing about Noah O'Brien" }).click();
  await expect(message).toHaveValue("Thank you.");
});

test("a school that locks itself and a page that is hidden keep what was typed", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await page.goto("#/");
  await page.clock.install();
  await page.reload();
  await opened(page);
  await unlock(page);
  await expectToday(page);
  await touch(page);
  const field = await observing(page);
  await field.fill(WORDS);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expectDrafts(page, 1);

  await field.fill(`${WORDS} Came out by himself.`);
  await page.clock.fastForward("31:00");
  await expect(page.getByText("The school locked itself")).toBeVisible();
  await openAgain(page);
  await expect(await observing(page)).toHaveValue(`${WORDS} Came out by himself.`);
});

test("a screen that is locked for a break keeps what was being written", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await setPin(page);
  const field = await observing(page);
  await field.fill(WORDS);
  await page.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Shift+P");
  await expectScreenLocked(page);
  expect(await page.content()).not.toContain(WORDS);
  await typePin(page);
  // A key that comes before the school is open shows nothing.
  await expect(page.getByRole("button", { name: "Lock" })).toBeVisible();
  await touch(page);
  await expect(await observing(page)).toHaveValue(WORDS);
  await expectDrafts(page, 1);
});

test("a form that is left keeps what was typed; cancelling and starting afresh forget it", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  const there = page.getByText("This is what you had written on");
  const field = await observing(page);
  const again = page.getByRole("button", { name: "Write an observation" });
  await field.fill(WORDS);
  await page.keyboard.press("Escape");
  await expectDrafts(page, 1);

  // It belongs to this student and this form alone.
  await findStudent(page, "mia", "Duong, Mia");
  await again.click();
  await expect(field).toHaveValue("");
  await expect(there).toHaveCount(0);
  await page.keyboard.press("Escape");

  await findStudent(page, "noah", "O'Brien, Noah");
  await again.click();
  await expect(field).toHaveValue(WORDS);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await expect(field).toHaveValue("");
  await expect(there).toHaveCount(0);
  await expectDrafts(page, 0);
  await accessible(page);
  await picture(page, "draft-away");
  await expect(page.getByRole("button", { name: "Bring it back" }), "the focus stays").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(WORDS);
  await expect(page.getByRole("button", { name: "Start afresh" })).toBeFocused();
  await expectDrafts(page, 1);

  await page.getByRole("button", { name: "Cancel" }).click();
  await expectDrafts(page, 0);
  await again.click();
  await expect(field).toHaveValue("");

  // What is taken out again leaves no draft.
  await field.fill("x");
  await expectDrafts(page, 1);
  await field.fill("");
  await expectDrafts(page, 0);
});

test("what a colleague wrote meanwhile is not overwritten by a draft", async ({ newPerson }) => {
  test.slow();
  const { counselor, colleague } = await twoCounselors(newPerson);
  await findStudent(counselor, "noah", "O'Brien, Noah");
  await writeStrengths(counselor, "Patient");
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  await findStudent(colleague, "noah", "O'Brien, Noah");
  await writeStrengths(colleague, "Patient and funny");

  const strengths = counselor.getByLabel("Strengths", { exact: true });
  const edit = counselor.getByRole("button", { name: "Edit", exact: true }).first();
  await findStudent(counselor, "noah", "O'Brien, Noah");
  await edit.click();
  await strengths.fill("Calm with younger students");
  await counselor.keyboard.press("Escape");
  await takeIn(counselor, await share(colleague, "Ada Example"), "Ben Sample");
  await counselor.goto("#/students");
  await lock(counselor);
  await openAgain(counselor);
  await findStudent(counselor, "noah", "O'Brien, Noah");
  await expect(counselor.getByText("Patient and funny")).toBeVisible();
  await edit.click();
  await expect(strengths).toHaveValue("Calm with younger students");
  await accessible(counselor);
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(counselor.getByRole("dialog")).toBeHidden();
  await expect(counselor.getByText("Two people changed the same thing")).toBeVisible();
  await counselor.goto("#/clashes");
  await expect(counselor.getByLabel("Patient and funny")).toBeVisible();
  await expect(counselor.getByLabel("Calm with younger students")).toBeVisible();
});

/** Opens a vault file on the first page. */
async function openFrom(page: Page, file: { path: string }) {
  await page.getByRole("link", { name: "Open a vault file" }).click();
  await bringFile(page, file);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expectToday(page);
  await touch(page);
}

/** A computer of the lab that has opened the vault file of a school with students. */
async function fromFile(newPerson: NewPerson) {
  const counselor = await counselorWith(newPerson);
  await counselor.goto("#/backup");
  const download = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Save as a vault file" }).click();
  const file = await saved(await download);
  const lab = await newPerson("lab computer");
  await opened(lab);
  await openFrom(lab, file);
  return lab;
}

test("in file mode a draft goes into the file, and is never called in it before", async ({ newPerson }) => {
  test.slow();
  const lab = await fromFile(newPerson);
  const before = await stored(lab);
  await (await observing(lab)).fill(WORDS);
  await lab.keyboard.press("Escape");
  await expect(lab.getByText("what you are still writing is not saved yet")).toBeVisible();
  await picture(lab, "draft-file-mode");
  const asked = lab.waitForEvent("dialog");
  const left = lab.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  await left;

  await lab.getByRole("button", { name: "Lock", exact: true }).click();
  const question = lab.getByRole("dialog", { name: "Save the changes before locking?" });
  await expect(question.getByRole("button", { name: "Lock and lose 1 change" })).toBeVisible();
  const download = lab.waitForEvent("download");
  await question.getByRole("button", { name: "Save and lock" }).click();
  const newer = await saved(await download);
  await question.getByRole("button", { name: "Yes, I have it: lock" }).click();
  await expect(lab.getByText("nothing of it stays in this browser")).toBeVisible();
  expect((await stored(lab)).equals(before), "the browser keeps nothing").toBe(true);

  await openFrom(lab, newer);
  await expect(await observing(lab)).toHaveValue(WORDS);
  await lab.keyboard.press("Escape");
  await observe(lab, WORDS);
  await expect(lab.getByText("1 change is not in the file yet")).toBeVisible();
});

test("a draft speaks Spanish, on a phone too", async ({ newPerson }) => {
  const page = await counselorWith(newPerson);
  await (await observing(page)).fill(WORDS);
  await page.keyboard.press("Escape");
  await page.setViewportSize(PHONE);
  await page.goto("#/settings");
  await page.getByRole("button", { name: "Español" }).click();
  await page.goBack();
  await page.getByRole("button", { name: "Escribir una observación" }).click();
  await expect(page.getByText("Esto es lo que había escrito el")).toBeVisible();
  await accessible(page);
  await picture(page, "draft-observation-phone-spanish");
});
