// How long a family waits for the kiosk's first page: its largest contentful paint, against that of a bare page of Leptos in
// the same run. The least of several counts: what disturbs only ever adds.
import type { Browser } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { stand } from "../kiosk";

const RUNS = 9;
const BOUND = 2;

/** The largest contentful paint of a page that nobody opened before, in milliseconds; once its heading stands. */
async function painted(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const found: number[] = [];
    Object.assign(window, { painted: found });
    new PerformanceObserver((list) => found.push(...list.getEntries().map((entry) => entry.startTime))).observe({
      type: "largest-contentful-paint",
      buffered: true,
    });
  });
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: "Welcome. Choose your language." })).toBeVisible();
  // Two frames on, what was painted has been told.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => (window as unknown as { painted: number[] }).painted.length > 0);
  const all = await page.evaluate(() => (window as unknown as { painted: number[] }).painted);
  await context.close();
  return Math.max(...all);
}

test("the kiosk's first page", async ({ browser, baseURL }) => {
  const kiosk = await stand();
  await kiosk.put("--sequence", "1");
  const [ours, bare]: number[][] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await painted(browser, baseURL ?? "/"));
    ours.push(await painted(browser, kiosk.address));
  }
  const [ours_ms, raw_ms] = [Math.min(...ours), Math.min(...bare)];
  console.log(`\n${JSON.stringify({ name: "kiosk-first-paint", ratio: ours_ms / raw_ms, bound: BOUND, ours_ms, raw_ms })}`);
});
