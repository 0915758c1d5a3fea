import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { toBase64, toHex, toUtf8 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { judgeResponse, type AnswerProblem } from "#app/core/timestamps/judge-response.ts";
import {
  formatTimestampRequest,
  NONCE_LENGTH,
  nonceFrom,
} from "#app/core/timestamps/timestamp-request.ts";
import {
  parseTimestampResponse,
  type TimestampToken,
} from "#app/core/timestamps/timestamp-response.ts";
import {
  isOfTestAuthority,
  wordsOfTimestamp,
  type TimestampFault,
  type TimestampWords,
} from "#app/core/timestamps/timestamp-state.ts";
import type { Tools } from "../tools.ts";

export type StampOutcome =
  | { readonly kind: "stamped"; readonly words: TimestampWords }
  | { readonly kind: "stamped-before" | "no-authority" | "no-such-checkpoint" }
  /** The checkpoint stays published without a stamp; asking again may give one. */
  | { readonly kind: "not-stamped"; readonly problem: StampProblem };

export type StampProblem =
  | "unreachable"
  | "timed-out"
  | "too-long"
  | `status-${number}`
  | "other-content"
  | "unreadable"
  | AnswerProblem
  | `not-verified-${TimestampFault}`;

interface Stamp {
  readonly response: Uint8Array;
  readonly token: TimestampToken;
  readonly words: TimestampWords;
}

const WITHIN_MILLIS = 30_000;
const AT_MOST_BYTES = 1024 * 1024;
/** Beyond this the office's clock or the authority's is wrong, and the operator hears of it. */
const CLOCKS_APART_MILLIS = 60_000;

/**
 * Has each of the office's authorities stamp a checkpoint's text (evidence-standards 3.4): the text and not the note, which
 * gains cosignatures later. Kept is the whole answer, and only one that is to this question and that verifies where the
 * office has the authority's root. An authority that has stamped it already is not asked again, and one that fails keeps
 * nobody else's stamp away.
 */
export async function stampCheckpoint(
  tools: Pick<
    Tools,
    | "read"
    | "transact"
    | "clock"
    | "random"
    | "post"
    | "timestampAuthorities"
    | "timestampVerifier"
    | "log"
  >,
  { size }: { readonly size: number },
): Promise<StampOutcome> {
  if (tools.timestampAuthorities.length === 0) return { kind: "no-authority" };
  const found = await tools.read(async ({ checkpoints }) => ({
    checkpoint: await checkpoints.ofSize(size),
    stamps: await checkpoints.timestamps(size),
  }));
  const { checkpoint, stamps } = found;
  if (checkpoint === undefined) return { kind: "no-such-checkpoint" };
  const missing = tools.timestampAuthorities.filter(
    (url) => !stamps.some(({ authority }) => authority === authorityName(url)),
  );
  const outcomes = await Promise.all(missing.map((url) => stampBy(tools, checkpoint, url)));
  return (
    outcomes.find(({ kind }) => kind === "not-stamped") ??
    outcomes.find(({ kind }) => kind === "stamped") ?? { kind: "stamped-before" }
  );
}

async function stampBy(
  tools: Parameters<typeof stampCheckpoint>[0],
  checkpoint: StoredCheckpoint,
  url: string,
): Promise<StampOutcome> {
  const authority = authorityName(url);
  const asked = await ask(tools, url, toUtf8(checkpoint.body));
  if ("problem" in asked) {
    const { problem } = asked;
    // Which of those in TSA_URL, counted from one: the operator's log takes no addresses.
    const which = tools.timestampAuthorities.indexOf(url) + 1;
    tools.log.warn("timestamp.not-obtained", { size: checkpoint.size, which, problem });
    return { kind: "not-stamped", problem };
  }
  const isKept = await keep(tools, checkpoint, authority, asked);
  return isKept ? { kind: "stamped", words: asked.words } : { kind: "stamped-before" };
}

/** What is recorded of an authority's address: host and path. */
export function authorityName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname === "/" ? "" : pathname}`;
}

async function ask(
  tools: Pick<Tools, "random" | "post" | "timestampVerifier">,
  url: string,
  data: Uint8Array,
): Promise<Stamp | { readonly problem: StampProblem }> {
  const digest = sha256(data);
  const nonce = nonceFrom(tools.random(NONCE_LENGTH));
  const answer = await tools.post({
    url,
    contentType: "application/timestamp-query",
    body: formatTimestampRequest({ digest, nonce }),
    withinMillis: WITHIN_MILLIS,
    atMostBytes: AT_MOST_BYTES,
  });
  if (answer.kind === "failed") return { problem: answer.problem };
  if (answer.status !== 200) return { problem: `status-${answer.status}` };
  if (answer.contentType !== "application/timestamp-reply") return { problem: "other-content" };
  const response = parseTimestampResponse(answer.body);
  if (!response.ok) return { problem: "unreadable" };
  const verdict = judgeResponse({ response: response.value, digest, nonce });
  if (!verdict.ok) return { problem: verdict.problem };
  const { token } = verdict;
  const { verify, roots } = tools.timestampVerifier;
  const check = await verify({ data, response: answer.body, genTime: token.genTime });
  if (check.kind === "failed") return { problem: `not-verified-${check.problem}` };
  // Of a token made just now, a certificate that has expired says that it was not made by its authority.
  if (check.kind === "expired") return { problem: "not-verified-expired" };
  const words = wordsOfTimestamp({ check, isTest: isOfTestAuthority(token, roots) });
  return { response: answer.body, token, words };
}

/** Keeps a stamp with its record; false where another process was faster. */
async function keep(
  tools: Pick<Tools, "transact" | "clock" | "log">,
  { size, body }: StoredCheckpoint,
  authority: string,
  { response, token, words }: Stamp,
): Promise<boolean> {
  const head = parseCheckpoint(body);
  if (!head.ok) throw new Error(`the checkpoint of size ${size} cannot be read: ${head.problem}`);
  const now = tools.clock.now();
  const apart = millisOf(token.genTime) - millisOf(now);
  if (Math.abs(apart) > CLOCKS_APART_MILLIS) tools.log.warn("timestamp.clocks-apart", { apart });
  return tools.transact(async ({ checkpoints, custody }) => {
    const isNew = await checkpoints.addTimestamp({ size, authority, response, stampedAt: now });
    if (!isNew) return false;
    await custody.appendSystemEvent({
      ev: "checkpoint.timestamped",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-log" },
      obj: {
        size,
        root: toBase64(head.value.root),
        authority,
        time: token.genTime,
        serial: token.serial,
        policy: token.policy,
        response_sha256: toHex(sha256(response)),
        ...(token.signer === undefined
          ? {}
          : { certificate_sha256: toHex(sha256(token.signer.whole)) }),
        state: words,
        ahead_of_our_clock_ms: apart,
      },
    });
    return true;
  });
}
