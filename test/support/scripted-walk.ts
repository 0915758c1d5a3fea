import { copyBack, open, send, type Walker } from "./public-walker.ts";

/** The way of a report with files where scripts run: files go up while the page stands open, before sending and after. */
export async function walkWithScript(walker: Walker): Promise<void> {
  const { page, look, words, files } = walker;
  await open(walker, "/", "the start page");
  await send(page, "/report/start");
  await page.locator('[name="category"][value="force"]').check();
  await page.locator('[name="narrative"]').fill(words.story);
  await send(page, "/report/what-happened");
  await send(page, "/report/questions");
  await page.locator('[name="place"]').fill(words.place);
  await send(page, "/report/where-and-when");
  await look("evidence");
  await bring(walker, [files.photo, files.note]);
  await look("evidence, with two files that came");
  await send(page, "/report/evidence", '[value="next"]');
  await send(page, "/report/who-was-involved");
  await send(page, "/report/your-part");
  await page.locator('[name="choice"][value="only-here"]').check();
  await send(page, "/report/about-you");
  await look("check");
  await send(page, "/report/check");
  await look("sent");
  const code = (await page.locator(".receipt-code__digits").innerText()).trim();
  await open(walker, "/report/sent/check", "copying the code back");
  await copyBack(page, code);
  await send(page, "/report/sent/check");
  await look("sent, the note checked");
  await page.goto("/follow-up");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("the report's page");
  await page.locator('[name="message"]').fill(words.more);
  await send(page, "/follow-up/message");
  await look("the report's page, a message sent");
  await open(walker, "/follow-up/files", "more files");
  await bring(walker, [files.later]);
  await look("more files, with one that came");
}

/** Chooses files, and waits until the page says of each that it came whole. */
async function bring({ page }: Walker, paths: readonly string[]): Promise<void> {
  const whole = page.locator(".file-row--received, .file-row--sealed");
  const before = await whole.count();
  await page.setInputFiles('[name="files"]', [...paths]);
  await whole.nth(before + paths.length - 1).waitFor();
}
