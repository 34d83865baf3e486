// Whatever page somebody is on, loading it again brings them back to it once the school is open.
import { expect, opened, test } from "../fixtures";
import { expectToday, touch } from "../people";

const PAGES = ["students", "referrals", "referrals/new", "roster", "clashes", "staff", "staff/invite", "share", "backup"];

test("every page can be loaded again", async ({ newPerson }) => {
  test.slow();
  const page = await newPerson("anyone");
  await opened(page);
  await page.getByRole("button", { name: "Look around a demo school" }).click();
  await expectToday(page);
  await page.goto("#/students");
  const student = await page.locator("main a[href*='#/students/']").first().getAttribute("href");
  const title = page.getByRole("heading", { level: 1 });
  for (const place of [...PAGES, "settings", "", student?.replace("#/", "") ?? "no student", "open"]) {
    await page.goto(`#/${place}`);
    await touch(page);
    const before = await title.textContent();
    expect(before, place).not.toBe("There is no such page");
    await page.reload();
    await opened(page);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await expect(page.getByRole("button", { name: "Lock" })).toBeVisible({ timeout: 60_000 });
    await touch(page);
    await expect(title, place).toHaveText(before ?? "", { timeout: 60_000 });
    expect(new URL(page.url()).hash).toBe(`#/${place}`);
  }
});
