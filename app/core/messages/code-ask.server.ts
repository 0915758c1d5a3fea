import { canonicalJson } from "../custody/canonical-json.ts";
import { toUtf8 } from "../encoding.ts";
import { idFromBytes, type CodeRequestId } from "../ids.ts";
import { sha256 } from "../sha256.server.ts";
import type { CodeFacts } from "./code-request.ts";

/** How the mark of a form is spelled: 128 random bits in hexadecimal. */
const MARK = /^[0-9a-f]{32}$/;

/** True when the text is spelled like the mark of a form on which a new code is asked for. */
export function isAskMark(text: string | undefined): text is string {
  return text !== undefined && MARK.test(text);
}

/** An ask for a new code: the id of its request, and 32 bytes from which its code is made. */
export interface CodeAsk {
  readonly id: CodeRequestId;
  readonly digest: Uint8Array;
}

/**
 * What the same form with the same facts always asks, however often it is sent: over a bad line a browser or its user sends it again without having
 * seen the answer. `round` counts the requests of this form that were decided already: whoever asks again after that asks anew. The mark is
 * known to the browser alone, so that nobody can tell from a request's id what was said.
 */
export function codeAsk(asked: {
  readonly mark: string;
  readonly facts: CodeFacts;
  readonly round: number;
}): CodeAsk {
  const { mark, facts, round } = asked;
  const digest = sha256(
    toUtf8(canonicalJson({ for: "bearwitness/v1/code-ask", mark, facts: { ...facts }, round })),
  );
  return { id: idFromBytes("crq", digest.subarray(0, 16)), digest };
}
