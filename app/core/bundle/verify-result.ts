import { UNSIGNED_FORMAT } from "./bag-info.ts";
import type { BundleFault } from "./fault.ts";
import type { SignedLogReport } from "./verify-signed-log.ts";

/** What a verification ends in. `Intact` alone is said of bundles of the first format, whose log is not signed. */
export type VerifyResult =
  | "Intact"
  | "Intact, log signed, key not confirmed"
  | "Intact and the log key is the one you named"
  | "Altered"
  | "Incomplete";

/** True where nothing is wrong and nothing is missing. */
export function isIntact(result: VerifyResult): boolean {
  return result !== "Altered" && result !== "Incomplete";
}

const NOT_SEALED = "not sealed: this version of the format carries no seal yet";

/** The result that the faults, and without any what is known of the key, lead to. */
export function resultOf(
  faults: readonly BundleFault[],
  log: SignedLogReport | undefined,
): VerifyResult {
  if (faults.some(({ kind }) => kind === "altered")) return "Altered";
  if (faults.length > 0) return "Incomplete";
  if (log === undefined) return "Intact";
  return log.isKeyConfirmed
    ? "Intact and the log key is the one you named"
    : "Intact, log signed, key not confirmed";
}

/** What the result does and does not cover, in words. */
export function sentencesOf(
  result: VerifyResult,
  log: SignedLogReport | undefined,
  format: string | undefined,
): readonly string[] {
  if (log === undefined) {
    const unsigned =
      "the log is not signed: this bundle has no checkpoint, as none of the first format has";
    return format === UNSIGNED_FORMAT ? [unsigned, NOT_SEALED] : [NOT_SEALED];
  }
  const { isKeyConfirmed, namedKeyReplacedAt, keysReplacedAt, quorum, timestamps } = log;
  return [
    quorum === undefined ? "who signed the log cannot be said" : `the log is ${quorum.sentence}`,
    ...keysReplacedAt.map(
      (size) => `the log's key was replaced at ${size} records; the key before signed the new one`,
    ),
    ...(namedKeyReplacedAt === undefined
      ? []
      : [
          `you named a key that was replaced at ${namedKeyReplacedAt} records: ask the office for the new one's fingerprint, and why it was replaced`,
        ]),
    ...timestamps.map(sentenceOfStamp),
    ...(isKeyConfirmed || !isIntact(result)
      ? []
      : [
          "the key came with the bundle: compare its fingerprint with the cover sheet on paper, and name it with --fingerprint",
        ]),
    NOT_SEALED,
  ];
}

function sentenceOfStamp(stamp: SignedLogReport["timestamps"][number]): string {
  const { path, time, by = "an authority that it does not name", isTest } = stamp;
  return isTest
    ? `${path} is of a TEST authority and proves nothing`
    : `${path} says ${time}, by ${by}; its certificates are not checked here, openssl does that`;
}
