import { parseCount } from "#app/core/custody/text-fields.ts";
import { formatWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { fromUtf8, toUtf8 } from "#app/core/encoding.ts";
import type { Tools } from "../tools.ts";

export type WitnessReply =
  /** Signature lines, not verified yet. */
  | { readonly kind: "cosigned"; readonly answer: Uint8Array }
  /** The witness has cosigned a larger tree than the checkpoint's. */
  | { readonly kind: "ahead"; readonly size: number }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "silent"; readonly problem: "unreachable" | "timed-out" | "too-long" };

const WITHIN_MILLIS = 10_000;
/** More than a note's signatures can be. */
const AT_MOST_BYTES = 512 * 1024;
/** Once to learn the size, once to prove, and once more if another process asked in between. */
const MOST_QUESTIONS = 3;

/**
 * Asks one witness to cosign a checkpoint (C2SP tlog-witness). The log does not remember what a witness saw last: it asks
 * as if for the first time, and the witness says from where it wants the proof.
 */
export async function askWitness(
  tools: Pick<Tools, "read" | "post">,
  asked: { readonly url: string; readonly note: string; readonly size: number },
): Promise<WitnessReply> {
  const { url, note, size } = asked;
  let old = 0;
  for (let questions = 0; questions < MOST_QUESTIONS; questions += 1) {
    const from = old;
    const proof =
      from === 0 ? [] : await tools.read(({ custody }) => custody.consistencyProof(from, size));
    const answer = await tools.post({
      url: `${url.replace(/\/+$/, "")}/add-checkpoint`,
      contentType: "text/plain; charset=utf-8",
      body: toUtf8(formatWitnessRequest({ old, proof, note })),
      withinMillis: WITHIN_MILLIS,
      atMostBytes: AT_MOST_BYTES,
    });
    if (answer.kind === "failed") return { kind: "silent", problem: answer.problem };
    if (answer.status === 200) return { kind: "cosigned", answer: answer.body };
    const seen = answer.status === 409 ? sizeIn(answer) : undefined;
    if (seen === undefined || seen === old) return { kind: "refused", status: answer.status };
    if (seen > size) return { kind: "ahead", size: seen };
    old = seen;
  }
  return { kind: "refused", status: 409 };
}

function sizeIn(answer: { readonly contentType: string; readonly body: Uint8Array }) {
  if (answer.contentType !== "text/x.tlog.size") return undefined;
  const line = fromUtf8(answer.body);
  return line?.endsWith("\n") === true ? parseCount(line.slice(0, -1)) : undefined;
}
