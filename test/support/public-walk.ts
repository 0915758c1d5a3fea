import { randomBytes } from "node:crypto";
import { formatReceiptCode, receiptCodeFromBytes } from "#app/core/intake/receipt-code.ts";
import { walkOwnReport } from "./own-report-walk.ts";
import { copyBack, open, send, type Walker } from "./public-walker.ts";

/** The whole way: what there is to read, the ways in, a report with files, its receipt, coming back to it, and what goes wrong. */
export async function walkPublicPages(walker: Walker): Promise<void> {
  await open(walker, "/", "the start page");
  for (const address of ["/safety", "/privacy", "/accessibility", "/paper", "/no/such/page"]) {
    await open(walker, address);
  }
  await open(walker, "/%41", "the short page of the server");
  await open(walker, "/events/no-such-event", "an event that there is not");
  await open(walker, walker.office.closedEvent, "a closed event");
  await open(walker, "/?notice=deleted", "the start page after deleting");
  await open(walker, "/?notice=no-draft", "the start page without the draft that was looked for");
  await walkOfficers(walker);
  await walkLostCode(walker);
  await writeReport(walker);
  await walkOwnReport(walker);
  await loseDraft(walker);
}

async function walkOfficers(walker: Walker): Promise<void> {
  const { page, look, office } = walker;
  await open(walker, "/officers");
  await page.locator('[name="pass"]').fill(`${office.pass.slice(0, -1)}!`);
  await send(page, "/officers");
  await look("officers, with a wrong pass");
  await page.locator('[name="pass"]').fill(office.pass);
  await send(page, "/officers");
  await look("what officers are asked");
  await page.locator('[name="q-officer.warrant"]').first().check();
  await send(page, "/officers/details");
  await open(walker, "/officers", "officers, with a report that was begun");
  await open(walker, "/", "the start page with a draft");
  await page.locator("main summary").last().click();
  await look("the start page, before deleting a draft");
  await send(page, "/report/delete");
}

async function walkLostCode(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  await open(walker, "/follow-up/lost-code");
  await send(page, "/follow-up/lost-code");
  await look("a lost code, with nothing told");
  await page.locator('[name="place"]').fill(words.place);
  await page.locator('[name="happened"]').fill(words.story);
  await send(page, "/follow-up/lost-code");
  await look("the new code");
  const code = (await page.locator(".receipt-code__digits").innerText()).trim();
  await keepNewCode(walker, code);
  await open(walker, "/follow-up");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("a new code that waits");
  await walker.officeRefusesCodes();
  await page.goto("/follow-up");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("a new code that was refused");
  await page.goto("/follow-up");
  const unknown = receiptCodeFromBytes((count) => randomBytes(count));
  await page.locator('[name="code"]').fill(formatReceiptCode(unknown));
  await send(page, "/follow-up");
  await look("coming back with a code that opens nothing");
}

/** A new code is kept as that of a sent report is, but each of its pages is the answer to a form that brings it. */
async function keepNewCode(walker: Walker, code: string): Promise<void> {
  const { page, look } = walker;
  const check = "/follow-up/new-code/check";
  await send(page, check, ":not([formaction])");
  await look("copying the new code back");
  await copyBack(page, "1111 ".repeat(8));
  await send(page, check);
  await look("copying the new code back, with wrong numbers");
  await copyBack(page, code);
  await send(page, check);
  await look("the new code, the note checked");
  await send(page, check, '[formaction$="/card"]');
  await look("the card of the new code");
  await send(page, "/follow-up/new-code/card");
  await look("the card of the new code with its square");
  await send(page, "/follow-up/new-code");
  await look("the new code again");
}

