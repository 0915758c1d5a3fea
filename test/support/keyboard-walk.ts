import { expect } from "@jest/globals";
import type { Page } from "playwright-core";
import { Keyboard } from "./keyboard.ts";

/** Pages that stand beside the report. */
const BESIDE = ["/safety", "/privacy", "/accessibility", "/check-receipt"];

/**
 * A whole report with a file and contact details, its receipt and its follow-up, by keyboard alone. `thoroughly`: every control of every page once, not
 * only those on the way. Answers with what could not be seen, and where a page scrolls sideways.
 */
export async function walkByKeyboard(
  page: Page,
  { file, thoroughly }: { readonly file: string; readonly thoroughly: boolean },
): Promise<readonly string[]> {
  const keyboard = new Keyboard(page);
  const here = async () => {
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) keyboard.faults.add(`${page.url()} scrolls sideways`);
    if (thoroughly) await keyboard.passAll();
  };
  const go = async (said: string) => {
    await keyboard.go(said);
    await here();
  };

  await page.goto("/");
  expect(await keyboard.tab()).toBe('link "Skip to the text"');
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await here();
  await go('button "Start a report"');
  await keyboard.go('button "Continue"');
  await putRight(keyboard, 'link "Please tell us what', "narrative");
  // Once more, where the address names the field that the summary's link led to.
  await keyboard.go('button "Continue"');
  await putRight(keyboard, 'link "Please choose what', "category");
  await chooseByArrows(page);
  await keyboard.type('textbox "Tell us in your own words', "They pushed a man down.");
  await go('button "Continue"');
  await go('button "Continue"');
  await keyboard.tabTo("text: Do you have map numbers");
  await page.keyboard.press("Enter");
  await keyboard.type('textbox "First number', "140");
  await keyboard.go('button "Continue"');
  await putRight(keyboard, 'link "Please tell us where it was', "place");
  await page.keyboard.type("Elm and 3rd");
  await keyboard.tabTo('textbox "First number');
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await go('button "Continue"');
  await addFile(keyboard, file);
  await go('button "Continue"');
  await go('link "Add an officer"');
  await keyboard.type('textbox "Words or pictures', "POLICE");
  await keyboard.choose('radio "Yes"');
  await go('button "Save"');
  await go('button "Continue"');
  await keyboard.choose('checkbox "I want to know');
  await go('button "Continue"');
  await chooseContact(keyboard);
  await go('button "Continue"');
  await go('button "Send report"');
  const code = (await page.locator(".receipt-code__digits").innerText()).replace(/\s+/g, " ");
  await go('link "Check what I wrote down"');
  await go('link "Look at the code again"');
  await go('link "Make a card to print"');
  await followUp(keyboard, go, code);
  for (const path of BESIDE) {
    await page.goto(path);
    await here();
  }
  return [...keyboard.faults];
}

/** After a form that was not taken the focus stands on what says why, and its links lead to the fields. */
async function putRight(keyboard: Keyboard, link: string, field: string): Promise<void> {
  const { page } = keyboard;
  // Once the page is drawn.
  await page.locator(".error-summary:focus").waitFor();
  expect(await page.title()).toContain("Please fix:");
  await keyboard.tabTo(link);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe(field);
}

/** Space chooses where nothing is chosen; arrows go up and down in the group. */
async function chooseByArrows(page: Page): Promise<void> {
  const isChosen = (n: number) => page.locator('[name="category"]').nth(n).isChecked();
  await page.keyboard.press("Space");
  expect(await isChosen(0)).toBe(true);
  await page.keyboard.press("ArrowDown");
  expect(await isChosen(1)).toBe(true);
  await page.keyboard.press("ArrowUp");
  expect(await isChosen(0)).toBe(true);
}

async function addFile(keyboard: Keyboard, file: string): Promise<void> {
  const { page } = keyboard;
  await keyboard.pick('button "Choose files', [file]);
  const button = page.getByRole("button", { name: "Add these files" });
  if (await button.isVisible()) await keyboard.go('button "Add these files"');
  else await page.getByText("Received whole").first().waitFor();
}

async function chooseContact(keyboard: Keyboard): Promise<void> {
  const { page } = keyboard;
  await keyboard.choose('radio "No name');
  await page.keyboard.press("ArrowUp");
  expect(await page.locator('[name="choice"][value="contact"]').isChecked()).toBe(true);
  await keyboard.type('textbox "Email', "somebody@example.org");
}

async function followUp(
  keyboard: Keyboard,
  go: (said: string) => Promise<void>,
  code: string,
): Promise<void> {
  const { page } = keyboard;
  await go('link "Come back to a report"');
  await keyboard.go('button "Open my report"');
  await putRight(keyboard, "link", "code");
  await page.keyboard.type(code);
  await go('button "Open my report"');
  await keyboard.type('textbox "Write to us', "One thing more.");
  await go('button "Send');
  await go('link "Add more files"');
  await go('link "Back to your report"');
  await go('link "Put something right"');
  await go('link "Back to your report"');
  await go('link "Withdraw');
  await go('link "Back to your report"');
  await go('button "Close my report"');
}
