import { Readable } from "node:stream";
import { parseRange } from "./range.ts";

/** A stored thing opened for reading, as the use cases hand it over. */
interface Opened {
  /** Size of the whole, whatever part of it is given. */
  readonly size: number;
  /** The part that `stream` gives: from `start` up to but not including `end`. */
  readonly start: number;
  readonly end: number;
  readonly stream: Readable;
}

/** What the server around a route knows of the connection. */
interface Connection {
  /** Aborts when the reader's connection closes. */
  readonly closed: AbortSignal;
  /** Resolves when the connection has taken what was written to it; without it only reading ahead is bounded. */
  readonly drained?: () => Promise<void>;
}

/** What a download is called and what tells that it is still the same. */
export interface DownloadFacts {
  readonly name: string;
  readonly mediaType: string;
  /** Lower-case hexadecimal; it becomes the entity tag. */
  readonly sha256: string;
}

/** The part of a stored thing that a request asks for; undefined for all of it. */
export interface WantedPart {
  readonly start: number;
  readonly end?: number;
}

export type PartOutcome =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly part: WantedPart }
  | { readonly kind: "unsatisfiable" };

/** Which part a request asks for, of a thing whose size and digest are known. */
export function wantedPart(
  request: Request,
  known: { readonly size: number; readonly sha256: string },
): PartOutcome {
  if (!isStillThat(request, known.sha256)) return { kind: "whole" };
  const range = parseRange(request.headers.get("Range"), known.size);
  if (range.kind !== "range") return range;
  return {
    kind: "part",
    part: range.end === undefined ? { start: range.start } : { start: range.start, end: range.end },
  };
}

/**
 * Which part a request asks for before anything is known of the thing. A part counted from the end is not given then: the
 * whole is a right answer too (RFC 9110 14.2). Ask `isStillThat` once the thing is open.
 */
export function askedPart(request: Request): PartOutcome {
  const header = request.headers.get("Range");
  if (header === null || /^\s*bytes=\s*-/i.test(header)) return { kind: "whole" };
  const range = parseRange(header, Number.MAX_SAFE_INTEGER);
  if (range.kind !== "range") return range;
  const { start, end = Number.MAX_SAFE_INTEGER } = range;
  return {
    kind: "part",
    part: end === Number.MAX_SAFE_INTEGER ? { start } : { start, end },
  };
}

/** False when the request goes on with a download of something else, which must begin again (RFC 9110 13.1.5). */
export function isStillThat(request: Request, sha256: string): boolean {
  const condition = request.headers.get("If-Range");
  return condition === null || condition.trim() === entityTag(sha256);
}

/** Answers with a stored thing as a file to keep, never shown in the browser; with 206 when a part was asked for. */
export function downloadResponse(
  connection: Connection,
  blob: Opened,
  facts: DownloadFacts,
  options: { readonly part: boolean },
): Response {
  return new Response(bodyOf(blob.stream, connection), {
    status: options.part ? 206 : 200,
    headers: {
      ...downloadHeaders(facts, blob.end - blob.start),
      ...(options.part ? { "Content-Range": contentRange(blob) } : {}),
    },
  });
}

/** Answers with a file that is made while it is sent: its length is known to nobody before. */
export function madeFileResponse(
  connection: Connection,
  source: AsyncIterable<Uint8Array>,
  facts: Pick<DownloadFacts, "name" | "mediaType">,
): Response {
  return new Response(bodyOf(Readable.from(source), connection), {
    headers: {
      "Content-Type": facts.mediaType,
      "Content-Disposition": attachment(facts.name),
    },
  });
}

/** Answers with a file that is encrypted while it is sent: its length is known, its digest is not, and no part of it can be given again. */
export function sealedFileResponse(
  connection: Connection,
  sealed: { readonly stream: Readable; readonly size: number },
  name: string,
): Response {
  return new Response(bodyOf(sealed.stream, connection), {
    headers: {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(sealed.size),
      "Content-Disposition": attachment(name),
    },
  });
}

