import type { StoredCheckpoint, StoredTimestamp } from "#app/adapters/database/checkpoint-store.ts";
import { isInForce, type LogKeyTerm } from "#app/core/custody/log-keys.ts";
import {
  verifyCheckpoint,
  type CheckpointOutcome,
  type SignedCheckpoint,
} from "#app/core/custody/verify-checkpoint.ts";
import { sameBytes, toUtf8 } from "#app/core/encoding.ts";
import { later, millisOf, type Instant } from "#app/core/instant.ts";
import { parseTimestampResponse } from "#app/core/timestamps/timestamp-response.ts";
import {
  isOfTestAuthority,
  wordsOfTimestamp,
  type TimestampWords,
} from "#app/core/timestamps/timestamp-state.ts";
import type { Tools } from "../tools.ts";
import { isStamped } from "./ask-outsiders.ts";
import { authorityName } from "./stamp-checkpoint.ts";
import { logKeyTerms } from "./log-keys.ts";

/** A checkpoint and everyone who vouches for it, as far as this office can check. */
export interface DescribedCheckpoint {
  readonly checkpoint: StoredCheckpoint;
  /** The note verified against the office's policy: log keys, cosignatures, quorum. */
  readonly signatures: CheckpointOutcome;
  /** Who signed, in one sentence for people. Must be shown as it is: `signed by the office only` too. */
  readonly sentence: string;
  /** One for each authority that stamped, and one `waiting` for each asked that has not. Empty where none was asked. */
  readonly timestamps: readonly DescribedTimestamp[];
}

export interface DescribedTimestamp {
  readonly words: TimestampWords;
  /** Host and path of the authority's address. */
  readonly authority: string;
  /** What the token says; undefined while there is none. */
  readonly time: Instant | undefined;
  readonly serial: string | undefined;
  /** The name in the signer's certificate, else the one in the token. */
  readonly signedBy: string | undefined;
}

const NOTHING_YET: Omit<DescribedTimestamp, "authority"> = {
  words: "waiting",
  time: undefined,
  serial: undefined,
  signedBy: undefined,
};
/** A witness's clock may be so far ahead of the office's. */
const CLOCK_MARGIN_MILLIS = 300_000;

/** Describes the checkpoint of a size, or the newest; undefined where there is none. */
export async function describeCheckpoint(
  tools: Pick<
    Tools,
    "read" | "clock" | "logKey" | "trustPolicy" | "timestampAuthorities" | "timestampVerifier"
  >,
  { size }: { readonly size?: number },
): Promise<DescribedCheckpoint | undefined> {
  const found = await tools.read(async (stores) => {
    const { checkpoints } = stores;
    const checkpoint =
      size === undefined ? await checkpoints.latest() : await checkpoints.ofSize(size);
    if (checkpoint === undefined) return undefined;
    const stamps = await checkpoints.timestamps(checkpoint.size);
    return { checkpoint, stamps, terms: await logKeyTerms(stores, tools.logKey.verifierKey) };
  });
  if (found === undefined) return undefined;
  const { checkpoint, stamps, terms } = found;
  const signatures = verifyCheckpoint({
    note: checkpoint.note,
    policy: tools.trustPolicy,
    notAfter: millisOf(later(tools.clock.now(), CLOCK_MARGIN_MILLIS)) / 1_000,
  });
  const timestamps: DescribedTimestamp[] = [];
  for (const stamp of stamps) timestamps.push(await describeStamp(tools, checkpoint, stamp));
  const asked = isStamped(checkpoint.reason) ? tools.timestampAuthorities.map(authorityName) : [];
  for (const authority of asked) {
    const isStampedBy = stamps.some((stamp) => stamp.authority === authority);
    if (!isStampedBy) timestamps.push({ ...NOTHING_YET, authority });
  }
  const sentence = sentenceOf(signatures, terms);
  return { checkpoint, signatures, sentence, timestamps };
}

function sentenceOf(outcome: CheckpointOutcome, terms: readonly LogKeyTerm[]): string {
  switch (outcome.kind) {
    case "verified":
    case "quorum-not-met":
      return isSignedInForce(outcome, terms)
        ? outcome.quorum.sentence
        : "signed by a key that was not this log's at that size";
    case "malformed":
    case "unknown-log":
    case "not-signed-by-log":
    case "signature-fails":
      return "the signatures of this checkpoint do not hold";
  }
}

/** Whether a key that was the log's at the checkpoint's size signed it, and no other of the log's keys did. */
function isSignedInForce(
  { checkpoint, logKeys }: SignedCheckpoint,
  terms: readonly LogKeyTerm[],
): boolean {
  return logKeys.every(({ publicKey }) =>
    terms.some(
      (term) => sameBytes(term.key.publicKey, publicKey) && isInForce(term, checkpoint.size),
    ),
  );
}

async function describeStamp(
  tools: Pick<Tools, "timestampVerifier">,
  { body }: StoredCheckpoint,
  { authority, response }: StoredTimestamp,
): Promise<DescribedTimestamp> {
  const read = parseTimestampResponse(response);
  const token = read.ok ? read.value.token : undefined;
  if (token === undefined) {
    return { ...NOTHING_YET, words: "stamp does not verify", authority };
  }
  const { verify, roots } = tools.timestampVerifier;
  const check = await verify({ data: toUtf8(body), response, genTime: token.genTime });
  return {
    words: wordsOfTimestamp({ check, isTest: isOfTestAuthority(token, roots) }),
    authority,
    time: token.genTime,
    serial: token.serial,
    signedBy: token.signer?.subject ?? token.tsaName,
  };
}
