// A student moves up: who knows them is asked, it is put together, and the team that receives reads it and nothing else.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { bringFile, confirm, expectToday, foundSchool, invite, join, saved, share, takeIn, toOpenFile } from "../people";
import { schoolDay } from "../plans";
import { counselorWith, findStudent, importRoster, joinTeam } from "../students";

const move = schoolDay(-45);
const meeting = schoolDay(-40);

test("what a teacher knows goes with the student", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, await invite(counselor, "Ben Sample", "Teacher")));
  const receiver = await newPerson("receiver");
  await opened(receiver);
  await confirm(counselor, await join(receiver, await invite(counselor, "Cora Next", "Teacher")));
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await joinTeam(counselor, "Ben Sample");

  await counselor.getByRole("link", { name: "Hand on to the next team or school" }).click();
  await counselor.getByRole("button", { name: "Begin and ask" }).click();
  await expect(counselor.getByRole("link", { name: "Write where the student goes." })).toBeVisible();
  await counselor.getByLabel("Where does the student go?").fill("Grade 12, Ms. Next’s team");
  await counselor.getByLabel("Day of the move").fill(move);
  // Whoever is on the student's team is suggested.
  const ask = counselor.getByRole("group", { name: "Whom do you ask?" });
  await expect(ask.getByLabel("Ben Sample")).toBeChecked();
  await counselor.getByRole("group", { name: "Who receives it here?" }).getByLabel("Cora Next").check();
  await counselor.getByRole("button", { name: "Begin and ask" }).click();
  await expect(counselor.getByText("Ben Sample has not answered yet")).toBeVisible();

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "Hand on what you know of Lucía Álvarez" }).click();
  await teacher.getByRole("button", { name: "Save", exact: true }).click();
  await expect(teacher.getByRole("link", { name: "Write at least one line." })).toBeVisible();
  await teacher.getByLabel("How to connect").fill("Ask about her drawings first");
  await teacher.getByLabel("What worked and must not be lost").fill("The seat by the window");
  await accessible(teacher);
  await teacher.getByRole("button", { name: "Save", exact: true }).click();
  await expectToday(teacher);
  await expect(teacher.getByRole("link", { name: "Hand on what you know of Lucía Álvarez" })).toBeHidden();

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/transitions");
  await expect(counselor.getByText("1 of 1")).toBeVisible();
  await counselor.getByRole("link", { name: "Lucía Álvarez" }).click();
  await expect(counselor.getByText("Ben Sample has answered")).toBeVisible();
  await counselor.getByLabel("How to connect").fill("Take your time.");
  await counselor.getByRole("button", { name: "Take over what Ben Sample wrote" }).first().click();
  await expect(counselor.getByLabel("How to connect")).toHaveValue("Take your time.\nAsk about her drawings first");
  await counselor.getByRole("button", { name: "Take over what Ben Sample wrote" }).nth(1).click();
  await counselor.getByRole("button", { name: "Save", exact: true }).click();
  await counselor.getByRole("button", { name: "Mark as handed on" }).click();
  await expect(counselor.getByRole("button", { name: "Not handed on yet" })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "transition");

  await takeIn(receiver, await share(counselor, "Cora Next"), "Ada Example");
  await receiver.goto("#/transitions");
  await receiver.getByRole("link", { name: "Lucía Álvarez" }).click();
  await expect(receiver.getByText("Ask about her drawings first")).toBeVisible();
  await expect(receiver.getByText("The seat by the window")).toBeVisible();
  await accessible(receiver);
  await picture(receiver, "transition-received");
});

