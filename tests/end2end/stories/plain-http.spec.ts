// An address that is not protected: it works, it warns, and two windows still never write over each other.
import { chromium } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { expectToday, foundSchool, lock, unlock } from "../people";

/** A name that leads to this machine, and is none of those that a browser trusts without https. */
const HOST = "school.example";

test("over plain http it warns, and a second window is told of the first and takes over", async ({ baseURL }) => {
  const address = new URL(baseURL ?? "");
  address.hostname = HOST;
  const { launchOptions } = test.info().project.use;
  const args = [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${HOST} localhost`];
  const browser = await chromium.launch({ ...launchOptions, args: [...args, "--disable-features=HttpsUpgrades"] });
  try {
    const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1366, height: 768 } });
    const first = await context.newPage();
    await first.goto(address.href);
    await opened(first);
    expect(await first.evaluate(() => isSecureContext || "locks" in navigator)).toBe(false);
    const warning = "This address is not protected";
    await expect(first.getByText(warning)).toBeVisible();
    await accessible(first);
    await picture(first, "plain-http");
    await foundSchool(first, "Hillside School", "Ada Example");
    await first.goto(`${address.href}#/settings`);
    await expect(first.getByText(warning)).toBeVisible();

    const second = await context.newPage();
    await second.goto(address.href);
    await opened(second);
    await unlock(second);
    await expect(second.getByText("This school is open in another window")).toBeVisible({ timeout: 60_000 });
    await second.getByRole("button", { name: "Take over here" }).click();
    await expectToday(second);
    await expect(first.getByText("This window can only read")).toBeVisible();

    // Nobody is left who would answer for a school that is locked.
    await lock(second);
    await first.close();
    await unlock(second);
    await expectToday(second);
  } finally {
    await browser.close();
  }
});
