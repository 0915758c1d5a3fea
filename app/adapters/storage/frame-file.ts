import type { FileHandle } from "node:fs/promises";
import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import { FRAME_BYTES, FRAME_EXTRA_BYTES } from "#app/core/encryption/frame.server.ts";
import { unwrapKey, WRAPPED_KEY_BYTES, wrapKey } from "#app/core/encryption/key-wrap.server.ts";
import { isIdOf, type DraftId } from "#app/core/ids.ts";
import { writeAll } from "./durable.ts";

// A file of frames (docs/evidence-store-format.md): header, frames in order, and once the upload is whole a trailer that says how
// many there are. Here is the header; frames are in frames-in-file.ts, the trailer in frame-trailer.ts, and what of an unfinished file can be
// believed in durable-frames.ts. The upload's key lies in the header, wrapped under the key of the draft that it belongs to.

/** The key under which an upload's own key is wrapped. */
export type OwnerKey = (owner: DraftId) => Promise<Uint8Array>;

const VERSION = 1;
const OWNER_BYTES = 30;
/** Of a frame and of the trailer, each its own. */
export const NONCE_BYTES = 12;
const HEADER_BYTES = 1 + OWNER_BYTES + WRAPPED_KEY_BYTES;

/** How far the frames of a file go: their number, their plaintext, and where the next one begins in the file. */
export interface FramesEnd {
  readonly index: number;
  readonly offset: number;
  readonly position: number;
}

export const NO_FRAMES: FramesEnd = { index: 0, offset: 0, position: HEADER_BYTES };

/** What writes and reads one upload's frames, one at a time. */
export interface FrameFile {
  readonly file: FileHandle;
  readonly upload: string;
  readonly key: Uint8Array;
  /** Where a frame is put together, again and again. */
  readonly frame: Buffer;
}

/** Writes the header of a new file. */
export async function beginFrames(
  file: FileHandle,
  of: { readonly upload: string; readonly owner: DraftId; readonly ownerKey: Uint8Array },
  random: (length: number) => Uint8Array,
): Promise<FrameFile> {
  const key = random(32);
  const owner = Buffer.from(of.owner, "latin1");
  if (owner.length !== OWNER_BYTES) throw new Error("an upload belongs to a draft");
  const wrapped = wrapKey(of.ownerKey, key);
  await writeAll(file, Buffer.concat([Uint8Array.of(VERSION), owner, wrapped]), 0);
  return { file, upload: of.upload, key, frame: roomForFrame() };
}

/** Whose upload a file says it is, before anything of it is opened; undefined where it does not begin as one does. */
export async function readOwner(file: FileHandle): Promise<DraftId | undefined> {
  const header = await readExactly(file, HEADER_BYTES, 0);
  if (header?.[0] !== VERSION) return undefined;
  const owner = Buffer.from(header.subarray(1, 1 + OWNER_BYTES)).toString("latin1");
  return isIdOf("drf", owner) ? owner : undefined;
}

/** Reads the header. Throws `Tampered` where it does not open; where the draft's key was destroyed, what that throws. */
export async function resumeFrames(
  file: FileHandle,
  upload: string,
  ownerKey: OwnerKey,
): Promise<FrameFile> {
  const header = await readExactly(file, HEADER_BYTES, 0);
  if (header?.[0] !== VERSION) throw new Tampered("an upload's header is in no known format");
  const owner = Buffer.from(header.subarray(1, 1 + OWNER_BYTES)).toString("latin1") as DraftId;
  const key = unwrapKey(await ownerKey(owner), header.subarray(1 + OWNER_BYTES));
  if (key === undefined) throw new Tampered("an upload's header does not open");
  return { file, upload, key, frame: roomForFrame() };
}

/** Memory that is never touched costs nothing: small uploads use little of it. */
function roomForFrame(): Buffer {
  return Buffer.allocUnsafeSlow(FRAME_BYTES + FRAME_EXTRA_BYTES);
}

/** Octets at a place; undefined where the file ends before. */
export async function readExactly(
  file: FileHandle,
  length: number,
  position: number,
  room: Uint8Array = Buffer.allocUnsafe(length),
): Promise<Uint8Array | undefined> {
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(room, done, length - done, position + done);
    if (bytesRead === 0) return undefined;
    done += bytesRead;
  }
  return room.subarray(0, length);
}
