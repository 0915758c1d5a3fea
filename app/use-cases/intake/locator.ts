import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";

/** Locators have eight digits, so two codes can draw the same one; a new code is made then. */
export const LOCATOR_ATTEMPTS = 5;

/** Whether a report, or a request for a new code, has the locator already: each finds one thing only. */
export async function isLocatorTaken(
  { reports, codeRequests }: Pick<ReadStores | Stores, "reports" | "codeRequests">,
  locator: string,
): Promise<boolean> {
  return (
    (await reports.receipt(locator)) !== undefined ||
    (await codeRequests.byLocator(locator)) !== undefined
  );
}
