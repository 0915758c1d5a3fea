import { toHex, toUtf8 } from "./encoding.ts";
import { sha256 } from "./sha256.server.ts";

/** A mark of what was saved when a page was opened: the same answer has the same mark. It says nothing that the page does not show. */
export function seenMark(saved: unknown): string {
  return toHex(sha256(toUtf8(JSON.stringify(saved ?? null)))).slice(0, 16);
}

/**
 * Whether an answer was changed since the page that a form comes from was opened, as in another tab: saving the form would do away with words that its
 * reader never saw. Not where both say the same, nor for a page that does not say what it saw.
 */
export function isChangedSince(
  fields: Readonly<Record<string, string>>,
  { saved, wanted }: { readonly saved: unknown; readonly wanted: unknown },
): boolean {
  const seen = fields["seen"];
  const now = seenMark(saved);
  return seen !== undefined && seen !== now && seenMark(wanted) !== now;
}
