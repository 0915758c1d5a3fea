import type { Checkpoint } from "../../app/core/custody/checkpoint.ts";
import type { CosignerType } from "../../app/core/custody/cosignature.ts";
import {
  judgeCheckpoint,
  KEY_REPLACED,
  type WitnessVerdict,
} from "../../app/core/custody/judge-checkpoint.ts";
import { formatSignatureLine, parseSignedNote } from "../../app/core/custody/signed-note.ts";
import { cosignCheckpoint, type Signer } from "../../app/core/custody/signer.ts";
import type { VerifierKey } from "../../app/core/custody/verifier-key.ts";
import {
  parseWitnessRequest,
  type ReadWitnessRequest,
} from "../../app/core/custody/witness-protocol.ts";
import { toBase64 } from "../../app/core/encoding.ts";
import type { WitnessStore } from "./witness-store.ts";

/** An answer over HTTP (C2SP tlog-witness). */
export interface WitnessAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface WitnessTools {
  readonly store: WitnessStore;
  readonly signer: Signer<CosignerType>;
  /** Keys of the logs that this witness watches; of a log that changes its key the old one first, then the new one. */
  readonly logKeys: readonly VerifierKey[];
  /** Seconds since 1970. */
  readonly now: () => number;
  /** One line for the witness's operator. */
  readonly tell: (line: string) => void;
}

const PLAIN = "text/plain; charset=utf-8";

/**
 * Answers requests to cosign, those about one log strictly one after another. A checkpoint is remembered before the
 * signature over it exists, so that no crash can leave a signature that the witness does not know of.
 */
export function createWitness(tools: WitnessTools): (body: Uint8Array) => Promise<WitnessAnswer> {
  const turns = new Map<string, Promise<unknown>>();
  const isKnown = (origin: string) => tools.logKeys.some(({ name }) => name === origin);
  return (body) => {
    const request = parseWitnessRequest(body);
    if (!request.ok) {
      return Promise.resolve({ status: 400, contentType: PLAIN, body: `${request.problem}\n` });
    }
    const { origin } = request.value.checkpoint;
    // Strangers' logs wait for nobody, so that their names fill no memory.
    if (!isKnown(origin)) return answer(tools, request.value);
    const turn = (turns.get(origin) ?? Promise.resolve()).then(() => answer(tools, request.value));
    turns.set(
      origin,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

async function answer(tools: WitnessTools, request: ReadWitnessRequest): Promise<WitnessAnswer> {
  const { store, signer, logKeys, now } = tools;
  const { checkpoint, note, old } = request;
  const { origin, size } = checkpoint;
  const isKnown = logKeys.some(({ name }) => name === origin);
  const known = isKnown ? await store.last(origin) : undefined;
  const verdict = judgeCheckpoint({ request, logKeys, known });
  if (verdict.status !== 200) {
    const isGrave = verdict.status === 422 || verdict.problem === KEY_REPLACED;
    if (isGrave) await tellRefused(tools, request, known, verdict.problem);
    return shown(verdict);
  }
  const stored = await store.advance({ origin, old, note });
  // Judged anew, it is told the size that stands there now.
  if (stored === "conflict") return answer(tools, request);
  const signed = parseSignedNote(note);
  if (!signed.ok) throw new Error(`a note that was read cannot be read: ${signed.problem}`);
  const line = formatSignatureLine(cosignCheckpoint(signed.value.text, signer, now()));
  tools.tell(`cosigned ${origin} at ${size}`);
  return { status: 200, contentType: PLAIN, body: line };
}

/** A log that signed what does not follow from what it signed before, or with a key it gave up: why there are witnesses. */
async function tellRefused(
  { store, tell }: WitnessTools,
  { checkpoint, note }: ReadWitnessRequest,
  known: Checkpoint | undefined,
  problem: string,
): Promise<void> {
  const before =
    known === undefined ? "nothing" : `${known.size} with root ${toBase64(known.root)}`;
  const now = `${checkpoint.size} with root ${toBase64(checkpoint.root)}`;
  const why = `REFUSED ${checkpoint.origin}: ${problem}. Cosigned before: ${before}. Asked for: ${now}.`;
  const path = await store.keepRefused(note, why);
  tell(path === undefined ? why : `${why} Kept in ${path}`);
}

function shown(verdict: Exclude<WitnessVerdict, { readonly status: 200 }>): WitnessAnswer {
  return verdict.status === 409
    ? { status: 409, contentType: verdict.contentType, body: verdict.body }
    : { status: verdict.status, contentType: PLAIN, body: `${verdict.problem}\n` };
}
