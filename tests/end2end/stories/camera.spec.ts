// The office reads what the kiosk shows with the device's camera: one code after another, as long as somebody wants, and
// no longer.
import type { Page } from "@playwright/test";
import { WITH_CAMERA, film, photographed, track } from "../camera";
import { makePack, nameReaders } from "../families";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { ask, begin, stand } from "../kiosk";
import { lock } from "../people";
import { twoCounselors } from "../students";

test.use({ launchOptions: WITH_CAMERA });
// They share the film that the camera shows.
test.describe.configure({ mode: "serial" });

const ASKED = ["May my sister come along?", "Is there a bus in January?"];

/** Switches the camera on, and gives its track. */
async function use(page: Page) {
  await page.getByRole("button", { name: "Use the camera" }).click();
  await expect(page.getByLabel("What the camera sees")).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.querySelector("video")?.videoWidth ?? 0)).toBeGreaterThan(0);
  return track(page);
}

test("the office holds the kiosk's codes before the camera, and reads what was written", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  const kiosk = await stand();
  kiosk.place((await makePack(counselor)).path);
  const parent = await newPerson("parent", kiosk.address);
  await opened(parent);
  for (const words of ASKED) await ask(parent, words);
  await begin(parent, "English");
  await parent.getByRole("button", { name: "For staff" }).click();
  await parent.setViewportSize({ width: 1080, height: 1920 });
  const shown = await photographed(parent);
  const half = shown.length / 2;
  expect(half).toBeGreaterThan(2);

  // All but the last: the first note is whole, the second waits for one code.
  await film(parent, shown.slice(0, -1));
  await counselor.context().grantPermissions(["camera"]);
  await counselor.goto("#/inbox");
  const first = await use(counselor);
  await expect(counselor.getByText("One new slip")).toBeVisible({ timeout: 60_000 });
  await expect(counselor.getByText(`${half - 1} of ${half} codes of a slip are here. Missing: ${half}.`)).toBeVisible({ timeout: 60_000 });
  await expect(counselor.getByRole("status").getByText(`${shown.length - 1} codes read. Show the next one.`)).toBeVisible();
  await expect(counselor.getByText("not a code of a slip", { exact: false })).toBeHidden();
  await accessible(counselor);
  await expect(counselor.getByLabel("What the camera sees"), "it comes into view by itself").toBeInViewport({ ratio: 1 });
  await picture(counselor, "camera/reading");
  await counselor.setViewportSize({ width: 390, height: 844 });
  await counselor.getByRole("button", { name: "Stop the camera" }).scrollIntoViewIfNeeded();
  await picture(counselor, "camera/reading-phone");
  expect(await counselor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await counselor.setViewportSize({ width: 1080, height: 1920 });
  await picture(counselor, "camera/reading-tall");
  await counselor.setViewportSize({ width: 1366, height: 768 });
  expect(await first.evaluate((track) => track.readyState)).toBe("live");

  // It goes on for the next one until it is stopped; the button keeps the focus.
  await counselor.getByRole("button", { name: "Stop the camera" }).press("Enter");
  expect(await first.evaluate((track) => track.readyState)).toBe("ended");
  await expect(counselor.locator("video")).toHaveCount(0);
  await expect(counselor.getByRole("button", { name: "Use the camera" })).toBeFocused();

  // Only the last one: what was read before is still here.
  await film(parent, shown.slice(-1));
  const second = await use(counselor);
  await expect(counselor.getByText("2 new slips")).toBeVisible({ timeout: 60_000 });
  for (const words of ASKED) await expect(counselor.getByRole("link", { name: words })).toBeVisible();

  // Leaving the page switches it off, and so does locking.
  await counselor.getByRole("link", { name: ASKED[1] }).click();
  await expect(counselor.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(counselor.locator("video")).toHaveCount(0);
  expect(await second.evaluate((track) => track.readyState)).toBe("ended");
  await counselor.goto("#/inbox");
  const third = await use(counselor);
  await lock(counselor);
  expect(await third.evaluate((track) => track.readyState)).toBe("ended");
  await expect(counselor.locator("video")).toHaveCount(0);
});

test("a camera that is not allowed is told with what to do, in both languages", async ({ newPerson }) => {
  const { counselor } = await twoCounselors(newPerson);
  await nameReaders(counselor);
  await film(counselor, [await counselor.screenshot()]);
  await counselor.context().grantPermissions([]);
  await counselor.getByRole("button", { name: "Use the camera" }).click();
  await expect(counselor.getByText("The camera was not allowed")).toBeVisible();
  await expect(counselor.getByText("Allow it for this page", { exact: false })).toBeVisible();
  await expect(counselor.locator("video")).toHaveCount(0);
  await accessible(counselor);
  await picture(counselor, "camera/refused");
  await counselor.getByRole("button", { name: "Español" }).click();
  await expect(counselor.getByText("No se permitió usar la cámara")).toBeVisible();
  await counselor.setViewportSize({ width: 390, height: 844 });
  await counselor.getByText("No se permitió usar la cámara").scrollIntoViewIfNeeded();
  await picture(counselor, "camera/refused-phone-es");
});
