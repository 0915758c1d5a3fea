import { TestEnvironment } from "jest-environment-node";
import type { Browser, Page } from "playwright-core";

/** As much of a page's words as tell which page it is and what it says. */
const MOST_WORDS = 800;

/**
 * Where a test of the browser fails, says what every open page said at that moment: "waited 60 seconds for these words" does not
 * tell whether the page was busy, refused, or somebody else's. Only addresses without their query and words are printed.
 */
export default class BrowserEnvironment extends TestEnvironment {
  readonly handleTestEvent = async (event: { readonly name: string }): Promise<void> => {
    if (event.name !== "test_fn_failure" && event.name !== "hook_failure") return;
    const { openBrowsers = [] } = this.global as { openBrowsers?: readonly Browser[] };
    for (const browser of openBrowsers) {
      for (const page of browser.contexts().flatMap((context) => context.pages())) {
        process.stderr.write(`A page when it failed: ${await saidOn(page)}\n`);
      }
    }
  };
}

async function saidOn(page: Page): Promise<string> {
  const { pathname } = new URL(page.url(), "http://nowhere.invalid");
  try {
    const words = await page.locator("body").innerText({ timeout: 2_000 });
    return `${pathname}: ${words.replaceAll(/\s+/gu, " ").slice(0, MOST_WORDS)}`;
  } catch (error) {
    return `${pathname}: could not be read (${String(error).split("\n", 1)[0] ?? ""})`;
  }
}
