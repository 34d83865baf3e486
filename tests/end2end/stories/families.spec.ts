// The whole way of a family's words: staff publish, a kiosk on an origin of its own shows it, a parent asks in Spanish
// without a network, the office reads and answers, and the kiosk gives the answer to whoever holds the twelve words.
import { readFile } from "node:fs/promises";
import { bringSlips, makePack, nameReaders } from "../families";
import { expect, opened, picture, test } from "../fixtures";
import { begin, code, collect, stand } from "../kiosk";
import { counselorWith, twoCounselors } from "../students";
import { found, stored } from "../traces";

const ASKED = "¿Hay alguien que nos ayude con la tarea de matemáticas?";
const ANSWER = "Sí. Los martes por la tarde, en la biblioteca. No cuesta nada.";

test("what a parent asks at the kiosk is answered there, and nobody else can read it", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await counselor.goto("#/centre");
  await counselor.getByRole("button", { name: /^Add the \d+ starter texts$/ }).click();
  await counselor.getByRole("link", { name: "Homework without tears" }).click();
  await counselor.getByRole("link", { name: "Edit", exact: true }).click();
  await counselor.getByRole("radio", { name: /^Public/ }).check();
  await counselor.getByRole("button", { name: "Save" }).click();
  await expect(counselor.getByText("Saved. Families see it from the next pack on.")).toBeVisible();

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
  kiosk.close();
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
  demo.close();
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
