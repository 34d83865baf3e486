// What people do with students again and again: bring a roster, find one, refer one.
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

const day = "2026-11-02T00:00:00.000Z";
const school = "11111111-0000-4000-8000-000000000001";

/** A small OneRoster 1.1 export: three students, and one row without a family name. */
function roster() {
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
      `s1,active,${day},true,${school},student,lucia,,Lucía,Álvarez,,,,,,,11,`,
      `s2,active,${day},true,${school},student,noah,,Noah,O'Brien,,,,,,,09,`,
      `s3,active,${day},true,${school},student,mia,,Mia,Duong,,,,,,,12,`,
      `s4,active,${day},true,${school},student,nobody,,Nobody,,,,,,,,10,`,
    ],
  };
  return Object.entries(files).map(([name, lines]) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n") + "\r\n", "utf8"),
  }));
}

/** Brings the roster, up to the preview. */
export async function bringRoster(page: Page) {
  await page.goto("#/roster");
  await page.getByLabel("Choose files").setInputFiles(roster());
  await expect(page.getByRole("heading", { level: 2, name: "What would change" })).toBeVisible({ timeout: 60_000 });
}

/** Finds a student by what is typed, and opens their page. */
export async function findStudent(page: Page, typed: string, name: string) {
  await page.goto("#/students");
  await page.getByRole("searchbox", { name: "Find a student" }).fill(typed);
  await page.getByRole("link", { name }).click();
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
