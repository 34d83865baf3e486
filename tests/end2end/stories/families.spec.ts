// The whole way of a family's words: staff publish, a kiosk on an origin of its own shows it, a parent asks in Spanish
// without a network, the office reads and answers, and the kiosk gives the answer to whoever holds the twelve words.
import { readFile } from "node:fs/promises";
import { bringSlips, makePack, nameReaders, publicStarter } from "../families";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { ask, begin, code, codes, collect, stand } from "../kiosk";
import { counselorWith, twoCounselors } from "../students";
import { found, stored } from "../traces";

const ASKED = "¿Hay alguien que nos ayude con la tarea de matemáticas?";
const ANSWER = "Sí. Los martes por la tarde, en la biblioteca. No cuesta nada.";

test("what a parent asks at the kiosk is answered there, and nobody else can read it", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await publicStarter(counselor, "Homework without tears");

  const kiosk = await stand();
  kiosk.place((await makePack(counselor)).path);
  const parent = await newPerson("madre", kiosk.address);
  await opened(parent);
  await expect(parent.getByText("Hillside School")).toBeVisible();
  await begin(parent, "Español");
  await parent.getByRole("button", { name: /^Ayudar a mi hijo/ }).click();
  await parent.getByRole("button", { name: /^Tareas sin lágrimas/ }).click();
  await expect(parent.getByRole("heading", { level: 1, name: "Tareas sin lágrimas" })).toBeVisible();
  await picture(parent, "families-guide-es");

  // The line is down; what is typed is sealed all the same. That a pack cannot be reached is no error.
  await parent.evaluate(() => navigator.serviceWorker.ready);
  parent.removeAllListeners("console");
  await parent.context().setOffline(true);
  await parent.getByRole("button", { name: "Inicio" }).click();
  await parent.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await parent.getByLabel("En sus propias palabras").fill(ASKED);
  await parent.getByRole("button", { name: "Enviar a la escuela" }).click();
  const words = await code(parent);
  await parent.getByRole("button", { name: "Las tengo. Listo" }).click();
  expect(found(await stored(parent), [ASKED, "matemáticas", words])).toEqual([]);
  await parent.context().setOffline(false);

  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  const slips = await collect(parent, kiosk);
  await bringSlips(counselor, slips);
  await expect(counselor.getByText("One new slip")).toBeVisible();
  await counselor.getByRole("link", { name: ASKED }).click();
  await counselor.getByLabel("Your answer").fill(ANSWER);
  await counselor.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(counselor.getByText("Goes out with the next pack", { exact: true })).toBeVisible();
  const answered = await makePack(counselor);
  for (const secret of [ASKED, ANSWER]) expect((await readFile(answered.path)).includes(secret)).toBe(false);

  kiosk.place(answered.path);
  await parent.reload();
  await opened(parent);
  // The first page is there before the pack: once that has come, the office's receipt has.
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await expect(parent.getByText("0 sealed notes wait for the office.")).toBeVisible();
  await parent.getByRole("button", { name: "Leave now" }).click();
  await begin(parent, "Español");
  await parent.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await parent.getByRole("button", { name: "Leer una respuesta" }).click();
  await parent.getByLabel("Sus doce palabras").fill(words);
  await parent.getByRole("button", { name: "Mostrar la respuesta" }).click();
  await expect(parent.getByText(ANSWER)).toBeVisible();
  await picture(parent, "families-answer-es");
  await parent.getByRole("button", { name: "English" }).click();
  await parent.getByRole("button", { name: "For staff" }).click();
  await expect(parent.getByText("0 sealed notes wait for the office.")).toBeVisible();
  expect(found(await stored(parent), [ASKED, ANSWER, words])).toEqual([]);
});

test("what the next pack will show is looked at in the kiosk itself, which keeps and sends nothing", async ({ newPerson }) => {
  const counselor = await counselorWith(newPerson);
  await publicStarter(counselor, "Homework without tears");

  await counselor.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { databasesAsked: asked });
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name: string, version?: number) => {
      asked.push(name);
      return open(name, version);
    };
  });
  await counselor.goto("#/kiosk");
  await counselor.getByRole("button", { name: "Show the kiosk" }).click();
  const kiosk = counselor.frameLocator("iframe");
  await expect(kiosk.getByText("Preview: families see this with the next pack.", { exact: false })).toBeVisible();
  await kiosk.getByRole("button", { name: "English" }).click();
  await accessible(counselor);
  await picture(counselor, "kiosk-preview");
  await kiosk.getByRole("button", { name: /^Help my child learn/ }).click();
  await kiosk.getByRole("button", { name: /^Homework without tears/ }).click();
  await expect(kiosk.getByRole("heading", { level: 1, name: "Homework without tears" })).toBeVisible();
  await kiosk.getByRole("button", { name: "Start" }).click();
  await kiosk.getByRole("button", { name: /^Ask or suggest/ }).click();
  await kiosk.getByLabel("In your own words").fill("Only to see how it looks");
  await kiosk.getByRole("button", { name: "Send to the school" }).click();
  await expect(kiosk.getByRole("status").getByText("Nothing is kept or sent here.", { exact: false })).toBeVisible();
  const inside = counselor.frames().find((frame) => frame.url().endsWith("/kiosk/"));
  expect(await inside?.evaluate(() => (window as unknown as { databasesAsked: string[] }).databasesAsked)).toEqual([]);
  const left = await counselor.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(left.databases).not.toContain("throughline-kiosk");
  expect(left.workers).toBe(0);
  // What is made public meanwhile is seen when it is shown anew; what is not public is never there.
  await counselor.goto("#/centre");
  await counselor.goto("#/kiosk");
  await counselor.setViewportSize({ width: 390, height: 844 });
  await counselor.getByRole("button", { name: "Show the kiosk" }).click();
  await kiosk.getByRole("button", { name: "Español" }).click();
  await kiosk.getByRole("button", { name: /^Ayudar a mi hijo/ }).click();
  await expect(kiosk.locator("main .kiosk-entry")).toHaveCount(1);
  await counselor.locator("iframe").scrollIntoViewIfNeeded();
  await picture(counselor, "kiosk-preview-phone");
});

