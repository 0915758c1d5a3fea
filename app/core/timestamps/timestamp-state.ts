import { isTestAuthority, type CertificateNames } from "./certificate-names.ts";
import type { TimestampToken } from "./timestamp-response.ts";

/** What checking a token against the authority's root certificates gave. */
export type TimestampCheck =
  | { readonly kind: "verified" }
  /** It verifies as of its own time, but a certificate has expired since: what vouches for it now is the log after it. */
  | { readonly kind: "expired" }
  | { readonly kind: "failed"; readonly problem: TimestampFault }
  | { readonly kind: "not-checked"; readonly because: "no-root" | "no-program" };

/** What is wrong with a token, as the program that checks it says. */
export type TimestampFault =
  | "other-data"
  | "signature"
  | "expired"
  | "unknown-root"
  | "wrong-purpose"
  | "unreadable"
  | "other";

/** One word, or few, for what there is to say about a checkpoint's time-stamp. */
export type TimestampWords =
  | "stamped, verified"
  | "stamped, verified as of its time"
  | "stamped, trust not checked"
  | "stamped by a TEST authority"
  | "stamp does not verify"
  | "waiting";

/**
 * The words for a token; `waiting` where there is none yet. The words of an authority for tests come before all others:
 * a test's stamp must never look like a real one.
 */
export function wordsOfTimestamp(
  stamp: { readonly check: TimestampCheck; readonly isTest: boolean } | undefined,
): TimestampWords {
  if (stamp === undefined) return "waiting";
  if (stamp.check.kind === "failed") return "stamp does not verify";
  if (stamp.isTest) return "stamped by a TEST authority";
  switch (stamp.check.kind) {
    case "verified":
      return "stamped, verified";
    case "expired":
      return "stamped, verified as of its time";
    case "not-checked":
      return "stamped, trust not checked";
  }
}

/** Whether a token, or a root that it is checked against, belongs to an authority for tests. */
export function isOfTestAuthority(
  token: TimestampToken,
  roots: readonly CertificateNames[],
): boolean {
  const names = [...token.certificates, ...roots].flatMap(({ subject, issuer }) => [
    subject,
    issuer,
  ]);
  return isTestAuthority([...names, token.tsaName ?? ""]);
}
