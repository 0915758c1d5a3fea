import type { DerivativeId, ItemId, PersonId, RedactionId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { RedactionPlan } from "./plan.ts";

const PROBLEMS = {
  "type-not-possible": "files of this type cannot be covered here.",
  "too-large": "the file is too large.",
  "too-many-pixels": "the picture has too many pixels.",
  "not-decoded": "the picture could not be decoded whole.",
  "took-too-much": "it took too long or too much memory, and was stopped.",
  "renderer-unavailable": "the program that makes it did not start.",
  "given-up":
    "it was tried several times, and each time something went wrong on this machine. Ask for it again, or tell whoever runs the machine.",
  "needs-ffmpeg": "this machine has no ffmpeg.",
  "not-confined": "films are decoded inside bubblewrap only, which does not work on this machine.",
  "no-picture-to-cover": "there are boxes, and the file has no picture that moves.",
  "no-sound-to-silence": "sound was to be silenced, and the file has none that could be decoded.",
  "too-many-moves": "the boxes have too many key frames.",
  "not-whole": "what came out does not hold all pictures and the sound that the original holds.",
} as const;

/** Why no redacted file could be made. Codes never change their meaning. */
export type RedactionProblem = keyof typeof PROBLEMS;

/** The sentence for staff about a redacted file that could not be made. */
export function redactionProblemWords(problem: string): string {
  const known = Object.hasOwn(PROBLEMS, problem) ? PROBLEMS[problem as RedactionProblem] : problem;
  return `No redacted file could be made: ${known}`;
}

/** What a second person said of a redacted file. */
export interface RedactionReview {
  readonly by: PersonId;
  readonly at: Instant;
  /** False where it was sent back; `note` says why then. */
  readonly accepted: boolean;
  readonly note: string;
}

/** What came of a plan. */
export type Rendered =
  | { readonly state: "waiting" }
  | { readonly state: "made"; readonly derivativeId: DerivativeId; readonly at: Instant }
  | { readonly state: "failed"; readonly problem: string; readonly at: Instant };

/** One redaction of one file: what was asked for, what came of it, what a second person said. */
export interface Redaction {
  readonly id: RedactionId;
  readonly itemId: ItemId;
  /** From 1 on within the file; never used twice. */
  readonly number: number;
  readonly plan: RedactionPlan;
  /** SHA-256 of the plan's one spelling, lower-case hexadecimal. */
  readonly planSha256: string;
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
  readonly rendered: Rendered;
  readonly review: RedactionReview | null;
  /** When whoever asked for it took it back; it stays readable. */
  readonly withdrawnAt: Instant | null;
}

/** How the file of a redaction is called in the store and in URLs. */
export function redactedKind(number: number): string {
  return `redacted-${number}`;
}

/** True for a redacted file that may be handed on: made, accepted by a second person, and not taken back. */
export function isAccepted({ rendered, review, withdrawnAt }: Redaction): boolean {
  return rendered.state === "made" && review?.accepted === true && withdrawnAt === null;
}
