// The kiosk: families find help, sign up and ask; a teacher without an account refers; nothing of a visitor remains.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test as base } from "../fixtures";
import { type Stand, begin, code, collect, staff, stand } from "../kiosk";
import { press, reach, type } from "../keyboard";
import { found, stored } from "../traces";

const test = base.extend<{ kiosk: Stand }>({
  // biome-ignore lint: Playwright wants the pattern
  kiosk: async ({}, use) => {
    const kiosk = await stand();
    await kiosk.put("--sequence", "1");
    await use(kiosk);
  },
});

/** Fails when something to press is smaller than a finger. */
async function pressable(page: Page) {
  const small = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>("button, select, input:not([type=file]), textarea"))
      .filter((it) => it.offsetParent !== null)
      .map((it) => (["checkbox", "radio"].includes((it as HTMLInputElement).type) ? (it.nextElementSibling as HTMLElement) : it))
      .filter((it) => it.getBoundingClientRect().height < 44)
      .map((it) => it.outerHTML.slice(0, 100)),
  );
  expect(small, "lower than 44 pixels").toEqual([]);
}

/** Fails when something sticks out of the page to the side, or is cut off. */
async function whole(page: Page, name: string) {
  const found = await page.evaluate(() => {
    const wrong: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide`);
    for (const it of document.querySelectorAll<HTMLElement>(".kiosk *")) {
      const box = it.getBoundingClientRect();
      const clip = getComputedStyle(it);
      // What is there for screen readers alone is one pixel large.
      const seen = box.width > 1 && box.height > 1;
      const told = `${it.tagName}.${it.className}: ${it.textContent?.slice(0, 40)}`;
      if (seen && (box.left < -1 || box.right > clientWidth + 1)) wrong.push(`sticks out: ${told}`);
      const hides = clip.overflowX !== "visible" || clip.overflowY !== "visible";
      const field = ["INPUT", "SELECT", "TEXTAREA"].includes(it.tagName);
      if (seen && hides && !field && it.scrollWidth > it.clientWidth + 1) wrong.push(`cut off: ${told}`);
    }
    return wrong;
  });
  expect(found, name).toEqual([]);
}

/** Loads the kiosk again, until it says to staff that the pack is there: its first page is there before the pack. */
async function received(page: Page, sign: string | RegExp) {
  await page.reload();
  await opened(page);
  await begin(page, "English");
  await staff(page);
  await expect(page.getByText(sign, { exact: typeof sign === "string" })).toBeVisible();
}

test("a family goes through all four doors with a keyboard alone", async ({ newPerson, kiosk }) => {
  const page = await newPerson("family", kiosk.address);
  await opened(page);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const arrived = (name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
  await press(page, button("English"));
  await arrived("What can we help you with?");

  await press(page, button(/^Find help/));
  await arrived("Find help");
  await type(page, page.getByRole("searchbox"), "dentist");
  await reach(page, page.getByLabel("Free"));
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Free")).toBeChecked();
  await page.keyboard.press("Space");
  await press(page, button(/Sunrise Community Clinic/));
  await arrived("Sunrise Community Clinic");
  await press(page, button("Take it along"));
  await expect(page.getByRole("img", { name: "A code that holds the text of this page" })).toBeVisible();
  await press(page, button("Back"));
  await expect(page.getByRole("searchbox")).toHaveValue("dentist");
  await press(page, button("Start"));

  await press(page, button(/^Help my child learn/));
  await press(page, button(/Kitchen fractions/));
  await arrived("Kitchen fractions");
  await press(page, button("Start"));

  await press(page, button(/^Come to a workshop/));
  await press(page, page.locator("main ul > li > button").first());
  await type(page, page.getByLabel("Your name"), "Rosa");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Thank you. Your note is sealed.")).toBeVisible();
  await press(page, button("I have them. Done"));

  await press(page, button("English"));
  await press(page, button(/^Ask or suggest/));
  await press(page, button("Send to the school"));
  await expect(page.getByRole("alert")).toBeFocused();
  await type(page, page.getByLabel("In your own words"), "Is there a bus?");
  await press(page, button("Send to the school"));
  await expect(page.getByText("Thank you. Your note is sealed.")).toBeVisible();
  await press(page, button("Leave now"));
  await expect(button("Español")).toBeVisible();
});

test("a family finds help by need, however it is spelt", async ({ newPerson, kiosk }) => {
  const page = await newPerson("family", kiosk.address);
  await opened(page);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Find help/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Find help" })).toBeFocused();
  const search = page.getByRole("searchbox");
  await search.fill("grocerys");
  await expect(page.getByText("1 place", { exact: true })).toBeVisible();
  await search.fill("dentsit");
  await page.getByRole("button", { name: /Sunrise Community Clinic/ }).click();
  await expect(page.getByText("8 Alder Avenue")).toBeVisible();
  await expect(page.getByText("(555) 010-0177")).toBeVisible();
  await page.getByRole("button", { name: "Take it along" }).click();
  await expect(page.getByRole("img", { name: "A code that holds the text of this page" })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(search).toHaveValue("dentsit");
  await search.fill("");
  await page.getByLabel("No ID needed").check();
  await expect(page.getByRole("button", { name: /Riverside Food Pantry/ })).toBeVisible();
  await expect(page.getByText("1 place", { exact: true })).toBeVisible();
});

test("a parent signs up and asks in Spanish; only the office can read it", async ({ newPerson, kiosk }) => {
  const page = await newPerson("madre", kiosk.address);
  await opened(page);
  await begin(page, "Español");
  await page.getByRole("button", { name: /^Venir a un taller/ }).click();
  await page.getByRole("button", { name: /Noche de matemáticas/ }).click();
  await page.getByRole("button", { name: "Inscribirse" }).click();
  const problems = page.getByRole("alert");
  await expect(problems).toContainText("Escriba su nombre");
  await expect(problems).toBeFocused();
  await page.getByLabel("Su nombre").fill("Marisol Quintanilla");
  await page.getByLabel("¿Cuántos adultos vienen?").selectOption("2");
  await page.getByLabel("Llámenme").check();
  await page.getByLabel("Número o dirección").fill("555-867-5309");
  await page.getByRole("button", { name: "Inscribirse" }).click();
  await expect(page.getByText("Gracias. Su nota está sellada.")).toBeVisible();
  await code(page);
  await page.getByRole("button", { name: "Las tengo. Listo" }).click();

  await begin(page, "Español");
  await page.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await expect(page.getByText("Ahora nadie lo está leyendo.")).toBeVisible();
  await expect(page.getByText("988")).toBeVisible();
  await page.getByLabel("En sus propias palabras").fill("¿Por qué no hay autobús por Xochitlán?");
  await page.getByRole("button", { name: "Enviar a la escuela" }).click();
  const words = await code(page);
  await accessible(page);
  await page.setViewportSize({ width: 1080, height: 1920 });
  await picture(page, "kiosk/sent-es-tall");
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "kiosk/sent-es-phone");
  await page.getByRole("button", { name: "Las tengo. Listo" }).click();

  const secrets = ["Marisol", "Quintanilla", "867-5309", "Xochitlán", words];
  expect(found(await stored(page), secrets)).toEqual([]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(["throughline-kiosk"]);
  for (const secret of secrets) await expect(page.locator("body")).not.toContainText(secret);

  await begin(page, "English");
  await staff(page);
  await expect(page.getByText("2 sealed notes wait for the office.")).toBeVisible();
  await accessible(page);
  await picture(page, "kiosk/staff-open-phone");
  const file = await collect(page, kiosk);
  const read = await kiosk.read(file);
  const notes = read.map((slip) => slip.note as Record<string, unknown>);
  expect(notes.map((note) => note.kind).sort()).toEqual(["question", "sign_up"]);
  expect(notes.find((note) => note.kind === "question")?.text).toContain("Xochitlán");

  // The receipt comes with the next pack; the answer too.
  await kiosk.put("--sequence", "2", "--slips", file, "--reply", "El autobús llega en enero.");
  await received(page, "0 sealed notes wait for the office.");
  await page.getByRole("button", { name: "Leave now" }).click();
  await begin(page, "Español");
  await page.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await page.getByRole("button", { name: "Leer una respuesta" }).click();
  await page.getByLabel("Sus doce palabras").fill(words.toUpperCase());
  await page.getByRole("button", { name: "Mostrar la respuesta" }).click();
  await expect(page.getByText("El autobús llega en enero.")).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await staff(page);
  await expect(page.getByText("0 sealed notes wait for the office.")).toBeVisible();
});

test("a teacher without an account refers a student in a minute and reads the answer", async ({ newPerson, kiosk }) => {
  const page = await newPerson("teacher", kiosk.address);
  await opened(page);
  const begun = Date.now();
  await begin(page, "English");
  await page.getByRole("button", { name: "For staff" }).click();
  await page.getByRole("button", { name: "Write to the counseling office" }).click();
  await expect(page.getByText("This note alerts nobody.")).toBeVisible();
  await page.getByLabel("Your name").fill("Theo Tanner");
  await page.getByLabel("Student", { exact: true }).fill("Nora Novak");
  await page.getByLabel("What have you seen").fill("Asleep in first period three times this week.");
  await page.getByRole("button", { name: "Send to the school" }).click();
  const words = await code(page);
  expect(Date.now() - begun, "milliseconds").toBeLessThan(60_000);
  await page.getByRole("button", { name: "I have them. Done" }).click();
  expect(found(await stored(page), ["Tanner", "Novak", "Asleep"])).toEqual([]);

  await begin(page, "English");
  await staff(page);
  const file = await collect(page, kiosk);
  expect((await kiosk.read(file))[0].note).toMatchObject({ kind: "referral", student: "Nora Novak" });
  await kiosk.put("--sequence", "2", "--slips", file, "--reply", "Thank you. I see Nora tomorrow.");
  await received(page, "0 sealed notes wait for the office.");
  await page.getByRole("button", { name: "Leave now" }).click();
  await begin(page, "English");
  await page.getByRole("button", { name: "For staff" }).click();
  await page.getByRole("button", { name: "Read an answer" }).click();
  await page.getByLabel("Your twelve words").fill("one two three");
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("These are 3 words; the code has 12")).toBeVisible();
  await page.getByLabel("Your twelve words").fill(words);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByText("Thank you. I see Nora tomorrow.")).toBeVisible();
});

test("a survey is answered without a name", async ({ newPerson, kiosk }) => {
  const page = await newPerson("parent", kiosk.address);
  await opened(page);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByRole("button", { name: /How welcome do you feel/ }).click();
  await page.getByRole("button", { name: "Send to the school" }).click();
  await expect(page.getByRole("alert")).toContainText("Answer one question at least");
  await page.getByLabel("Quite").check();
  await page.getByLabel("Not sure").check();
  await page.getByRole("button", { name: "Send to the school" }).click();
  await expect(page.getByText("Your note is sealed.")).toBeVisible();
  await expect(page.locator("ol[lang=en]")).toHaveCount(0);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await begin(page, "English");
  await staff(page);
  const [slip] = await kiosk.read(await collect(page, kiosk));
  expect(slip.note).toMatchObject({ kind: "survey", answers: { 1: "4", 2: "unsure" } });
});

test("it opens without the network, and keeps the last good pack", async ({ newPerson, kiosk }) => {
  const page = await newPerson("family", kiosk.address);
  await opened(page);
  await begin(page, "English");
  await kiosk.put("--sequence", "7");
  await received(page, "7");
  const pack = async (trouble: string | RegExp) => {
    await received(page, trouble);
    await expect(page.getByText("What is shown is the last good version.")).toBeVisible();
    await expect(page.getByText("7", { exact: true })).toBeVisible();
  };
  await kiosk.put("--sequence", "3");
  await pack("This is number 3; the kiosk has number 7 already.");
  await kiosk.put("--sequence", "8");
  kiosk.alter();
  await pack(/changed after the school signed it|cut short/);
  await accessible(page);

  await page.evaluate(() => navigator.serviceWorker.ready);
  const context = page.context();
  await context.setOffline(true);
  // A pack that cannot be reached is no error: the last one stays.
  page.removeAllListeners("console");
  await page.reload();
  await opened(page);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Help my child learn/ }).click();
  await page.getByRole("button", { name: /Kitchen fractions/ }).click();
  await expect(page.getByText("Fold a tortilla once", { exact: false })).toBeVisible();
});

test("what comes behind the first page takes the focus from nobody", async ({ browser, kiosk }) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route("**/part-pages-*.wasm", (route) => held.then(() => route.continue()));
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate as (...given: unknown[]) => Promise<unknown>;
    const come = async (...given: unknown[]) => {
      const part = await instantiate(...given);
      // Whoever waits for it goes on first, and has painted what came of it.
      setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { come: true }))));
      return part;
    };
    Object.assign(WebAssembly, { instantiate: come });
  });
  await page.goto(kiosk.address);
  await opened(page);
  const english = page.getByRole("button", { name: "English" });
  await reach(page, english);
  letGo();
  await page.waitForFunction(() => "come" in window);
  await expect(english).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "What can we help you with?" })).toBeFocused();
  await context.close();
});

test("a visitor who goes away leaves nothing", async ({ newPerson, kiosk }) => {
  const page = await newPerson("visitor", kiosk.address);
  await opened(page);
  await page.clock.install();
  await page.reload();
  await opened(page);
  await begin(page, "English");
  const addresses = await page.evaluate(() => history.length);
  await page.getByRole("button", { name: /^Find help/ }).click();
  await page.getByRole("searchbox").fill("shelter for tonight");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByLabel("In your own words").fill("Something private");
  const warning = page.getByRole("dialog", { name: "Are you still there?" });
  for (const [size, width, height] of [["tall", 1080, 1920], ["phone", 390, 844]] as const) {
    await page.setViewportSize({ width, height });
    await page.clock.runFor(62_000);
    await expect(warning.getByRole("button").last()).toBeInViewport({ ratio: 1 });
    await accessible(page);
    await picture(page, `kiosk/still-there-${size}`);
    await page.keyboard.press("Shift");
    await expect(warning).toBeHidden();
  }
  await expect(page.getByLabel("In your own words")).toHaveValue("Something private");
  await page.clock.runFor(82_000);
  await expect(page.getByRole("button", { name: "Español" })).toBeVisible();
  await expect(warning).toBeHidden();
  expect(await page.evaluate(() => [scrollY, history.length, location.hash])).toEqual([0, addresses, ""]);
  expect(found(await stored(page), ["shelter for tonight", "Something private"])).toEqual([]);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Find help/ }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await expect(page.getByLabel("In your own words")).toHaveValue("");

  await page.getByLabel("In your own words").fill("Someone comes in");
  await page.getByRole("button", { name: "Leave now" }).click();
  await expect(page.getByRole("button", { name: "Español" })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Someone comes in");
});

test("without a pack it says so, and takes one from a file", async ({ browser, kiosk }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  await context.route("**/family.pack", (route) => route.fulfill({ status: 404 }));
  const page = await context.newPage();
  await page.goto(kiosk.address);
  await opened(page);
  await expect(page.getByRole("heading", { level: 1, name: "There is nothing to show yet" })).toBeVisible();
  await accessible(page);
  const choose = (name: string, buffer: Buffer) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await choose("letter.pack", Buffer.from("Dear families"));
  await expect(page.getByText("The file is not a family pack.")).toBeVisible();
  await kiosk.put("--sequence", "1");
  const pack = await (await fetch(`${kiosk.address}family.pack`)).arrayBuffer();
  await choose("family.pack", Buffer.from(pack));
  await expect(page.getByText("Demo School (made up)")).toBeVisible();
  await begin(page, "English");
  await context.close();
});

test("a browser that keeps nothing says so to whoever writes, and a page pasted into the search is answered", async ({ newPerson, kiosk }) => {
  const page = await newPerson("visitor", kiosk.address);
  await opened(page);
  await page.addInitScript(() => {
    const denied = { get: () => { throw new DOMException("denied", "SecurityError"); } };
    Object.defineProperty(window, "indexedDB", denied);
    Object.defineProperty(window, "localStorage", denied);
  });
  await page.reload();
  await opened(page);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Find help/ }).click();
  const search = page.getByRole("searchbox");
  await search.fill("dentist ".repeat(130_000));
  await expect(page.getByText("1 place", { exact: true })).toBeVisible();
  await search.fill("");
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByLabel("In your own words").fill("Is there a bus?");
  await page.getByRole("button", { name: "Send to the school" }).click();
  await expect(page.getByText("This device keeps it only while this page is open.", { exact: false })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "I have them. Done" }).click();
  await begin(page, "English");
  await staff(page);
  await expect(page.getByText("This browser keeps nothing.", { exact: false })).toBeVisible();
  const [slip] = await kiosk.read(await collect(page, kiosk));
  expect(JSON.stringify(slip)).toContain("Is there a bus?");
});

const PLACES = {
  en: ["Find help", "Help my child learn", "Come to a workshop", "Ask or suggest"],
  es: ["Encontrar ayuda", "Ayudar a mi hijo a aprender", "Venir a un taller", "Preguntar o sugerir"],
};

for (const [language, own] of [["en", "English"], ["es", "Español"]] as const)
  test(`every page of the kiosk, ${own}`, async ({ newPerson, kiosk }) => {
    test.setTimeout(600_000);
    const page = await newPerson("family", kiosk.address);
    const look = async (name: string) => {
      // At 200 % zoom a page has half as many pixels of its own each way.
      for (const [size, width, height] of [
        ["tall", 1080, 1920],
        ["phone", 390, 844],
        ["narrow", 320, 640],
        ["tall-zoomed", 540, 960],
        ["phone-zoomed", 195, 422],
      ] as const) {
        await page.setViewportSize({ width, height });
        await whole(page, `${name}, ${size}`);
        await pressable(page);
        if (size !== "narrow") await picture(page, `kiosk/${name}-${language}-${size}`);
      }
      await page.setViewportSize({ width: 1080, height: 1920 });
      await accessible(page);
    };
    await opened(page);
    await expect(page.getByText("Demo School (made up)")).toBeVisible();
    await look("languages");
    await begin(page, own);
    await look("doors");
    for (const [place, name] of PLACES[language].entries()) {
      await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      await look(`door-${place}`);
      await page.locator("main ul > li > button").first().click();
      await expect(page.locator("main h1")).not.toHaveText(name);
      await look(`entry-${place}`);
      await page.getByRole("button", { name: language === "en" ? "Start" : "Inicio" }).click();
    }
    await page.getByRole("button", { name: language === "en" ? "For staff" : "Para el personal" }).click();
    await look("staff");
    await page.getByRole("button", { name: language === "en" ? "Write to the counseling office" : "Escribir a la consejería" }).click();
    await look("staff-note");
  });
