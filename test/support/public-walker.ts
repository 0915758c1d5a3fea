import type { Page } from "playwright-core";
import type { PublicOffice } from "./public-office.ts";

/** Somebody on their way through every page of the public, by addresses and names of fields alone: in any language, and without script. */
export interface Walker {
  readonly page: Page;
  /** Looks at the page as it stands; `what` says which page in which state. */
  readonly look: (what: string) => Promise<void>;
  readonly office: PublicOffice;
  /** What they write, in their own language. */
  readonly words: { readonly story: string; readonly place: string; readonly more: string };
  readonly files: {
    readonly photo: string;
    readonly note: string;
    readonly program: string;
    readonly later: string;
  };
  /** The office answers the report with this code and reads what was written. */
  readonly officeAnswers: (reportCode: string) => Promise<void>;
  /** The office refuses every new code that was asked for. */
  readonly officeRefusesCodes: () => Promise<void>;
}

/** Presses a form's button, the last one unless a name and value say which, and waits for the page it leads to. */
export async function send(page: Page, action: string, button = ""): Promise<void> {
  const form = `main form[action^="${action}"]`;
  const buttons = `${form} button[type="submit"]${button}, ${form} button:not([type])${button}`;
  await Promise.all([page.waitForEvent("load"), page.locator(buttons).last().click()]);
}

/** Opens an address and looks. */
export async function open({ page, look }: Walker, address: string, what = address): Promise<void> {
  await page.goto(address);
  await look(what);
}

/** Types the groups of a code that the page asks for. */
export async function copyBack(page: Page, code: string): Promise<void> {
  const groups = code.split(/\s+/);
  for (const box of await page.locator('[name^="group-"]').all()) {
    const group = Number((await box.getAttribute("name"))?.slice("group-".length));
    await box.fill(groups[group - 1] ?? "");
  }
}
