// A kiosk runs for months: hundreds of visitors, one pack after another. What the page holds, what is stored and the program's
// own memory do not grow; and what breaks mends itself.
import { type CDPSession, type Page, test as base } from "@playwright/test";
import { expect, opened } from "../fixtures";
import { type Stand, begin, collect, staff, stand } from "../kiosk";

/** Rounds; each ends with an idle kiosk, its slips collected and a new pack. */
const ROUNDS = 12;
/** Rounds after which nothing may grow any more: the program has met everything. */
const WARM = 2;
/** Visitors a round. */
const VISITORS = 25;

const test = base.extend<{ kiosk: Stand }>({
  // biome-ignore lint: Playwright wants the pattern
  kiosk: async ({}, use) => {
    const kiosk = await stand();
    await kiosk.put("--sequence", "1");
    await use(kiosk);
  },
});

/** Bytes by which the program's memory may grow once it is warm, which is two of its pages: where a thing is put is left to
 * chance, and a visitor who stayed in memory with as much as a kilobyte would make it grow by more. */
const CHANCE = 2 * 64 * 1024;

/** What could grow. */
interface Size {
  nodes: number;
  listeners: number;
  heap: number;
  wasm: number;
  packs: number;
  slips: number;
  cached: number;
}

/** Keeps hold of the memories of wasm programs, which the page itself tells nobody of. */
async function watchMemory(page: Page) {
  await page.addInitScript(() => {
    const memories = new Set<WebAssembly.Memory>();
    Object.assign(window, { memories });
    const keep = (instance: WebAssembly.Instance) => {
      for (const it of Object.values(instance.exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
    };
    const streaming = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await streaming.apply(WebAssembly, given);
      keep(made.instance);
      return made;
    };
  });
}

/** Measures, after all that nobody needs was thrown away. */
async function size(page: Page, session: CDPSession): Promise<Size> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((it) => it.name === name)?.value ?? Number.NaN;
  const kept = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("throughline-kiosk"));
    const count = (name: string) => done(database.transaction(name).objectStore(name).count());
    const [packs, slips] = [await count("pack"), await count("slips")];
    database.close();
    let cached = 0;
    for (const name of await caches.keys()) cached += (await (await caches.open(name)).keys()).length;
    const { memories } = window as unknown as { memories: Set<WebAssembly.Memory> };
    const wasm = [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    return { packs, slips, cached, wasm };
  });
  return { nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize"), ...kept };
}

/** What has grown since the program was warm. */
function grown(warm: Size, now: Size): string[] {
  const most: Size = {
    nodes: warm.nodes * 1.05 + 20,
    listeners: warm.listeners + 5,
    heap: warm.heap * 1.1 + 300_000,
    wasm: warm.wasm + CHANCE,
    packs: 2,
    slips: 0,
    cached: warm.cached,
  };
  const names = Object.keys(most) as (keyof Size)[];
  return names.filter((name) => !(now[name] <= most[name])).map((name) => `${name}: ${now[name]} of ${most[name]}`);
}

/** Lets so many visitors come, one after the other: each searches, reads, and every fifth writes to the school. */
function visit(page: Page, visitors: number) {
  return page.evaluate(async (visitors) => {
    // Hands over to whatever waits in the page: its own clock stands still.
    const turn = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve(undefined);
        };
        port2.postMessage(0);
      });
    const until = async <T>(what: string, look: () => T | undefined | null | false): Promise<T> => {
      for (let tries = 0; tries < 500_000; tries += 1) {
        const found = look();
        if (found) return found;
        await turn();
      }
      throw new Error(`${what} did not come`);
    };
    const button = (words: string) =>
      until(words, () =>
        Array.from(document.querySelectorAll<HTMLElement>("button")).find((it) => it.textContent?.trim().startsWith(words)),
      );
    const press = async (words: string) => (await button(words)).click();
    const type = async (selector: string, text: string) => {
      const field = await until(selector, () => document.querySelector<HTMLInputElement>(selector));
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    for (let visitor = 0; visitor < visitors; visitor += 1) {
      const spanish = visitor % 2 === 1;
      const say = (english: string, other: string) => (spanish ? other : english);
      await press(say("English", "Español"));
      await press(say("Find help", "Encontrar ayuda"));
      await type("main input[type=search]", "grocerys");
      await until("one place", () => document.querySelectorAll("main .kiosk-entry").length === 1);
      (await until("the entry", () => document.querySelector<HTMLElement>("main .kiosk-entry"))).click();
      await press(say("Take it along", "Llevárselo"));
      await until("the code", () => document.querySelector("main svg.qr"));
      await press(say("Start", "Inicio"));
      await press(say("Help my child learn", "Ayudar a mi hijo"));
      (await until("a strategy", () => document.querySelector<HTMLElement>("main .kiosk-entry"))).click();
      await press(say("Start", "Inicio"));
      await press(say("Ask or suggest", "Preguntar o sugerir"));
      await type("main textarea", `A question of visitor ${visitor}`);
      if (visitor % 5 === 0) {
        await press(say("Send to the school", "Enviar a la escuela"));
        await press(say("I have them", "Las tengo"));
      } else {
        await press(say("Leave now", "Salir ahora"));
      }
    }
  }, visitors);
}

