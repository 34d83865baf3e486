// What people do with students again and again: bring a roster, find one, refer one.
import type { Locator, Page } from "@playwright/test";
import { type NewPerson, expect, opened } from "./fixtures";
import { confirm, foundSchool, invite, join } from "./people";

const day = "2026-11-02T00:00:00.000Z";
const school = "11111111-0000-4000-8000-000000000001";

/** Files of a OneRoster 1.1 export that holds these users and one school. */
function roster(users: string[]) {
  const files: Record<string, string[]> = {
    "manifest.csv": [
      "propertyName,value",
      "manifest.version,1.0",
      "oneroster.version,1.1",
      "file.academicSessions,absent",
      "file.categories,absent",
      "file.classes,absent",
      "file.classResources,absent",
      "file.courseResources,absent",
      "file.courses,absent",
      "file.demographics,absent",
      "file.enrollments,absent",
      "file.lineItems,absent",
      "file.orgs,bulk",
      "file.resources,absent",
      "file.results,absent",
      "file.users,bulk",
    ],
    "orgs.csv": [
      "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
      `${school},active,${day},Hillside School,school,1,`,
    ],
    "users.csv": [
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
      ...users,
    ],
  };
  return Object.entries(files).map(([name, lines]) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n") + "\r\n", "utf8"),
  }));
}

/** One student as a row of such an export. */
export function user(id: string, given: string, family: string, grade: string) {
  return `${id},active,${day},true,${school},student,${id},,${given},${family},,,,,,,${grade},`;
}

/** Three students, and one row without a family name. */
const FEW = [
  user("s1", "Lucía", "Álvarez", "11"),
  user("s2", "Noah", "O'Brien", "09"),
  user("s3", "Mia", "Duong", "12"),
  user("s4", "Nobody", "", "10"),
];

/** As many students as asked for, all of one family name. */
export function family(name: string, count: number) {
  return Array.from({ length: count }, (_, at) => user(`s${at}`, `Given${at}`, name, "05"));
}

/** Brings a roster of these students, up to the preview. */
export async function bringRoster(page: Page, users = FEW) {
  await bringFiles(page, roster(users));
}

/** Brings the files of a roster, up to the preview. */
export async function bringFiles(page: Page, files: Parameters<Locator["setInputFiles"]>[0]) {
  // From elsewhere: the page may still show what an earlier import did.
  await page.goto("#/students");
  await page.goto("#/roster");
  await page.getByLabel("Choose files").setInputFiles(files);
  await expect(page.getByRole("heading", { level: 2, name: "What would change" })).toBeVisible({ timeout: 60_000 });
}

/** Brings a roster and imports it. */
export async function importRoster(page: Page, users = FEW) {
  await bringRoster(page, users);
  await importBrought(page);
}

/** Imports the roster whose preview is open. */
export async function importBrought(page: Page) {
  await page.getByRole("button", { name: /^Import [\d,]+ change/ }).click();
  await expect(page.getByRole("link", { name: "See the students" })).toBeVisible({ timeout: 60_000 });
}

/** A counselor who has founded a school and brought a roster. */
export async function counselorWith(newPerson: NewPerson, users = FEW) {
  const counselor = await newPerson("counselor");
  await opened(counselor);
  await foundSchool(counselor, "Hillside School", "Ada Example");
  await importRoster(counselor, users);
  return counselor;
}

/** Two counselors of one school: Ada Example, who has the roster, and Ben Sample, who has joined and is confirmed. */
export async function twoCounselors(newPerson: NewPerson, users = FEW) {
  const counselor = await counselorWith(newPerson, users);
  const invitation = await invite(counselor, "Ben Sample", "School counselor");
  const colleague = await newPerson("colleague");
  await opened(colleague);
  await confirm(counselor, await join(colleague, invitation));
  return { counselor, colleague };
}

/** Finds a student by what is typed, and opens their page. */
export async function findStudent(page: Page, typed: string, name: string) {
  await page.goto("#/students");
  await page.getByRole("searchbox", { name: "Find a student" }).fill(typed);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "What happened" })).toBeVisible();
}

/** Refers the student whose page is open. */
export async function refer(page: Page, seen: string) {
  await page.getByRole("link", { name: "Refer", exact: true }).click();
  await page.getByLabel("Soon", { exact: true }).check();
  await page.getByLabel("Attendance").check();
  await page.getByLabel("What did you see?").fill(seen);
  await page.getByRole("button", { name: "Send the referral" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Referral about/ })).toBeVisible();
}

/** Writes down what was seen of the student whose page is open. */
export async function observe(page: Page, seen: string) {
  await page.getByRole("button", { name: "Write an observation" }).click();
  await page.getByLabel("What did you see?").fill(seen);
  await page.getByRole("button", { name: "Save observation" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(seen)).toBeVisible();
}

/** Writes down the strengths of the student whose page is open. */
export async function writeStrengths(page: Page, strengths: string) {
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  await page.getByLabel("Strengths", { exact: true }).fill(strengths);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(strengths)).toBeVisible();
}

/** Puts a colleague on the team of the student whose page is open. */
export async function joinTeam(page: Page, name: string) {
  await page.getByRole("button", { name: "Add someone" }).click();
  const dialog = page.getByRole("dialog", { name: "Add someone" });
  await dialog.getByLabel("Who").selectOption({ label: name });
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
}
