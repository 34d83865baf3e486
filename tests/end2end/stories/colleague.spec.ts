// A counselor invites a teacher; they exchange work; a backup comes back on another device.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { Steps, bringFile, confirm, expectToday, foundSchool, invite, join, keepSheets, saved, share, takeIn } from "../people";
import { findStudent, observe, twoCounselors } from "../students";

test("a colleague is invited, replies, is confirmed, and receives work", async ({ newPerson }) => {
  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  await accessible(counselor);
  await picture(counselor, "invitation");

  const teacher = await newPerson("teacher");
  await opened(teacher);
  const reply = await join(teacher, invitation);

  await confirm(counselor, reply);
  const file = await share(counselor, "Ben Sample");
  await picture(counselor, "share");
  await takeIn(teacher, file, "Ada Example");
  await accessible(teacher);
  await picture(teacher, "taken-in");

  const back = await share(teacher, "Ada Example");
  await takeIn(counselor, back, "Ben Sample");
});

test("two people's work comes together in four steps to give and four to take", async ({ newPerson }) => {
  const { counselor, colleague } = await twoCounselors(newPerson);
  // The colleague has the school, and not yet its students.
  await takeIn(colleague, await share(counselor, "Ben Sample"), "Ada Example");
  const people = [
    { page: counselor, name: "Ada Example", saw: "Read aloud for the first time." },
    { page: colleague, name: "Ben Sample", saw: "Left the hall when the bell rang." },
  ];
  for (const { page, saw } of people) {
    await findStudent(page, "lucia", "Álvarez, Lucía");
    await observe(page, saw);
  }
  for (const [from, to] of [people, [...people].reverse()]) {
    await from.page.goto("#/");
    const give = new Steps(from.page);
    await give.press("link", /^Share/);
    await give.press("link", new RegExp(to.name));
    await give.fill("Why are you sharing this?", "Working together this term");
    const download = from.page.waitForEvent("download");
    await give.press("button", "Make the file");
    const file = await saved(await download);
    expect(give.count).toBeLessThanOrEqual(4);

    await to.page.goto("#/");
    const take = new Steps(to.page);
    await take.press("link", /^Share/);
    await take.press("link", "Open a file");
    await take.bring(file);
    await expect(to.page.getByRole("heading", { level: 2, name: `From ${from.name}` })).toBeVisible({ timeout: 60_000 });
    await take.press("button", "Take it in");
    await expect(to.page.getByText("work is here now")).toBeVisible({ timeout: 60_000 });
    expect(take.count).toBeLessThanOrEqual(4);
  }
  for (const { page } of people) {
    await findStudent(page, "lucia", "Álvarez, Lucía");
    for (const { saw } of people) await expect(page.getByText(saw)).toBeVisible();
  }
});

test("a backup is restored on another device with the person's words", async ({ newPerson }) => {
  const page = await newPerson("counselor");
  await opened(page);
  const [mine, schools] = await foundSchool(page, "Hillside School", "Ada Example");
  await page.goto("#/backup");
  await page.getByRole("button", { name: "Make a backup" }).click();
  await expect(page.getByRole("button", { name: /^Download/ })).toHaveCount(2, { timeout: 60_000 });
  const files = [];
  for (const button of await page.getByRole("button", { name: /^Download/ }).all()) {
    const download = page.waitForEvent("download");
    await button.click();
    files.push(await saved(await download));
  }

  for (const [file, words] of [[files[0], mine], [files[1], schools]] as const) {
    const device = await newPerson("new device");
    await opened(device);
    await device.goto("#/open");
    await bringFile(device, file);
    await device.getByLabel("The twelve words of the sheet").fill(words.join(" "));
    await device.getByRole("button", { name: "Open", exact: true }).click();
    await expect(device.getByRole("heading", { level: 1, name: "Restore Hillside School" })).toBeVisible({
      timeout: 60_000,
    });
    if (words === schools) {
      await device.getByLabel("Your name").fill("Ada Example");
      await device.getByLabel("Your role").selectOption({ label: "School counselor" });
    }
    await device.getByLabel("Passphrase for this device").fill("another passphrase here");
    await device.getByRole("button", { name: "Restore" }).click();
    if (words === schools) await keepSheets(device);
    await expectToday(device);
  }
});
