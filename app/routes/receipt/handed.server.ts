import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { parseReceipt, tidyReceipt } from "#app/core/receipt/parse-receipt.ts";
import { parseTypedDigest } from "#app/core/receipt/typed-digest.ts";

/** Why nothing could be checked. */
export type HandedProblem = "empty" | "not-a-receipt" | "digest";

/** What somebody handed in to be checked: the text of a receipt, and perhaps a file's SHA-256. */
export type Handed =
  | { readonly ok: true; readonly text: string; readonly digest: string | undefined }
  | { readonly ok: false; readonly problem: HandedProblem };

/** Reads the form of the check page. */
export function readHanded(fields: FormFields): Handed {
  const { receipt = "", digest = "" } = fields;
  if (receipt.trim() === "") return { ok: false, problem: "empty" };
  if (parseReceipt(tidyReceipt(receipt)).kind === "not-a-receipt") {
    return { ok: false, problem: "not-a-receipt" };
  }
  const typed = parseTypedDigest(digest);
  if (digest.trim() !== "" && typed === undefined) return { ok: false, problem: "digest" };
  return { ok: true, text: receipt, digest: typed };
}

/** The fingerprint of a key in its written form, to be compared by eye. */
export function fingerprintOf(vkey: string): string {
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error("could not read the office's own key");
  return inFours(keyFingerprint(key.value));
}
