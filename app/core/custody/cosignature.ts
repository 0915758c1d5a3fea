import { concatBytes, toUtf8 } from "../encoding.ts";
import { verifyEd25519, verifyMlDsa44 } from "../signatures.server.ts";
import type { TreeHead } from "./checkpoint.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Parsed } from "./parsed.ts";
import { isCount } from "./text-fields.ts";
import { HASH_LENGTH } from "./tree-hash.ts";
import type { KeyType, VerifierKey } from "./verifier-key.ts";

/** The types of key that sign a checkpoint together with a time. */
export type CosignerType = Exclude<KeyType, "ed25519">;

/** A cosignature's octets taken apart; `time` is in seconds since 1970 and 0 where it says none. */
export interface TimedSignature {
  readonly time: number;
  readonly signature: Uint8Array;
}

/** What an ML-DSA-44 cosigner signs: one span of a log's leaves, for a checkpoint all of them. */
export interface CosignedSpan {
  readonly cosigner: string;
  readonly time: number;
  readonly origin: string;
  readonly start: number;
  readonly end: number;
  readonly root: Uint8Array;
}

const SUBTREE_LABEL = toUtf8("subtree/v1\n\0");
const TIME_LENGTH = 8;
const SIGNATURE_LENGTH: Readonly<Record<CosignerType, number>> = {
  "ed25519-cosigner": 64,
  "ml-dsa-44-cosigner": 2420,
};

/** What a cosigner signs of a checkpoint. Throws where the checkpoint or the time has no such form. */
export function cosignatureMessage(claim: {
  readonly cosigner: { readonly name: string; readonly type: CosignerType };
  readonly time: number;
  /** The checkpoint's text with its last LF, without signatures. */
  readonly text: string;
}): Uint8Array {
  const { cosigner, time, text } = claim;
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) throw new Error(`cannot cosign: ${checkpoint.problem}`);
  switch (cosigner.type) {
    case "ed25519-cosigner":
      return ed25519Message(time, text);
    case "ml-dsa-44-cosigner":
      return spanMessage(wholeTree(cosigner.name, time, checkpoint.value));
  }
}

/** The `cosigned_message` of tlog-cosignature, "ML-DSA-44 signed message". Throws on what it cannot hold. */
export function spanMessage({
  cosigner,
  time,
  origin,
  start,
  end,
  root,
}: CosignedSpan): Uint8Array {
  if (![time, start, end].every(isCount) || start > end) {
    throw new Error("cannot cosign: a time or a span's bounds are no counts");
  }
  if (start > 0 && time > 0) throw new Error("cannot cosign: only a whole tree has a time");
  if (root.length !== HASH_LENGTH) throw new Error("cannot cosign: the root is not 32 bytes");
  const [name, log] = [withLength(cosigner), withLength(origin)];
  return concatBytes(SUBTREE_LABEL, name, u64(time), log, u64(start), u64(end), root);
}

/** Joins time and signature to the octets that follow the key id in a signature line. */
export function formatTimedSignature({ time, signature }: TimedSignature): Uint8Array {
  if (!isCount(time)) throw new Error(`${String(time)} is not a time in seconds`);
  return concatBytes(u64(time), signature);
}

/** Takes a cosignature's octets apart; a time of 2^53 seconds or more is not read. */
export function parseTimedSignature(type: CosignerType, bytes: Uint8Array): Parsed<TimedSignature> {
  if (bytes.length !== TIME_LENGTH + SIGNATURE_LENGTH[type]) {
    return { ok: false, problem: "the cosignature is too short or too long" };
  }
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!isCount(time)) return { ok: false, problem: "the cosignature's time is out of range" };
  return { ok: true, value: { time, signature: bytes.slice(TIME_LENGTH) } };
}

/**
 * The time of a cosignature of a checkpoint's text, or undefined when it does not hold. Whether to
 * believe the time, 0 included, is for the caller.
 */
export function verifyCosignature(claim: {
  readonly cosigner: VerifierKey & { readonly type: CosignerType };
  readonly text: string;
  /** What follows the key id in the signature line. */
  readonly bytes: Uint8Array;
}): number | undefined {
  const { cosigner, text, bytes } = claim;
  const timed = parseTimedSignature(cosigner.type, bytes);
  const checkpoint = parseCheckpoint(text);
  if (!timed.ok || !checkpoint.ok) return undefined;
  // No ML-DSA-44 cosignature can name such a log.
  if (cosigner.type === "ml-dsa-44-cosigner" && !fitsLength(checkpoint.value.origin)) {
    return undefined;
  }
  const { publicKey, type } = cosigner;
  const { time, signature } = timed.value;
  const signed = { publicKey, message: cosignatureMessage({ cosigner, time, text }), signature };
  switch (type) {
    case "ed25519-cosigner":
      return verifyEd25519(signed) ? time : undefined;
    case "ml-dsa-44-cosigner":
      return verifyMlDsa44(signed) ? time : undefined;
  }
}

/** tlog-cosignature, "Ed25519 signed message". */
function ed25519Message(time: number, text: string): Uint8Array {
  if (!isCount(time)) throw new Error("cannot cosign: the time is not a count");
  return toUtf8(`cosignature/v1\ntime ${String(time)}\n${text}`);
}

function wholeTree(cosigner: string, time: number, { origin, size, root }: TreeHead): CosignedSpan {
  return { cosigner, time, origin, start: 0, end: size, root };
}

function withLength(name: string): Uint8Array {
  if (!fitsLength(name)) throw new Error("cannot cosign: a name is 1 to 255 octets");
  const octets = toUtf8(name);
  return concatBytes(Uint8Array.of(octets.length), octets);
}

function fitsLength(name: string): boolean {
  return name !== "" && toUtf8(name).length <= 255;
}

function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
