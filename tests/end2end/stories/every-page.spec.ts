// Every page there is, in both languages and themes, at the sizes of a laptop, a phone and a tall screen: nothing sticks
// out sideways, axe finds nothing, and a picture of each is kept to be looked at.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { expectToday, touch } from "../people";

const SIZES = {
  laptop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  tall: { width: 1080, height: 1920 },
};
/** The narrowest screen that is promised. */
const NARROW = { width: 320, height: 640 };

const DOOR = ["/", "/create", "/introduce", "/open"];
const PAGES = [
  "/", "/recap", "/students", "/students/check-in", "/referrals", "/referrals/new", "/referrals/paper", "/safety", "/directory", "/directory/calls", "/directory/import", "/plans", "/groups", "/groups/new", "/library", "/notes", "/transitions", "/roster", "/clashes", "/staff",
  "/staff/invite", "/share", "/share/several", "/share/passphrase", "/disclosures", "/devices", "/devices/add",
  "/backup", "/consultations", "/consultations/new", "/centre", "/centre/new-guide", "/centre/new-strategy", "/centre/new-workshop", "/centre/new-survey", "/inbox", "/kiosk", "/kiosk/settings", "/settings", "/settings/passphrase", "/settings/days-off", "/plans/templates", "/more", "/unknown",
];

/** The places that the links to one of its kind lead to. */
async function all(page: Page, list: string, kind: RegExp) {
  await page.goto(`#${list}`);
  const link = page.locator("main a[href]").filter({ visible: true });
  await expect(link.first()).toBeVisible();
  const places = await link.evaluateAll((links) => links.map((it) => it.getAttribute("href") ?? ""));
  const found = places.filter((place) => kind.test(place));
  expect(found, `a place like ${kind} on ${list}`).not.toEqual([]);
  return found.map((place) => place.slice(1));
}

/** The first of these places. */
async function first(page: Page, list: string, kind: RegExp) {
  return (await all(page, list, kind))[0];
}

/** Looks at a place at every size, and with axe at one. */
async function look(page: Page, place: string, language: string, axe: keyof typeof SIZES) {
  await page.setViewportSize(SIZES.laptop);
  await page.goto(`#${place}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  const name = place.replace(/[0-9A-Z]{26}/, "one").replaceAll("/", "-").replace(/^-/, "") || "first";
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await inside(page, `${place}, ${size}`);
    await picture(page, `every/${name}-${language}-${size}`);
    if (size === axe) await accessible(page);
  }
  await page.setViewportSize(NARROW);
  await inside(page, `${place}, narrow`);
}

/** Fails when the page can be moved sideways. */
async function inside(page: Page, where: string) {
  const sticksOut = () => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  };
  expect(await page.evaluate(sticksOut), `pixels that stick out: ${where}`).toBeLessThanOrEqual(0);
}

for (const [language, other, axe] of [["en", "English", "laptop"], ["es", "Español", "phone"]] as const)
  test(`every page, ${other}`, async ({ newPerson }) => {
    test.setTimeout(1_200_000);
    const page = await newPerson("counselor");
    await opened(page);
    const choose = async () => {
      await page.setViewportSize(SIZES.laptop);
      const button = page.getByRole("button", { name: other });
      if (await button.isVisible()) await button.click();
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    };
    await choose();
    for (const place of DOOR) await look(page, place, `${language}-door`, axe);

    await page.setViewportSize(SIZES.laptop);
    await page.goto("#/");
    if (language === "es") await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Look around a demo school" }).click();
    await expectToday(page);
    await touch(page);
    await choose();
    const student = await first(page, "/students", /^#\/students\/[0-9A-Z]{26}$/);
    const consultation = await first(page, "/consultations", /^#\/consultations\/[0-9A-Z]{26}$/);
    const group = await first(page, "/groups", /^#\/groups\/[0-9A-Z]{26}$/);
    const moving = await first(page, "/transitions", /^#\/transitions\/[0-9A-Z]{26}$/);
    const service = await first(page, "/directory", /^#\/directory\/[0-9A-Z]{26}$/);
    const things = await all(page, "/centre", /^#\/centre\/[0-9A-Z]{26}$/);
    const flyer = page.getByRole("link", { name: /^(Homework without tears|Tareas sin lágrimas)$/ });
    const workshop = ((await flyer.getAttribute("href")) ?? "").slice(1);
    const places = [
      ...PAGES,
      moving,
      moving.replace("transitions", "hand-over"),
      await first(page, "/transitions", /^#\/received\/[0-9A-Z]{26}$/),
      ...things,
      ...things.map((thing) => `${thing}/edit`),
      `${workshop}/flyer`,
      `${workshop}/ask`,
      await first(page, "/inbox", /^#\/centre\/[0-9A-Z]{26}\/results$/),
      await first(page, "/inbox", /^#\/inbox\/[0-9A-Z]{26}$/),
      await first(page, "/plans", /^#\/plans\/[0-9A-Z]{26}$/),
      group,
      `${group}/sheet`,
      student,
      student.replace("students", "referrals/new"),
      student.replace("students", "disclosures"),
      student.replace("students", "classroom"),
      student.replace("students", "family"),
      student.replace("students", "transitions"),
      student.replace("students", "hand-on"),
      student.replace("students", "profile"),
      student.replace("students", "packet"),
      student.replace("students", "contribute"),
      student.replace("students", "consultations/about"),
      ...["", "/sheet"].map((more) => consultation + more),
      student.replace("students", "notes"),
      student.replace("students", "family-log"),
      student.replace("students", "side-by-side"),
      service,
      `${service}/note`,
      await first(page, "/referrals", /^#\/referrals\/[0-9A-Z]{26}$/),
      await first(page, "/staff", /^#\/staff\/[0-9A-Z]{26}$/),
    ];
    for (const place of places) await look(page, place, language, axe);
    await page.setViewportSize(SIZES.laptop);
    await page.keyboard.press("Shift+L");
    await look(page, "/", `${language}-locked`, axe);
  });
