import { connect, type Socket } from "node:net";
import type { ScanAnswer } from "#app/core/evidence/scan-verdict.ts";
import { readFound, readVersion } from "./clamd-answers.ts";

/** Where clamd listens. */
export type ScannerPlace =
  { readonly path: string } | { readonly host: string; readonly port: number };

export type ScanOutcome =
  | { readonly kind: "scanned"; readonly answer: ScanAnswer }
  /** It does not answer, or stopped answering. */
  | { readonly kind: "down" }
  /** It answered with an error of its own. */
  | { readonly kind: "refused" };

/** Looks for malware in bytes. It is asked over a socket and never given a path. */
export interface VirusScanner {
  /** Whether somebody answers. */
  isUp(): Promise<boolean>;
  /** Reads the source to its end or lets it go. A source that fails makes this throw: the scanner cannot help that. */
  scan(source: AsyncIterable<Uint8Array>): Promise<ScanOutcome>;
}

/**
 * One stream may hold so many bytes: a little less than clamd's own default (`StreamMaxLength` and `MaxFileSize`, 25 MiB). A larger
 * file goes in windows that overlap, so that a short pattern on a border is seen; it counts as partly scanned.
 */
const WINDOW_BYTES = 25_000_000;
const OVERLAP_BYTES = 1_000_000;
const PIECE_BYTES = 256 * 1024;
const SILENCE_MILLIS = 60_000;
const LONGEST_ANSWER = 4_096;

/** clamd at a place. Every question takes a connection of its own. */
export function createVirusScanner(
  place: ScannerPlace,
  { windowBytes = WINDOW_BYTES, overlapBytes = OVERLAP_BYTES } = {},
): VirusScanner {
  const version = async () => {
    const session = open(place);
    session.socket.write("zVERSION\0");
    return readVersion(await session.answer);
  };
  return {
    isUp: () =>
      version().then(
        () => true,
        () => false,
      ),
    scan: async (source) => {
      let about: ReturnType<typeof readVersion>;
      try {
        about = await version();
      } catch {
        return { kind: "down" };
      }
      let windows = 0;
      for await (const window of windowsOf(source, windowBytes, overlapBytes)) {
        windows += 1;
        let answer: string;
        try {
          answer = await scanWindow(place, window);
        } catch {
          return { kind: "down" };
        }
        const found = readFound(answer);
        if (found.kind === "not-read") return { kind: "refused" };
        if (found.kind === "limit") {
          return { kind: "scanned", answer: { ...about, found: null, whole: false } };
        }
        if (found.kind === "found") {
          return { kind: "scanned", answer: { ...about, found: found.signature, whole: true } };
        }
      }
      return { kind: "scanned", answer: { ...about, found: null, whole: windows <= 1 } };
    },
  };
}

async function scanWindow(place: ScannerPlace, window: Buffer): Promise<string> {
  const session = open(place);
  session.socket.write("zINSTREAM\0");
  const length = Buffer.alloc(4);
  for (let at = 0; at < window.length; at += PIECE_BYTES) {
    const piece = window.subarray(at, at + PIECE_BYTES);
    length.writeUInt32BE(piece.length);
    session.socket.write(Buffer.concat([length, piece]));
  }
  length.writeUInt32BE(0);
  session.socket.write(length);
  return session.answer;
}

/** Asks one question; the answer is everything up to the end of the connection. */
function open(place: ScannerPlace): { readonly socket: Socket; readonly answer: Promise<string> } {
  const socket = connect({ ...place, timeout: SILENCE_MILLIS });
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    const end = () => {
      // It may refuse before it has read everything: its answer counts all the same.
      if (text === "") reject(new Error("the scanner did not answer"));
      else resolve(text);
    };
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("latin1");
      if (text.length > LONGEST_ANSWER) socket.destroy();
    });
    socket.once("timeout", () => socket.destroy());
    socket.once("error", end);
    socket.once("close", end);
  });
  return { socket, answer };
}

/** The source in windows of a size, each beginning with the end of the one before. An empty source is one empty window. */
async function* windowsOf(
  source: AsyncIterable<Uint8Array>,
  size: number,
  overlap: number,
): AsyncGenerator<Buffer> {
  const window = Buffer.allocUnsafe(size);
  let used = 0;
  let fresh = 0;
  let given = false;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      if (used === size) {
        yield window;
        given = true;
        window.copyWithin(0, size - overlap);
        used = overlap;
        fresh = 0;
      }
      const part = chunk.subarray(at, at + size - used);
      window.set(part, used);
      used += part.length;
      fresh += part.length;
      at += part.length;
    }
  }
  if (fresh > 0 || !given) yield window.subarray(0, used);
}
