// A counselor invites a teacher; they exchange work; a backup comes back on another device.
import { accessible, expect, opened, picture, test } from "../fixtures";
import { bringFile, confirm, expectToday, foundSchool, invite, join, keepSheets, saved, share, takeIn } from "../people";

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
