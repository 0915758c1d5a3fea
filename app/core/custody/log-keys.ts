import { fromBase64, toBase64, toUtf8 } from "../encoding.ts";
import type { JsonObject } from "../json.ts";
import { verifyEd25519 } from "../signatures.server.ts";
import type { CustodyRecord } from "./record.ts";
import type { Signer } from "./signer.ts";
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "./verifier-key.ts";

// A log has one key at a time. Its records say which: `key.created` names the first, each `key.rotated` the next one, with
// the signature of the key before it (evidence-standards 3.2).

/** A key of the log, and the sizes of the checkpoints that it signs: both ends count, and the last key has no end. */
export interface LogKeyTerm {
  readonly key: VerifierKey;
  readonly from: number;
  readonly to: number | undefined;
}

/** A record about the log's key that cannot be believed. The key that it names is none of the log's. */
export interface LogKeyFault {
  readonly seq: number;
  readonly detail: string;
}

export interface LogKeys {
  /** In order; empty where no record names a key that can be believed. */
  readonly terms: readonly LogKeyTerm[];
  readonly faults: readonly LogKeyFault[];
}

/** Events that say which key a log has. Those of other keys of the office have another `purpose`. */
export const LOG_KEY_EVENTS = ["key.created", "key.rotated"] as const;

/** Whether a record says something of the log's own key. */
export function isAboutLogKey({ ev, obj }: Pick<CustodyRecord, "ev" | "obj">): boolean {
  return LOG_KEY_EVENTS.some((one) => one === ev) && obj["purpose"] === "log";
}

/** What the old key signs to name the next one. Its first line keeps it from being taken for a checkpoint. */
export function keyRotationText(old: VerifierKey, next: VerifierKey): string {
  return `bearwitness/key-rotation/v1\n${formatVerifierKey(old)}\n${formatVerifierKey(next)}\n`;
}

/** The facts of a `key.rotated`, signed by the key that goes. `reason` is a code. */
export function keyRotationFacts(rotation: {
  readonly old: VerifierKey;
  readonly oldSigner: Signer<"ed25519">;
  readonly next: VerifierKey;
  readonly reason: string;
}): JsonObject {
  const { old, oldSigner, next, reason } = rotation;
  return {
    purpose: "log",
    algorithm: "Ed25519",
    vkey: formatVerifierKey(next),
    replaces: formatVerifierKey(old),
    reason_code: reason,
    old_key_signature: toBase64(oldSigner.sign(toUtf8(keyRotationText(old, next)))),
  };
}

/**
 * Which key signed which part of a log, by its records about its own key in their order. The record that replaces a key
 * at place `seq` makes `seq + 1` the last size that the old key signs and the first that the new one does: that one
 * checkpoint has both signatures.
 */
export function readLogKeys(records: readonly CustodyRecord[]): LogKeys {
  const terms: LogKeyTerm[] = [];
  const faults: LogKeyFault[] = [];
  for (const record of records) {
    if (!isAboutLogKey(record)) continue;
    const { seq } = record;
    const current = terms.at(-1);
    const read = current === undefined ? firstKey(record) : nextKey(record, current.key, terms);
    if (typeof read === "string") {
      faults.push({ seq, detail: read });
      continue;
    }
    if (current !== undefined) terms[terms.length - 1] = { ...current, to: seq + 1 };
    terms.push({ key: read, from: current === undefined ? 1 : seq + 1, to: undefined });
  }
  return { terms, faults };
}

/** Whether a key was to sign checkpoints of this size. */
export function isInForce({ from, to }: LogKeyTerm, size: number): boolean {
  return from <= size && (to === undefined || size <= to);
}

/** Why a key's signature counts for nothing under a checkpoint of this size; undefined when it counts. */
export function problemOfTerm({ from, to }: LogKeyTerm, size: number): string | undefined {
  if (size < from) {
    return `the key signs from ${from} records on, and the checkpoint is of ${size}`;
  }
  return to !== undefined && size > to
    ? `the key was replaced at ${to} records, and the checkpoint is of ${size}`
    : undefined;
}

function firstKey({ ev, obj, log }: CustodyRecord): VerifierKey | string {
  if (ev !== "key.created") return "a key is replaced before any is named";
  return keyIn(obj["vkey"], log) ?? "the log's first key does not read";
}

function nextKey(
  { ev, obj, log }: CustodyRecord,
  old: VerifierKey,
  terms: readonly LogKeyTerm[],
): VerifierKey | string {
  if (ev === "key.created") return "the log has a key, and this names one as its first";
  const next = keyIn(obj["vkey"], log);
  if (next === undefined) return "the next key does not read";
  if (obj["replaces"] !== formatVerifierKey(old)) return "it does not replace the key in force";
  if (terms.some(({ key }) => formatVerifierKey(key) === formatVerifierKey(next))) {
    return "the next key is one that the log had already";
  }
  const written = obj["old_key_signature"];
  const signature = typeof written === "string" ? fromBase64(written) : undefined;
  const message = toUtf8(keyRotationText(old, next));
  const holds =
    signature !== undefined && verifyEd25519({ publicKey: old.publicKey, message, signature });
  return holds ? next : "the key in force has not signed the next one";
}

function keyIn(written: unknown, log: string): VerifierKey | undefined {
  const key = typeof written === "string" ? parseVerifierKey(written) : undefined;
  return key?.ok === true && key.value.type === "ed25519" && key.value.name === log
    ? key.value
    : undefined;
}
