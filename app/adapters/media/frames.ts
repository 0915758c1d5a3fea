/**
 * What runs between the examiner and a child: frames of a kind (one byte), a length (four bytes,
 * big-endian) and that many bytes. A child has no files of its own: it asks for pieces of the one it
 * examines, and all it can give back are frames on its standard output.
 */
export const FRAME = {
  /** To the child: a file to examine, as JSON. */
  begin: 1,
  /** To the child: the piece it asked for. */
  piece: 2,
  /** To the child, before anything else: the code that it runs, as `child-start.mjs` takes it. */
  code: 3,
  /** From the child: it has started, as JSON. */
  ready: 16,
  /** From the child: an offset and a length, eight bytes each. */
  want: 17,
  /** From the child: a preview's header as JSON, then the preview itself. */
  previewHeader: 18,
  previewBytes: 19,
  /** From the child: the findings, as JSON. The file is done. */
  done: 20,
  /** From a child that covers parts of pictures: the picture as it made it. */
  redacted: 21,
} as const;

export interface Frame {
  readonly kind: number;
  readonly body: Uint8Array;
}

const HEADER_BYTES = 5;

/** The header of a frame; its body follows. */
export function frameHeader(kind: number, length: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(length, 1);
  return header;
}

/** Cuts a stream of bytes into frames; throws when one says that it is longer than allowed. */
export class FrameCutter {
  #held: Uint8Array[] = [];
  #length = 0;
  readonly #longest: number;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** Takes the next bytes and gives the frames that are complete with them. */
  add(bytes: Uint8Array): Frame[] {
    this.#held.push(bytes);
    this.#length += bytes.length;
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | undefined {
    if (this.#length < HEADER_BYTES) return undefined;
    const header = Buffer.from(this.#peek(HEADER_BYTES));
    const length = header.readUInt32BE(1);
    if (length > this.#longest) throw new Error("a frame is longer than allowed");
    if (this.#length < HEADER_BYTES + length) return undefined;
    const all = this.#peek(HEADER_BYTES + length);
    this.#held = this.#held[0] === undefined ? [] : [this.#held[0].subarray(all.length)];
    this.#length -= all.length;
    return { kind: header.readUInt8(0), body: all.subarray(HEADER_BYTES) };
  }

  /** The first bytes held, in one piece; they stay held. Joined only when they are needed in full. */
  #peek(length: number): Uint8Array {
    const first = this.#held[0];
    if (first !== undefined && first.length >= length) return first.subarray(0, length);
    const joined = Buffer.concat(this.#held);
    this.#held = [joined];
    return joined.subarray(0, length);
  }
}