async function writeReport(walker: Walker): Promise<void> {
  const { page, look, office, words } = walker;
  await open(walker, office.openEvent, "an open event");
  await send(page, office.openEvent);
  await look("what happened");
  await send(page, "/report/what-happened");
  await look("what happened, with nothing filled in");
  await page.locator('[name="category"][value="force"]').check();
  await page.locator('[name="narrative"]').fill(words.story);
  await send(page, "/report/what-happened");
  await look("questions");
  await page.locator('[name="q-page.q1"]').first().check();
  await page.locator('[name="q-was-hurt"][value="yes"]').check();
  await send(page, "/report/questions");
  await look("questions that follow from an answer");
  await send(page, "/report/questions");
  await look("where and when");
  await writeWhereAndWhen(walker);
  await addEvidence(walker);
  await addSightings(walker);
  await look("your part");
  await page.locator("main [type=checkbox], main [type=radio]").first().check();
  await send(page, "/report/your-part");
  await look("about you");
  await page.locator('[name="choice"][value="contact"]').check();
  await send(page, "/report/about-you");
  await look("about you, without a way to answer");
  await page.locator('[name="choice"][value="only-here"]').check();
  await send(page, "/report/about-you");
  await look("check");
  await writeInTwoTabs(walker);
  await sendTooMuch(walker);
  await open(walker, "/officers", "officers, with an unsent report of somebody else");
  await page.goto("/report/check");
}

/** A form that is too large is taken back before anything reads it. */
async function sendTooMuch({ page, look }: Walker): Promise<void> {
  const address = "/report/what-happened";
  await page.goto(address);
  await page.locator('[name="narrative"]').evaluate((box) => {
    (box as HTMLTextAreaElement).value = "x".repeat(3_000_000);
  });
  await send(page, address);
  await look("more than is taken at once");
}

/** Two tabs of one page: who saves last is shown that the other was saved since. */
async function writeInTwoTabs({ page, look, words }: Walker): Promise<void> {
  const address = "/report/what-happened";
  await page.goto(address);
  const other = await page.context().newPage();
  await other.goto(address);
  await other.locator('[name="narrative"]').fill(words.more);
  await send(other, address);
  await other.close();
  await page.locator('[name="narrative"]').fill(`${words.story} ${words.more}`);
  await send(page, address);
  await look("what happened, saved in another tab since");
}

async function writeWhereAndWhen(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
  await fill("place", words.place);
  await fill("from-month", "13");
  await fill("from-day", "40");
  await fill("from-year", "2026");
  await send(page, "/report/where-and-when");
  await look("where and when, with a day that does not exist");
  await fill("from-month", "4");
  await fill("from-day", "21");
  await fill("from-time", "17:30");
  await send(page, "/report/where-and-when");
  await look("evidence");
  await open(walker, "/report/where-and-when/map", "the map");
  await fill("latitude", "95");
  await send(page, "/report/where-and-when/map");
  await look("the map, with a number that is not on Earth");
}

async function addEvidence(walker: Walker): Promise<void> {
  const { page, look, files, words } = walker;
  await page.goto("/report/evidence");
  await send(page, "/report/evidence", '[value="stay"]');
  await look("evidence, with nothing chosen");
  await page.setInputFiles('[name="files"]', [files.photo, files.note, files.program]);
  await send(page, "/report/evidence", '[value="stay"]');
  await look("evidence, with files of which one is not taken");
  await page.locator('[name="link"]').fill("https://video.example/v/7");
  await send(page, "/report/evidence", '[value="link"]');
  await look("evidence, with a link");
  await page.locator('a[href^="/report/evidence/file/"]').first().click();
  await page.waitForURL("**/report/evidence/file/**");
  await look("one file");
  await send(page, "/report/evidence/file/", '[name="use-place"]');
  await look("one file, its place used");
  await page.locator('[name="file-place"]').fill(words.place);
  await send(page, "/report/evidence/file/");
  await look("evidence, with what was said of a file");
  await send(page, "/report/evidence", '[value="next"]');
}

async function addSightings(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  await look("who was involved");
  for (const [kind, field] of [
    ["officer", "patch"],
    ["vehicle", "plate"],
  ] as const) {
    const address = `/report/who-was-involved/${kind}`;
    await open(walker, address);
    await send(page, address);
    await look(`${kind}, with nothing filled in`);
    await page.locator(`[name="${field}"]`).fill(words.more);
    await send(page, address);
  }
  await look("who was involved, with an officer and a car");
  await send(page, "/report/who-was-involved");
}

/** A page of a draft that is gone meanwhile: what was typed is still there. */
async function loseDraft(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  await page.goto("/");
  await send(page, "/report/start");
  await page.locator('[name="category"]').first().check();
  await page.locator('[name="narrative"]').fill(words.story);
  await page.context().clearCookies({ name: "__Host-bw-draft" });
  await send(page, "/report/what-happened");
  await look("what happened, the draft gone");
}
