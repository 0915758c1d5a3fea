import { sameBytes, toHex } from "../encoding.ts";
import type { TimestampResponse, TimestampToken } from "./timestamp-response.ts";

/** Why an answer is not the one that was asked for. */
export type AnswerProblem =
  "rejected" | "no-token" | "other-algorithm" | "other-digest" | "other-nonce";

export type AnswerVerdict =
  | { readonly ok: true; readonly token: TimestampToken }
  | { readonly ok: false; readonly problem: AnswerProblem };

/**
 * Whether an answer is one to this question: granted, over this SHA-256 digest, with this nonce where one was sent (RFC
 * 3161 2.4.2). Says nothing about who signed it.
 */
export function judgeResponse(claim: {
  readonly response: TimestampResponse;
  readonly digest: Uint8Array;
  readonly nonce?: Uint8Array | undefined;
}): AnswerVerdict {
  const { response, digest, nonce } = claim;
  const { status, token } = response;
  if (status !== "granted" && status !== "granted-with-changes") {
    return { ok: false, problem: "rejected" };
  }
  if (token === undefined) return { ok: false, problem: "no-token" };
  if (token.algorithm !== "sha256") return { ok: false, problem: "other-algorithm" };
  if (!sameBytes(token.imprint, digest)) return { ok: false, problem: "other-digest" };
  if (nonce !== undefined && token.nonce !== BigInt(`0x${toHex(nonce)}`)) {
    return { ok: false, problem: "other-nonce" };
  }
  return { ok: true, token };
}
