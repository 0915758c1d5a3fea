import type { Audience } from "../bundle/audience.ts";
import type { ItemId, PersonId, RedactionId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { isAccepted, type Redaction } from "./redaction.ts";

/** What a person chose to go to an audience from one exhibit in which parts were to be covered. Later choices count; none is ever changed. */
export interface FileChoice {
  readonly itemId: ItemId;
  readonly audience: Audience;
  /** Counted from 1 for each item and audience. */
  readonly version: number;
  /** Null for the original. */
  readonly redactionId: RedactionId | null;
  /** The number of the file's last redaction when it was chosen: of later ones the person knew nothing. */
  readonly known: number;
  readonly chosenBy: PersonId;
  readonly chosenAt: Instant;
}

const OPEN = {
  "not-chosen": "nobody has chosen whether the original or a redacted file goes to them",
  "taken-back": "the redacted file that was chosen was taken back",
  "asked-since": "more was to be covered after somebody chose",
} as const;

/** Why it is open which file of an exhibit goes out. */
export type ChoiceOpen = keyof typeof OPEN;

/** The same in words. */
export function choiceOpenWords(open: ChoiceOpen): string {
  return OPEN[open];
}

/** Which file of an exhibit goes to an audience. */
export type HandedFile =
  | { readonly kind: "original" }
  | { readonly kind: "redacted"; readonly redaction: Redaction }
  | { readonly kind: "open"; readonly because: ChoiceOpen };

/** The prosecution and the court get originals unless a person chooses otherwise (evidence-standards 4.4). */
const ORIGINALS_FIRST: readonly Audience[] = ["PRO", "CRT"];

/**
 * The file of an exhibit for an audience: what was chosen last, as far as that person could know. Where parts were to be covered and not everything was taken back, an
 * original goes to nobody but prosecution and court unless a person chose it; a redaction that waits, was sent back or failed counts too: somebody saw
 * what must not be shown.
 */
export function handedFile(
  audience: Audience,
  redactions: readonly Redaction[],
  choice: FileChoice | undefined,
): HandedFile {
  const standing = redactions.filter(({ withdrawnAt }) => withdrawnAt === null);
  const isFree = standing.length === 0 || ORIGINALS_FIRST.includes(audience);
  if (choice === undefined) return isFree ? { kind: "original" } : open("not-chosen");
  const askedSince = standing.some(({ number }) => number > choice.known);
  if (choice.redactionId === null) {
    return isFree || !askedSince ? { kind: "original" } : open("asked-since");
  }
  const redaction = standing.find(({ id }) => id === choice.redactionId);
  if (redaction === undefined || !isAccepted(redaction)) return open("taken-back");
  return askedSince ? open("asked-since") : { kind: "redacted", redaction };
}

function open(because: ChoiceOpen): HandedFile {
  return { kind: "open", because };
}
