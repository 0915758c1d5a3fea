import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Debian's Chromium without any window is half the work of the one that draws windows nobody sees. */
const PROGRAMS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** How long a page may take over one thing: a net for what hangs, not a measure of speed. */
export const PAGE_MILLIS = 60_000;

/** Starts the system's own browser, with switches of its own besides the usual ones. */
export async function launchBrowser(switches: readonly string[] = []): Promise<Browser> {
  const program = PROGRAMS.find((path) => existsSync(path));
  if (program === undefined) throw new Error(`no browser at ${PROGRAMS.join(" or ")}`);
  const browser = await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...switches],
  });
  // Where a test fails, its environment asks each what its pages say.
  const known = globalThis as { openBrowsers?: Browser[] };
  (known.openBrowsers ??= []).push(browser);
  return browser;
}