/** What a download's answer would say, without a byte of it and without opening it: for HEAD. */
export function downloadHead(facts: DownloadFacts, size: number): Response {
  return new Response(null, { status: 200, headers: downloadHeaders(facts, size) });
}

/** Answers that the asked part cannot be given: it lies behind the end, or there are several. */
export function unsatisfiable(size?: number): Response {
  const headers: Record<string, string> =
    size === undefined ? {} : { "Content-Range": `bytes */${size}` };
  return new Response(null, { status: 416, headers });
}

const SHOWN_TYPES = [
  ...["image/jpeg", "image/png", "image/webp", "image/avif"],
  ...["video/mp4", "audio/mp4"],
];

/** Answers with a picture, film or sound that we made ourselves, to be shown. Anything else is only given to keep. */
export function previewResponse(
  connection: Connection,
  blob: Opened,
  facts: Pick<DownloadFacts, "mediaType" | "sha256">,
  options: { readonly part: boolean },
): Response {
  return new Response(bodyOf(blob.stream, connection), {
    status: options.part ? 206 : 200,
    headers: {
      ...previewHeaders(facts, blob.end - blob.start),
      ...(options.part ? { "Content-Range": contentRange(blob) } : {}),
    },
  });
}

/** What a picture's answer would say, without a byte of it and without opening it: for HEAD. */
export function previewHead(
  facts: Pick<DownloadFacts, "mediaType" | "sha256">,
  size: number,
): Response {
  return new Response(null, { status: 200, headers: previewHeaders(facts, size) });
}

function previewHeaders(
  { mediaType, sha256 }: Pick<DownloadFacts, "mediaType" | "sha256">,
  length: number,
): Record<string, string> {
  const shown = SHOWN_TYPES.includes(mediaType);
  return {
    "Content-Type": shown ? mediaType : "application/octet-stream",
    "Content-Disposition": shown ? "inline" : "attachment",
    "Content-Length": String(length),
    "Accept-Ranges": "bytes",
    ETag: entityTag(sha256),
  };
}

function contentRange({ start, end, size }: Opened): string {
  return `bytes ${start}-${end - 1}/${size}`;
}

function downloadHeaders(facts: DownloadFacts, length: number): Record<string, string> {
  return {
    "Content-Type": facts.mediaType,
    "Content-Disposition": attachment(facts.name),
    "Content-Length": String(length),
    "Accept-Ranges": "bytes",
    ETag: entityTag(facts.sha256),
  };
}

function entityTag(sha256: string): string {
  return `"sha256-${sha256}"`;
}

/**
 * A `Content-Disposition` that saves under the given name in every browser: plain letters for old ones (RFC 6266), the name
 * itself in UTF-8 for all others (RFC 8187).
 */
export function attachment(name: string): string {
  const whole = name.toWellFormed();
  // `%` is left out because some browsers decode it here, quotes and backslashes because they would end the text.
  const plain = whole.replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(whole)}`;
}

/** RFC 8187 `value-chars`: everything but its `attr-char` as percent signs and hexadecimal digits of UTF-8. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The bytes at the reader's pace: the next piece is read when the connection has taken the one before. A reader who goes
 * away ends the reading; a store that fails breaks the connection, so that no part passes for the whole.
 */
function bodyOf(source: Readable, { closed, drained }: Connection): ReadableStream<Uint8Array> {
  const pieces = source.iterator() as AsyncIterator<Uint8Array>;
  const stop = () => {
    source.destroy();
  };
  if (closed.aborted) stop();
  else closed.addEventListener("abort", stop, { once: true });
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          await drained?.();
          const piece = await pieces.next();
          if (piece.done === true) controller.close();
          else controller.enqueue(piece.value);
        } catch (error) {
          if (closed.aborted) controller.close();
          else controller.error(error);
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}
