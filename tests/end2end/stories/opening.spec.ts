// A person opens the page, from wherever the school has put it.
import { accessible, expect, opened, picture, test } from "../fixtures";

for (const [where, place] of [
  ["at the top of a site", "/"],
  ["in a folder of a site", "/some/school/"],
]) {
  test(`the app opens ${where}, and again after a reload`, async ({ newPerson }) => {
    const page = await newPerson("anyone", place);
    await opened(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.reload();
    await opened(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("the first page can be read by everyone, on a wide screen and on a phone", async ({ newPerson }) => {
  const page = await newPerson("anyone");
  await opened(page);
  await accessible(page);
  await picture(page, "opening");
  await page.setViewportSize({ width: 390, height: 844 });
  await accessible(page);
  await picture(page, "opening-phone");
});

test("without JavaScript the page does not pretend to open, and says what it needs in both languages", async ({
  browser,
  request,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("./");
  await expect(page.getByText("Opening Throughline")).toBeHidden();
  await context.close();
  // A browser whose scripts are off only by remote control does not show <noscript>: the words are read instead.
  const words = (await (await request.get("./")).text()).match(/<noscript>[^]*<\/noscript>/)?.[0];
  expect(words).toContain("needs JavaScript");
  expect(words).toContain("necesita JavaScript");
});

test("a program that does not arrive is said, in both languages", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByText("What you saved is safe")).toBeVisible();
  await expect(page.getByText("Lo que guardó está a salvo")).toBeVisible();
  await context.close();
});
