// A teacher asks the counselor about a behavior, tries what she suggests and writes down what came of it; a counselor asks
// one supervisor about a dilemma, and takes the names out of it for a colleague outside.
import type { Page } from "@playwright/test";
import { accessible, expect, opened, picture, test } from "../fixtures";
import { confirm, expectToday, invite, join, share, takeIn } from "../people";
import { counselorWith, findStudent, twoCounselors } from "../students";

const TITLE = "Calling out in the first hour";
const QUESTION = "Three of them call out before I have finished a sentence. What works for you?";
const ADVICE = "Agree on a hand sign, and thank whoever waits.";

/** Adds to the consultation that is open. */
async function say(page: Page, what: string, label: string, text: string) {
  const said = page.getByRole("region", { name: "What was said" });
  await said.getByRole("radio", { name: what, exact: true }).check();
  await said.getByLabel(label).fill(text);
  await said.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: text })).toBeVisible();
}

/** Follows what waits on Today. */
async function fromToday(page: Page, reminder: string) {
  await page.goto("#/");
  await expectToday(page);
  await page.getByRole("link", { name: reminder }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
}

test("a teacher asks the counselor, tries what she suggests, and writes down what came of it", async ({ newPerson }) => {
  test.slow();
  const counselor = await counselorWith(newPerson);
  const invitation = await invite(counselor, "Ben Sample", "Teacher");
  const teacher = await newPerson("teacher");
  await opened(teacher);
  await confirm(counselor, await join(teacher, invitation));
  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");

  await teacher.goto("#/consultations");
  await expect(teacher.getByText("No consultations yet")).toBeVisible();
  await teacher.getByRole("link", { name: "Ask colleagues" }).first().click();
  await teacher.getByRole("button", { name: "Begin the consultation" }).click();
  const wrong = teacher.getByRole("alert");
  for (const words of ["Write your question in a line", "Write your question", "Choose at least one colleague"])
    await expect(wrong.getByRole("link", { name: words, exact: true })).toBeVisible();
  await teacher.getByLabel("Your question in a line").fill(TITLE);
  await teacher.getByLabel("Your question", { exact: true }).fill(QUESTION);
  // What nobody has saved is there again.
  await teacher.goto("#/");
  await teacher.getByRole("link", { name: "You have not finished writing about a consultation" }).click();
  await expect(teacher.getByLabel("Your question", { exact: true })).toHaveValue(QUESTION);
  await teacher.getByLabel("Ada Example").check();
  await expect(teacher.getByText("Read by you and Ada Example, and nobody else.")).toBeVisible();
  await accessible(teacher);
  await picture(teacher, "consultation-form");
  await teacher.getByRole("button", { name: "Begin the consultation" }).click();
  await expect(teacher.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(teacher.getByText("Nobody has answered yet.")).toBeVisible();

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await fromToday(counselor, `Ben Sample asks for your advice: ${TITLE}`);
  await expect(counselor.getByText(QUESTION)).toBeVisible();
  await expect(counselor.getByText("Waits for your answer")).toBeVisible();
  await accessible(counselor);
  await say(counselor, "A suggestion", "What do you suggest?", ADVICE);
  await expect(counselor.getByText("This waits for you.")).toHaveCount(0);

  await takeIn(teacher, await share(counselor, "Ben Sample"), "Ada Example");
  await fromToday(teacher, `1 new suggestion on your consultation: ${TITLE}`);
  await teacher.getByRole("button", { name: "Try this" }).click();
  const trying = teacher.getByRole("dialog", { name: "What will be tried" });
  await expect(trying.getByLabel("What will be tried, and from when?")).toHaveValue(ADVICE);
  await trying.getByRole("button", { name: "Add", exact: true }).click();
  await expect(trying).toBeHidden();
  await expect(teacher.getByText("Not told yet how it went")).toBeVisible();
  await teacher.getByRole("button", { name: "Say how it went" }).click();
  const tried = teacher.getByRole("dialog", { name: "What was tried" });
  await tried.getByLabel("What was tried, and what happened?").fill("A week with the sign: hardly anybody calls out.");
  await tried.getByRole("button", { name: "Add", exact: true }).click();
  await expect(tried.getByText("Say how it went", { exact: true }).first()).toBeVisible();
  await tried.getByLabel("It helped", { exact: true }).check();
  await accessible(teacher);
  await tried.getByRole("button", { name: "Add", exact: true }).click();
  await expect(teacher.getByText("Not told yet how it went")).toHaveCount(0);
  await picture(teacher, "consultation");
  await teacher.setViewportSize({ width: 390, height: 844 });
  await accessible(teacher);
  await picture(teacher, "consultation-phone");
  await teacher.setViewportSize({ width: 1366, height: 768 });

  // On paper stands what was said, and nothing to press.
  await teacher.emulateMedia({ media: "print" });
  await expect(teacher.getByText(QUESTION)).toBeVisible();
  await expect(teacher.getByText(ADVICE).first()).toBeVisible();
  await expect(teacher.getByRole("button").filter({ visible: true })).toHaveCount(0);
  await teacher.emulateMedia({ media: null });

  // The one who asks can take somebody out, and take that back.
  const circle = teacher.getByRole("region", { name: "Who reads this" });
  await circle.getByRole("button", { name: "Take Ada Example out of the circle" }).click();
  await expect(circle.getByText("Taken out; what they have received stays with them: Ada Example")).toBeVisible();
  await teacher.getByRole("button", { name: "Add a person" }).click();
  const adding = teacher.getByRole("dialog", { name: "Add a person" });
  await expect(adding.getByText("Whoever you add will read everything in it")).toBeVisible();
  await adding.getByLabel("Who").selectOption({ label: "Ada Example" });
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(circle.getByRole("button", { name: "Take Ada Example out of the circle" })).toBeVisible();

  await say(teacher, "What came of it", "What came of it?", "The sign stays, and I go on thanking.");
  await expect(teacher.getByText("Ben Sample wrote what came of it")).toBeVisible();
  await expect(teacher.getByRole("button", { name: "Take it up again" })).toBeVisible();

  await takeIn(counselor, await share(teacher, "Ada Example"), "Ben Sample");
  await counselor.goto("#/consultations");
  await counselor.getByRole("button", { name: /^Ended/ }).click();
  await counselor.getByRole("searchbox", { name: "Search consultations" }).fill("sample calling");
  await expect(counselor.getByRole("row")).toHaveCount(2);
  await accessible(counselor);
  await picture(counselor, "consultations");
  await counselor.getByRole("link", { name: TITLE }).click();
  await expect(counselor.getByText("The sign stays, and I go on thanking.").first()).toBeVisible();
  await counselor.getByRole("button", { name: "Take it up again" }).click();
  await expect(counselor.getByText("Ada Example took it up again")).toBeVisible();
});

test("a dilemma is for one supervisor, and goes outside without names", async ({ newPerson }) => {
  test.slow();
  const { counselor } = await twoCounselors(newPerson);
  await counselor.goto("#/consultations/new");
  await counselor.getByLabel("An ethical dilemma").check();
  await expect(counselor.getByText("Read by two people: you and one supervisor")).toBeVisible();
  await counselor.getByLabel("Your question in a line").fill("A promise to Lucia");
  await counselor
    .getByLabel("Your question", { exact: true })
    .fill("LUCÍA ALVAREZ asked me to keep quiet about Noah O’Brien’s exam. Ben Sample knows. Mia saw it by the lake.");
  await counselor.getByRole("button", { name: "Begin the consultation" }).click();
  await expect(counselor.getByRole("alert").getByRole("link", { name: "Choose one supervisor" })).toBeVisible();
  await counselor.getByRole("radio", { name: "Ben Sample" }).check();
  await accessible(counselor);
  await picture(counselor, "dilemma-form");
  await counselor.getByRole("button", { name: "Begin the consultation" }).click();
  const circle = counselor.getByRole("region", { name: "Who reads this" });
  await expect(circle.getByRole("link", { name: "Share with Ben Sample" })).toBeVisible();
  await expect(circle.getByRole("button", { name: "Add a person" })).toHaveCount(0);

  await counselor.getByRole("link", { name: "Sheet without names" }).click();
  await expect(counselor.getByText("A person must check this")).toBeVisible();
  const sheet = counselor.getByLabel("Text of the sheet");
  await expect(sheet).toHaveValue(
    "A promise to [student]\n\n[student] asked me to keep quiet about [student]’s exam. [colleague] knows. [student] saw it by the lake.",
  );
  await expect(counselor.getByText("LUCÍA ALVAREZ", { exact: true })).toBeVisible();
  await accessible(counselor);
  await picture(counselor, "sheet-without-names");
  const print = counselor.getByRole("button", { name: "Print" });
  await expect(print).toBeDisabled();
  await counselor.getByLabel("I have read it, and it gives nobody away").check();
  await expect(print).toBeEnabled();
  // What is written anew must be looked over anew.
  await sheet.fill((await sheet.inputValue()).replace(" by the lake", ""));
  await expect(print).toBeDisabled();
  await counselor.emulateMedia({ media: "print" });
  await expect(counselor.getByText("Nobody has looked this sheet over yet.")).toBeVisible();
  await counselor.emulateMedia({ media: null });
  await counselor.getByLabel("I have read it, and it gives nobody away").check();
  await counselor.emulateMedia({ media: "print" });
  await expect(counselor.getByText("A promise to [student]")).toBeVisible();
  for (const name of [/luc[ií]a/i, /brien/i, /sample/i, /lake/i, /hillside/i])
    await expect(counselor.getByText(name).filter({ visible: true })).toHaveCount(0);
  await counselor.emulateMedia({ media: null });

  // One about a student stands in what happened with them.
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("link", { name: "Consult", exact: true }).click();
  await counselor.getByLabel("Your question in a line").fill("Tired after lunch");
  await counselor.getByLabel("Your question", { exact: true }).fill("Is it the medicine?");
  await counselor.getByRole("checkbox", { name: "Ben Sample" }).check();
  await counselor.getByRole("button", { name: "Begin the consultation" }).click();
  await expect(counselor.getByRole("heading", { level: 1, name: "Tired after lunch" })).toBeVisible();
  const place = new URL(counselor.url()).hash;
  await counselor.getByRole("region", { name: "About" }).getByRole("link", { name: "Lucía Álvarez" }).click();
  await expect(counselor.getByText("Ada Example consulted colleagues: Tired after lunch")).toBeVisible();

  // Nobody on a student's list can be asked about that student, and the reason is said.
  const never = counselor.getByRole("region", { name: "Never send to" });
  await never.getByLabel("Who").selectOption({ label: "Ben Sample" });
  await never.getByRole("button", { name: "Add to the list" }).click();
  await expect(never.getByRole("button", { name: "Take Ben Sample off the list" })).toBeVisible();
  await counselor.goto(place);
  await expect(counselor.getByText("so nothing more of this goes to them: Ben Sample")).toBeVisible();
  await findStudent(counselor, "lucia", "Álvarez, Lucía");
  await counselor.getByRole("link", { name: "Consult", exact: true }).click();
  await expect(
    counselor.getByText("Cannot be chosen, because the never-send list of Lucía Álvarez names them: Ben Sample"),
  ).toBeVisible();
  await expect(counselor.getByRole("checkbox", { name: "Ben Sample" })).toHaveCount(0);
  await accessible(counselor);
  await picture(counselor, "consult-barred");
  await counselor.getByRole("button", { name: "Not about a student" }).click();
  await expect(counselor.getByRole("checkbox", { name: "Ben Sample" })).toBeVisible();
});
