import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import { toUtf8 } from "../encoding.ts";
import { expandSha512 } from "./hkdf.server.ts";
import { Tampered } from "./cobblestone.server.ts";

/** What an encrypted field is for. Two purposes never share a key. */
export type FieldPurpose =
  "answers" | "narrative" | "place" | "notes" | "messages" | "metadata" | "disclosure";

/** Which field of which row: a box moved to another row does not open there. */
export interface FieldPlace {
  readonly purpose: FieldPurpose;
  readonly row: string;
}

/** Spelled before every box, so that a text that was never encrypted cannot pass for one. */
const PREFIX = "v1.";
const VERSION = 1;
const TAG_BYTES = 16;
export const FIELD_NONCE_BYTES = 12;

/**
 * AES-256-GCM under a key derived from the report key for this purpose:
 *
 *     box  = "v1." || base64url(version[1] || nonce[12] || ciphertext || tag[16])
 *     key  = HKDF-Expand-SHA-512(report key, "bearwitness/v1/field" || 0x00 || purpose, 32)
 *     aad  = version[1] || row
 *
 * `nonce` is twelve random octets; under one report's keys there are far fewer boxes than could let one repeat.
 */
export function sealField(
  reportKey: Uint8Array,
  place: FieldPlace,
  text: string,
  nonce: Uint8Array,
): string {
  const cipher = createCipheriv("aes-256-gcm", fieldKey(reportKey, place.purpose), nonce);
  cipher.setAAD(additional(place));
  const sealed = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return PREFIX + Buffer.concat([Uint8Array.of(VERSION), nonce, ...sealed]).toString("base64url");
}

/** The text; throws `Tampered` when key, purpose or row is another, or the box was changed. */
export function openField(reportKey: Uint8Array, place: FieldPlace, box: string): string {
  const bytes = box.startsWith(PREFIX) ? Buffer.from(box.slice(PREFIX.length), "base64url") : null;
  if (bytes?.[0] !== VERSION || bytes.length < 1 + FIELD_NONCE_BYTES + TAG_BYTES) {
    throw new Tampered(`a field (${place.purpose}) is not encrypted as this version does`);
  }
  const nonce = bytes.subarray(1, 1 + FIELD_NONCE_BYTES);
  const key = fieldKey(reportKey, place.purpose);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additional(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const text = decipher.update(bytes.subarray(1 + FIELD_NONCE_BYTES, bytes.length - TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new Tampered(`a field (${place.purpose}) is not what was encrypted`, { cause });
  }
}

/** Derived keys live as long as the report key that they come from: a list of files opens hundreds of fields under one. */
const derived = new WeakMap<Uint8Array, Map<FieldPurpose, KeyObject>>();

/** As a key object: Node takes ten times as long to begin with a key that is bytes. */
function fieldKey(reportKey: Uint8Array, purpose: FieldPurpose): KeyObject {
  const known = derived.get(reportKey) ?? new Map<FieldPurpose, KeyObject>();
  derived.set(reportKey, known);
  const key =
    known.get(purpose) ??
    createSecretKey(expandSha512(reportKey, toUtf8(`bearwitness/v1/field\0${purpose}`), 32));
  known.set(purpose, key);
  return key;
}

function additional({ row }: FieldPlace): Uint8Array {
  return Buffer.concat([Uint8Array.of(VERSION), toUtf8(row)]);
}