test("hundreds of visitors and a pack after another leave nothing behind", async ({ browser, kiosk }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await watchMemory(page);
  await page.clock.install();
  await page.goto(kiosk.address);
  await opened(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.evaluate(() => Object.assign(window, { marked: true }));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");

  const sizes: Size[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await visit(page, VISITORS);
    // Somebody goes away in the middle of a note.
    await begin(page, "English");
    await page.getByRole("button", { name: /^Ask or suggest/ }).click();
    await page.getByLabel("In your own words").fill("Something private");
    await page.clock.runFor(82_000);
    await expect(page.getByRole("button", { name: "Español" })).toBeVisible();
    // Staff collect the slips, and the next pack, which is there at the next visit's end, has their receipts.
    await begin(page, "English");
    await staff(page);
    await expect(page.getByText(`${VISITORS / 5} sealed notes wait for the office.`)).toBeVisible();
    const slips = await collect(page, kiosk);
    await kiosk.put("--sequence", `${round + 1}`, "--slips", slips);
    await page.getByRole("button", { name: "Leave now" }).click();
    await begin(page, "English");
    await staff(page);
    await expect(page.getByText("0 sealed notes wait for the office.")).toBeVisible();
    await expect(page.getByText(`${round + 1}`, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Leave now" }).click();
    await expect(page.getByRole("button", { name: "Español" })).toBeVisible();
    // The addresses of the files that were saved are given up after a minute.
    await page.clock.runFor(61_000);
    sizes.push(await size(page, session));
  }
  const told = `round by round:\n${sizes.map((it) => JSON.stringify(it)).join("\n")}`;
  // The browser throws away when it likes, and now and then only the second time that it is asked.
  await expect.poll(async () => grown(sizes[WARM - 1], await size(page, session)), told).toEqual([]);

  // It was one page all the time. Where nobody comes for long, it begins anew by itself.
  expect(await page.evaluate(() => "marked" in window)).toBe(true);
  const anew = page.waitForEvent("load");
  await page.clock.fastForward("07:00:00");
  await page.clock.runFor(2_000);
  await anew;
  await opened(page);
  expect(await page.evaluate(() => "marked" in window)).toBe(false);
  await context.close();
});

test("a kiosk that breaks begins again by itself, with its pack and its slips", async ({ browser, kiosk }) => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(kiosk.address);
  await opened(page);
  await begin(page, "English");
  await page.getByRole("button", { name: /^Ask or suggest/ }).click();
  await page.getByLabel("In your own words").fill("Is there a bus?");
  await page.getByRole("button", { name: "Send to the school" }).click();
  await page.getByRole("button", { name: "I have them. Done" }).click();
  await begin(page, "Español");
  await page.getByRole("button", { name: /^Preguntar o sugerir/ }).click();
  await page.getByLabel("En sus propias palabras").fill("Algo privado");
  await page.evaluate(() => {
    Object.assign(window, { marked: true });
    queueMicrotask(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  });
  const anew = page.waitForEvent("load");
  await page.clock.runFor(16_000);
  await anew;
  await opened(page);
  expect(await page.evaluate(() => "marked" in window)).toBe(false);
  await expect(page.locator("body")).not.toContainText("Algo privado");
  await begin(page, "English");
  await staff(page);
  await expect(page.getByText("One sealed note waits for the office.")).toBeVisible();
  await context.close();
});
