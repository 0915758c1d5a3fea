import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "./client.ts";

/** A piece this large is held in memory and sent in one request. */
const PIECE_BYTES = 8 * 1024 * 1024;
/** Requests in a row that brought nothing further, before the sender gives up for now. */
const MOST_TRIES = 10;
const LONGEST_PAUSE_MILLIS = 30_000;

/** How sending ended. `gone`: the office knows no such upload any more. `broken-off`: the source failed, or is longer or shorter than said. */
export type StreamSent =
  | { readonly kind: "sent" | "gone" | "broken-off" }
  /** The office's word, such as `program`. */
  | { readonly kind: "refused"; readonly word: string };

/**
 * Sends a stream to an upload that was begun, over tus 1.0.0, from where the office has it: what was sent before is read and not sent. A
 * broken connection costs a part of one piece. Read once from its beginning, so it may come out of an archive, which the library that
 * `sendFile` uses cannot do. Throws when the office cannot be reached for long; nothing is lost then.
 */
export async function sendStream(
  client: ApiClient,
  upload: { readonly item: string; readonly size: number; readonly arrived: number },
  source: AsyncIterable<Uint8Array>,
  options: {
    readonly onBytes?: (count: number) => void;
    readonly pieceBytes?: number;
  } = {},
): Promise<StreamSent> {
  const { size } = upload;
  const { onBytes = () => undefined, pieceBytes = PIECE_BYTES } = options;
  const address = `${client.origin}/uploads/${upload.item}`;
  let offset = upload.arrived;
  let read = 0;
  const pieces = inPieces(source, pieceBytes);
  for (;;) {
    const next = await pieces.next().catch(() => undefined);
    if (next?.done === true) break;
    const piece = next?.value;
    const end = read + (piece?.length ?? 0);
    if (piece === undefined || end > size) return { kind: "broken-off" };
    for (let tries = 0; offset < end;) {
      const step = await sendPiece(client, address, {
        offset,
        bytes: piece.subarray(offset - read),
      });
      if (typeof step !== "number") return step;
      // Bytes that it had, the office never loses; whoever says otherwise is not gone along with.
      if (step < read) return { kind: "gone" };
      tries = step > offset ? 0 : tries + 1;
      if (tries === MOST_TRIES) throw new Error("the office takes no more of the file now");
      offset = step;
    }
    onBytes(piece.length);
    read = end;
  }
  return read === size ? { kind: "sent" } : { kind: "broken-off" };
}

/** Sends bytes at an offset; answers where the upload stands then, after asking and waiting where the answer was lost or no. */
async function sendPiece(
  client: ApiClient,
  address: string,
  part: { readonly offset: number; readonly bytes: Uint8Array },
): Promise<number | StreamSent> {
  let answer = await ask(client, address, "PATCH", part);
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    if (answer !== undefined) {
      const { status } = answer;
      const at = Number(answer.headers.get("Upload-Offset") ?? Number.NaN);
      if (answer.ok && Number.isSafeInteger(at)) return at;
      if (status === 404 || status === 410) return { kind: "gone" };
      const word = (await answer.text()).trim();
      if (status === 401) throw new Error("the office does not take the token any more");
      if (status === 507) return { kind: "refused", word: "no-room" };
      if (status < 500 && ![409, 423, 429].includes(status)) return { kind: "refused", word };
    }
    const wanted = 1_000 * Number(answer?.headers.get("Retry-After") ?? 0);
    const patience = Math.min(250 * 2 ** attempt, LONGEST_PAUSE_MILLIS);
    if (answer?.status !== 409) await pause(wanted > 0 ? wanted : patience);
    answer = await ask(client, address, "HEAD");
  }
  throw new Error("the office cannot be reached");
}

/** Undefined where no answer came. */
async function ask(
  client: ApiClient,
  address: string,
  method: "HEAD" | "PATCH",
  part?: { readonly offset: number; readonly bytes: Uint8Array },
): Promise<Response | undefined> {
  try {
    return await client.fetch(address, {
      method,
      headers: {
        ...client.authorization,
        "Tus-Resumable": "1.0.0",
        ...(part === undefined
          ? {}
          : {
              "Upload-Offset": String(part.offset),
              "Content-Type": "application/offset+octet-stream",
            }),
      },
      ...(part === undefined ? {} : { body: Buffer.from(part.bytes) }),
    });
  } catch {
    return undefined;
  }
}

async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  pieceBytes: number,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    length += bytes.length;
    if (length < pieceBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