/** Puts a hand-over together, of Lucía Álvarez. */
async function putTogether(page: Page) {
  await findStudent(page, "lucia", "Álvarez, Lucía");
  await page.getByRole("link", { name: "Hand on to the next team or school" }).click();
  await page.getByLabel("Where does the student go?").fill("Valley School");
  await page.getByLabel("Day of the move").fill(move);
  await page.getByLabel("Day of the meeting").fill(meeting);
  await page.getByLabel("Time", { exact: false }).fill("14:30");
  await page.getByLabel("Place", { exact: false }).fill("Room 2, upstairs");
  await page.getByRole("button", { name: "Begin and ask" }).click();
  await page.getByLabel("What goes well").fill("Draws to think");
  await page.getByLabel("The family").fill("Call the aunt after six");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

/** Makes a file for the other school, with what only named people there may know; gives it and its five words. */
async function forTheOtherSchool(page: Page) {
  await page.getByRole("link", { name: "Make a file for the other school" }).click();
  await expect(page.getByLabel("Name of the student")).toHaveValue("Lucía Álvarez");
  await page.getByLabel("The other school").fill("");
  await page.getByLabel("The family").uncheck();
  await page.getByLabel("Add a part for named people only").check();
  await page.getByRole("button", { name: "Make the file" }).click();
  await expect(page.getByRole("link", { name: "Write the name of the other school" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Write the part for named people, or uncheck it" })).toBeVisible();
  await page.getByLabel("The other school").fill("Valley School");
  await page.getByLabel("What only named people there may know").fill("Nightmares since the fire");
  await accessible(page);
  await picture(page, "handover-for-school");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the file" }).click();
  const file = await saved(await download);
  await expect(page.getByText("The file for Valley School is ready")).toBeVisible();
  const words = (await page.locator(".offer-words code").textContent()) ?? "";
  const fingerprint = (await page.locator(".fingerprint code").textContent()) ?? "";
  await accessible(page);
  await picture(page, "handover-for-school-ready");
  return { file, words, fingerprint };
}

/** Opens such a file at another school. */
async function openAtValley(page: Page, file: { path: string }, words: string) {
  await toOpenFile(page);
  await bringFile(page, file);
  await page.getByLabel("Passphrase of the file").fill(words);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

test("another school files what it is handed, apart from everything else", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  await putTogether(counselor);
  const day = new Date(`${meeting}T12:00`).toLocaleDateString("en-US", { dateStyle: "medium" });
  await expect(counselor.getByText(`${day}, 2:30 PM`)).toBeVisible();
  const calendar = counselor.waitForEvent("download");
  await counselor.getByRole("button", { name: "Add to a calendar" }).click();
  const appointment = await readFile((await saved(await calendar)).path, "utf8");
  expect(appointment).toContain(`DTSTART:${meeting.replaceAll("-", "")}T143000\r\n`);
  expect(appointment).toContain("SUMMARY:Transition meeting\r\n");
  expect(appointment).toContain("LOCATION:Room 2\\, upstairs\r\n");
  expect(appointment).not.toContain("Luc");
  await picture(counselor, "transition-meeting");
  const { file, words, fingerprint } = await forTheOtherSchool(counselor);
  expect(file.name).not.toContain("Luc");
  await counselor.goto("#/disclosures");
  await expect(counselor.getByText("Valley School (with a passphrase)")).toBeVisible();
  await expect(counselor.getByText("Transfer to another school (34 CFR 99.31(a)(2), 99.34)")).toBeVisible();

  // At home it is nothing to file.
  await openAtValley(counselor, file, words);
  await expect(counselor.getByText("This hand-over was made here, for another school")).toBeVisible();

  const valley = await newPerson("valley");
  await opened(valley);
  await foundSchool(valley, "Valley School", "Vic Vale");
  await importRoster(valley);
  await openAtValley(valley, file, "five words that are wrong");
  await expect(valley.getByText("That passphrase does not open it")).toBeVisible({ timeout: 60_000 });
  await openAtValley(valley, file, words);
  await expect(valley.getByRole("heading", { name: "A hand-over from Hillside School" })).toBeVisible({ timeout: 60_000 });
  await expect(valley.locator(".fingerprint code")).toHaveText(fingerprint);
  await expect(valley.getByText("Draws to think")).toBeVisible();
  await expect(valley.getByText("Nightmares since the fire")).toBeVisible();
  await expect(valley.getByText("Call the aunt after six")).toHaveCount(0);
  await accessible(valley);
  await picture(valley, "handover-from-school");
  await valley.getByRole("button", { name: "File it" }).scrollIntoViewIfNeeded();
  await picture(valley, "handover-file-form");
  await valley.getByRole("button", { name: "File it" }).click();
  await expect(valley.getByText("goes with your next share to those who read it")).toBeVisible();
  await valley.getByRole("link", { name: "Open the hand-over" }).click();
  await expect(valley.getByRole("heading", { level: 1, name: "Lucía Álvarez" })).toBeVisible();
  await expect(valley.getByText("Written by another school")).toBeVisible();
  await expect(valley.getByText("Nightmares since the fire")).toBeVisible();

  // Somebody says which student it is: then it stands on that student's page.
  await valley.getByRole("button", { name: "Change", exact: true }).click();
  await valley.getByLabel("Which student of yours is it?").fill("noah");
  await valley.getByRole("button", { name: "Noah O'Brien" }).click();
  await accessible(valley);
  await picture(valley, "handover-place");
  await valley.getByRole("button", { name: "Save", exact: true }).click();
  await expect(valley.getByRole("link", { name: "Noah O'Brien" })).toBeVisible();
  await accessible(valley);
  await picture(valley, "handover-filed");
  await valley.getByRole("link", { name: "Noah O'Brien" }).click();
  await expect(valley.getByText("Vic Vale filed a hand-over from Hillside School")).toBeVisible();

  // The same file again is known; the list has it once.
  await openAtValley(valley, file, words);
  await expect(valley.getByText("This hand-over is filed already")).toBeVisible({ timeout: 60_000 });
  await valley.goto("#/transitions");
  await expect(valley.getByRole("link", { name: "Lucía Álvarez" })).toHaveCount(1);
  await accessible(valley);
  await picture(valley, "handover-list");
});
