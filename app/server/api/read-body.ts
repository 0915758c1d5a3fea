import type { IncomingMessage } from "node:http";
import { ApiProblem } from "./problems.ts";

/** The longest story we take fits four times. */
const MOST_BYTES = 256 * 1024;
const DEEPEST = 12;

/** The body as JSON: UTF-8, at most 256 KiB, at most 12 deep. Throws a problem for anything else. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [type, ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith("charset="));
  if (
    type?.trim() !== "application/json" ||
    !["charset=utf-8", 'charset="utf-8"'].includes(charset ?? "charset=utf-8")
  ) {
    throw new ApiProblem("wrong-media-type", "Send application/json in UTF-8.");
  }
  if (request.headers["content-encoding"] !== undefined) {
    throw new ApiProblem("wrong-media-type", "Send the body as it is, not compressed.");
  }
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MOST_BYTES) throw tooLarge();
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new ApiProblem("bad-request", "The body broke off.");
  }
  const text = decode(Buffer.concat(pieces));
  if (depthOf(text) > DEEPEST) throw unreadable();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable();
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
}

/** How deep brackets stand in each other, outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign === "\\") at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, (depth += 1));
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return deepest;
}

function tooLarge(): ApiProblem {
  // What is still on its way is not worth reading.
  return new ApiProblem("too-large", "A body has at most 256 KiB.", {
    headers: { Connection: "close" },
  });
}

function unreadable(): ApiProblem {
  return new ApiProblem("bad-request", "The body is no JSON that can be read here.");
}
