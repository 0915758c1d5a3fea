/** What a finding is about: a part of the receipt, records and files by their number in it, from 1. */
export type FindingPart =
  | { readonly name: "text" | "key" | "checkpoint" | "report" }
  | { readonly name: "record" | "file"; readonly number: number }
  | { readonly name: "cosigner"; readonly cosigner: string };

/** Why a part does not hold, for pages that word it themselves. */
export type FaultCode =
  | "cannot-be-read"
  | "words-changed"
  | "other-key"
  | "retired-key"
  | "other-log"
  | "not-signed"
  | "signature-fails"
  | "not-in-log"
  | "records-do-not-fit";

/** What was seen of one part, in one sentence. `unconfirmed` is whole, but rests on a key that nobody vouched for. */
export type Finding = { readonly part: FindingPart; readonly words: string } & (
  | { readonly state: "holds" | "unconfirmed" }
  | { readonly state: "fails"; readonly code: FaultCode }
);

export function holds(part: FindingPart, words: string): Finding {
  return { part, words, state: "holds" };
}

export function unconfirmed(part: FindingPart, words: string): Finding {
  return { part, words, state: "unconfirmed" };
}

export function fails(part: FindingPart, code: FaultCode, words: string): Finding {
  return { part, words, state: "fails", code };
}
