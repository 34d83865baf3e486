// What every story starts from: people with a browser of their own, in which nothing may go wrong unnoticed.
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Page, test as base, expect } from "@playwright/test";

/** Opens the app for one more person, in a browser profile that shares nothing with the others'. */
export type NewPerson = (name: string, place?: string) => Promise<Page>;

export const test = base.extend<{ newPerson: NewPerson }>({
  newPerson: async ({ browser, baseURL }, use) => {
    const complaints: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (name, place = "./") => {
      // Without movement, so that no picture and no measured contrast is of something half way.
      const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
      contexts.push(context);
      const page = await context.newPage();
      listen(page, name, new URL(place, baseURL).host, complaints);
      await page.goto(place);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, "what the browsers complained of").toEqual([]);
  },
});

export { expect };

/** Notes errors, breaches of the page's policy, and requests to anywhere but the app's own place. */
function listen(page: Page, name: string, home: string, complaints: string[]) {
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${name}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const local = ["data:", "blob:", "about:"].includes(url.protocol);
    if (!local && url.host !== home) complaints.push(`${name}: asked ${url.host}`);
  });
}

/** Waits until the program runs: the opening words are gone. */
export async function opened(page: Page) {
  await expect(page.locator("#opening")).toHaveCount(0, { timeout: 60_000 });
}

/** Fails when axe finds anything on the page as it stands, in light and in dark. */
export async function accessible(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" ")}`);
    expect(found, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Keeps a picture of the page, in light and in dark, beside the report. */
export async function picture(page: Page, name: string) {
  const { results } = test.info().config.metadata as { results: string };
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(results, "pictures", `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}
