import { concatBytes, fromUtf8, toUtf8 } from "../encoding.ts";
import type { Json } from "../json.ts";

/** One message between the server and the process that opens names: 4 bytes of length, big-endian, then JSON. */
export const LONGEST_FRAME = 256 * 1024;

const LENGTH_BYTES = 4;

/** A message as it is sent. */
export function frameOf(message: Json): Uint8Array {
  const text = toUtf8(JSON.stringify(message));
  if (text.length > LONGEST_FRAME) throw new Error("the message is too long");
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, text.length);
  return concatBytes(length, text);
}

export type ReadFrame =
  | { readonly kind: "message"; readonly message: unknown }
  | { readonly kind: "more" }
  | { readonly kind: "refused" };

/** Reads the one message of a connection; `refused` for one that is too long, is no JSON, or is followed by more. */
export function readFrame(bytes: Uint8Array): ReadFrame {
  if (bytes.length < LENGTH_BYTES) return { kind: "more" };
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  if (length > LONGEST_FRAME || bytes.length > LENGTH_BYTES + length) return { kind: "refused" };
  if (bytes.length < LENGTH_BYTES + length) return { kind: "more" };
  const text = fromUtf8(bytes.subarray(LENGTH_BYTES));
  try {
    return text === undefined
      ? { kind: "refused" }
      : { kind: "message", message: JSON.parse(text) as unknown };
  } catch {
    return { kind: "refused" };
  }
}
