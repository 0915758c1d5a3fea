import type { Instant } from "../instant.ts";

/** What is known of a file's freedom from malware. */
export type ScanState = "waiting" | "clean" | "found" | "not-scanned";

/** Why a file counts as not scanned. */
export type NotScanned =
  | "no-scanner"
  | "scanner-down"
  | "signatures-old"
  | "signatures-undated"
  | "partly-scanned"
  | "scanner-refused";

/** What a scanner said of a file, and what it is. */
export interface ScanAnswer {
  readonly engine: string;
  readonly version: string;
  /** When its signatures were made; null when it does not say. */
  readonly signaturesAt: Instant | null;
  /** The signature that matched; null when none did. */
  readonly found: string | null;
  /** False when a part of the file was not looked at as one piece. */
  readonly whole: boolean;
}

export interface ScanVerdict {
  readonly state: Exclude<ScanState, "waiting">;
  readonly why: NotScanned | null;
  readonly signature: string | null;
}

/** Signatures older than this know too little of today (security-reliability 3.12). */
export const OLD_SIGNATURES_MILLIS = 7 * 86_400_000;

/**
 * What may be said after a scan. A hit is a hit however old the signatures are; "clean" is said only of a whole file that
 * signatures of a known and young age have seen.
 */
export function scanVerdict(answer: ScanAnswer, now: Instant): ScanVerdict {
  if (answer.found !== null) return { state: "found", why: null, signature: answer.found };
  const not = (why: NotScanned): ScanVerdict => ({ state: "not-scanned", why, signature: null });
  if (!answer.whole) return not("partly-scanned");
  if (answer.signaturesAt === null) return not("signatures-undated");
  if (Date.parse(now) - Date.parse(answer.signaturesAt) > OLD_SIGNATURES_MILLIS) {
    return not("signatures-old");
  }
  return { state: "clean", why: null, signature: null };
}
