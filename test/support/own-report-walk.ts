import { copyBack, open, send, type Walker } from "./public-walker.ts";
import { until } from "./until.ts";

/** The other half of the way: from sending to the receipt, and what its sender can do with the report afterwards. */
export async function walkOwnReport(walker: Walker): Promise<void> {
  const { page, look } = walker;
  await send(page, "/report/check");
  await look("sent");
  const code = (await page.locator(".receipt-code__digits").innerText()).trim();
  await keepCode(walker, code);
  await untilSealed(walker, 2);
  await look("sent, with fingerprints");
  await checkReceipt(walker);
  await open(walker, "/follow-up/files?report=sent", "more files, from the sent page");
  await comeBack(walker, code);
  await writeToOffice(walker);
  await addMore(walker);
  await putRight(walker);
  await loseVisit(walker, code);
}

async function keepCode(walker: Walker, code: string): Promise<void> {
  const { page, look } = walker;
  await open(walker, "/report/sent/card", "the card");
  await open(walker, "/report/sent/card?square=code", "the card with the code as a square");
  await open(walker, "/report/sent/check", "copying the code back");
  await send(page, "/report/sent/check");
  await look("copying the code back, with nothing typed");
  await copyBack(page, code);
  await send(page, "/report/sent/check");
  await look("sent, the note checked");
}

/** Opens the page again until so many files on it have their fingerprint. */
async function untilSealed({ page }: Walker, files: number): Promise<void> {
  const areSealed = async () => (await page.locator("main .digest code").count()) >= files;
  if (await areSealed()) return;
  await until(async () => {
    await page.reload();
    return areSealed();
  });
}

async function checkReceipt(walker: Walker): Promise<void> {
  const { page, look } = walker;
  const receipt = await (await page.context().request.get("/receipt.txt?report=sent")).text();
  await open(walker, "/check-receipt");
  await send(page, "/check-receipt");
  await look("checking a receipt, with none given");
  for (const [text, what] of [
    [receipt, "a genuine receipt"],
    [receipt.replace(/\d/, "x"), "a receipt that is not genuine"],
  ] as const) {
    await page.locator('[name="receipt"]').fill(text);
    await send(page, "/check-receipt");
    await look(what);
  }
}

async function comeBack(walker: Walker, code: string): Promise<void> {
  const { page, look } = walker;
  await page.goto("/follow-up");
  await send(page, "/follow-up");
  await look("coming back without a code");
  await page
    .locator('[name="code"]')
    .fill(code.replace(/\d$/, (last) => String((Number(last) + 1) % 10)));
  await send(page, "/follow-up");
  await look("coming back with a code that is mistyped");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("the report's page");
}

async function writeToOffice(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  await send(page, "/follow-up/message");
  await look("a message with nothing in it");
  await page.locator('[name="message"]').fill(words.more);
  await send(page, "/follow-up/message");
  await look("the report's page, a message sent");
  const [code = ""] = /BW-\w{4}-\w{4}/.exec(await page.locator("main").innerText()) ?? [];
  await walker.officeAnswers(code);
  await open(walker, "/follow-up/status", "the report's page, answered");
}

async function addMore(walker: Walker): Promise<void> {
  const { page, look, files, words } = walker;
  await open(walker, "/follow-up/files");
  await send(page, "/follow-up/files");
  await look("more files, with nothing chosen");
  await page.setInputFiles('[name="files"]', files.later);
  await send(page, "/follow-up/files");
  await look("more files, with one that came");
  await page.goto("/follow-up/status");
  await untilSealed(walker, 3);
  await look("the report's page, with the file that came later");
  await page.locator('a[href^="/follow-up/file/"]').first().click();
  await page.waitForURL("**/follow-up/file/**");
  await look("one file of the sent report");
  await send(page, "/follow-up/file/");
  await look("one file of the sent report, with nothing said");
  await page.locator('[name="file-shows"]').fill(words.more);
  await send(page, "/follow-up/file/");
  await look("the report's page, with what was said of a file");
}

async function putRight(walker: Walker): Promise<void> {
  const { page, look, words } = walker;
  await open(walker, "/follow-up/correct");
  await send(page, "/follow-up/correct");
  await look("putting right, with nothing said");
  await page.locator('[name="message"]').fill(words.more);
  await send(page, "/follow-up/correct");
  await look("the report's page, something to put right");
  await open(walker, "/follow-up/withdraw");
  await send(page, "/follow-up/withdraw");
  await look("the report's page, withdrawn");
  await send(page, "/follow-up/withdraw");
  await look("the report's page, not withdrawn after all");
}

/** A visit that ends before its message comes, and one that is closed. */
async function loseVisit(walker: Walker, code: string): Promise<void> {
  const { page, look, words } = walker;
  await page.locator('[name="message"]').fill(words.more);
  await page.context().clearCookies({ name: "__Host-bw-visit" });
  await send(page, "/follow-up/message");
  await look("a message whose visit is over");
  await open(walker, "/follow-up?notice=visit-over", "coming back after a visit that is over");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await send(page, "/follow-up/status");
  await look("coming back after closing");
}
