import { readSync, writeSync } from "node:fs";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { pagedSource } from "#app/adapters/media/byte-source.ts";
import { errorCode } from "#app/adapters/media/error-code.ts";
import type { Frame } from "#app/adapters/media/frames.ts";
import { FRAME, frameHeader } from "#app/adapters/media/frames.ts";

const STDIN = 0;
const STDOUT = 1;
/** The most that is asked for at once. */
const PIECE = 4 * 1024 * 1024;

/** Waits for the next frame from the examiner; undefined when it has closed the pipe. */
export function nextFrame(): Frame | undefined {
  const header = readExactly(5);
  if (header === undefined) return undefined;
  const body = readExactly(header.readUInt32BE(1));
  return body === undefined ? undefined : { kind: header.readUInt8(0), body };
}

/** Sends one frame. */
export function sendFrame(kind: number, body: Uint8Array): void {
  writeAll(frameHeader(kind, body.length));
  writeAll(body);
}

/** Sends one frame of JSON. */
export function sendJson(kind: number, value: unknown): void {
  sendFrame(kind, Buffer.from(JSON.stringify(value)));
}

/** The file under examination: each read asks the examiner for a piece and waits for it. */
export function fileAtExaminer(size: number): ByteSource {
  const readPiece = (offset: number, length: number): Uint8Array => {
    const body = Buffer.alloc(16);
    body.writeDoubleBE(offset, 0);
    body.writeDoubleBE(length, 8);
    sendFrame(FRAME.want, body);
    const frame = nextFrame();
    if (frame?.kind !== FRAME.piece) throw new Error("the examiner did not send the piece");
    return frame.body;
  };
  const read = (offset: number, length: number): Uint8Array => {
    const end = Math.min(offset + length, size);
    if (offset < 0 || end <= offset) return new Uint8Array(0);
    if (end - offset <= PIECE) return readPiece(offset, end - offset);
    const whole = Buffer.alloc(end - offset);
    for (let at = offset; at < end; at += PIECE) {
      whole.set(readPiece(at, Math.min(PIECE, end - at)), at - offset);
    }
    return whole;
  };
  return pagedSource({ size, read });
}

function readExactly(length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const read = patiently(() => readSync(STDIN, bytes, filled, length - filled, null));
    if (read === 0) return undefined;
    filled += read;
  }
  return bytes;
}

function writeAll(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    written += patiently(() => writeSync(STDOUT, bytes, written, bytes.length - written));
  }
}

/** Pipes are blocking for a child; where a platform makes them otherwise, this waits a little and asks again. */
function patiently(act: () => number): number {
  for (;;) {
    try {
      return act();
    } catch (error) {
      const code = errorCode(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