test("the office scans what the kiosk shows, in any order", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  const kiosk = await stand();
  kiosk.place((await makePack(counselor)).path);
  const parent = await newPerson("parent", kiosk.address);
  await opened(parent);
  await ask(parent, "May my sister come along?");
  await ask(parent, "Is there a bus in January?");
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await parent.setViewportSize({ width: 1080, height: 1920 });
  const shown = await codes(parent);
  expect(shown.length).toBeGreaterThan(4);
  expect(shown.length % 2).toBe(0);
  await expect(parent.getByText("These were all of them.", { exact: false })).toBeVisible();
  await parent.getByRole("button", { name: "Previous code" }).click();
  await accessible(parent);
  await picture(parent, "kiosk/codes-tall");
  await parent.setViewportSize({ width: 390, height: 844 });
  await parent.getByRole("img", { name: /^Note 2 of 2/ }).scrollIntoViewIfNeeded();
  await picture(parent, "kiosk/codes-phone");
  expect(await parent.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // A scanner types, and ends with Enter. What is no code, or was read wrongly, changes nothing.
  await counselor.goto("#/inbox");
  const field = counselor.getByLabel("Codes from the kiosk’s screen");
  const scan = async (text: string) => {
    await field.focus();
    await counselor.keyboard.insertText(text);
    await counselor.keyboard.press("Enter");
    await expect(field).toHaveValue("");
  };
  const wrong = counselor.getByText("That was not a code of a slip, or it was damaged.", { exact: false });
  await scan("WIFI:S:guests;T:WPA;;");
  await expect(wrong).toBeVisible();
  const [first, ...others] = shown;
  await scan(first.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
  await expect(wrong).toBeVisible();
  await expect(counselor.getByText("Nothing has come in yet")).toBeVisible();
  for (const text of [...others.reverse(), others[0]]) await scan(text);
  await expect(counselor.getByText("One new slip")).toBeVisible();
  const half = shown.length / 2;
  await expect(counselor.getByText(`${half - 1} of ${half} codes of a slip are here. Missing: 1.`)).toBeVisible();
  await expect(wrong).toBeHidden();
  await accessible(counselor);
  await picture(counselor, "inbox-codes");
  await scan(first.toLowerCase());
  await expect(counselor.getByText("2 new slips")).toBeVisible();
  for (const words of ["May my sister come along?", "Is there a bus in January?"])
    await expect(counselor.getByRole("link", { name: words })).toBeVisible();

  // They stay at the kiosk until the next pack says that the office has them.
  await expect(parent.getByText("2 sealed notes wait for the office.")).toBeVisible();
  kiosk.place((await makePack(counselor)).path);
  await parent.reload();
  await opened(parent);
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await expect(parent.getByText("0 sealed notes wait for the office.")).toBeVisible();
});

test("a kiosk beside a school's vault opens none of it", async ({ newPerson, baseURL }) => {
  const counselor = await counselorWith(newPerson);
  const kiosk = await counselor.context().newPage();
  await kiosk.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { databasesAsked: asked });
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name: string, version?: number) => {
      asked.push(name);
      return open(name, version);
    };
  });
  const demo = await stand();
  await demo.put("--sequence", "1");
  const pack = Buffer.from(await (await fetch(`${demo.address}family.pack`)).arrayBuffer());
  await kiosk.route("**/family.pack", (route) => route.fulfill({ body: pack }));
  await kiosk.goto(new URL("kiosk/", baseURL).href);
  await opened(kiosk);
  await begin(kiosk, "English");
  await kiosk.getByRole("button", { name: /^Find help/ }).click();
  await kiosk.getByRole("searchbox").fill("Álvarez");
  await expect(kiosk.getByRole("status").filter({ hasText: /place/ })).toBeVisible();

  const here = await kiosk.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ""));
  expect(here.filter((name) => name.startsWith("throughline")).length, "the vault lies in the same browser").toBeGreaterThan(1);
  const asked = await kiosk.evaluate(() => (window as unknown as { databasesAsked: string[] }).databasesAsked);
  expect([...new Set(asked)]).toEqual(["throughline-kiosk"]);
  for (const name of ["Lucía", "O'Brien", "Duong"]) {
    await expect(kiosk.locator("body")).not.toContainText(name);
    expect(pack.includes(name)).toBe(false);
  }
  await expect(kiosk.locator("a[href]"), "no way out of the page").toHaveCount(0);
});
