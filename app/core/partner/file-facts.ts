import type { ClockOffset } from "./clock-offset.ts";
import type { DigestClaims } from "./digest-claim.ts";

/** What a file is in the delivery: something recorded, the paper that speaks for it, what held other files, or a bag's own lists. */
export const PARTNER_ROLES = ["original", "certificate", "container", "bag-file"] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

/** What the agency says of one file. Every value is its claim; none is taken for a fact. */
export interface PartnerFacts {
  /** Below the folder, archive or list that was handed over; slashes. */
  readonly path: string;
  readonly role: PartnerRole;
  readonly digests: DigestClaims;
  readonly cameraId: string;
  readonly clockOffset: ClockOffset | null;
  readonly custodian: string;
  /** Path of the custodian's certificate in the same delivery; empty where none is named. */
  readonly certificate: string;
  readonly note: string;
}

/** Files of one import. More than this is several deliveries. */
export const MOST_FILES = 20_000;

/** Longest camera id, custodian's name or note, in characters. */
export const LONGEST_FACT = 500;

/** Why a file of a delivery is not taken. */
export type PartnerRefusal =
  | "other-bytes"
  | "missing"
  | "empty"
  | "not-a-file"
  | "program"
  | "web-page"
  | "too-large"
  | "no-room"
  | "broken-off"
  | "other-claim";

/** What whoever sends a delivery can say is wrong with a file of theirs; the rest the office finds out itself. */
export const REFUSALS_OF_SENDER = [
  "missing",
  "not-a-file",
  "broken-off",
] as const satisfies readonly PartnerRefusal[];
export type SenderRefusal = (typeof REFUSALS_OF_SENDER)[number];

/** Where a file of an import stands. `same-bytes`: the agency handed in these very bytes already, and one item is kept. */
export const PARTNER_FILE_STATES = [
  "received",
  "same-bytes",
  "refused",
  "arriving",
  "expected",
] as const;
export type PartnerFileState = (typeof PARTNER_FILE_STATES)[number];

export function isPartnerFileState(text: unknown): text is PartnerFileState {
  return (PARTNER_FILE_STATES as readonly unknown[]).includes(text);
}

const REFUSALS: Readonly<Record<PartnerRefusal, string>> = {
  "other-bytes": "its bytes do not have the digest that the agency gave; nothing of it was kept",
  missing: "it is listed and not there",
  empty: "it has no bytes",
  "not-a-file": "it is a link or no ordinary file, and links are not followed",
  program: "it is a program, not a record of anything",
  "web-page": "it is a page that a browser would run",
  "too-large": "it is larger than the office takes",
  "no-room": "the office's disk has no room for it now",
  "broken-off": "it could not be read to its end",
  "other-claim": "it was received before under another digest; that file stays as it is",
};

/** Why a file was not taken, as the end of a sentence that begins with its name. */
export function refusalWords(why: PartnerRefusal): string {
  return REFUSALS[why];
}
