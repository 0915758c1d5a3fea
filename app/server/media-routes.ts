import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Request, RequestHandler, Response } from "express";
import { originalName } from "#app/core/intake/original-name.ts";
import {
  askedPart,
  downloadHead,
  downloadResponse,
  isStillThat,
  previewHead,
  previewResponse,
  unsatisfiable,
  type WantedPart,
} from "#app/http/evidence-response.server.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { webRequest } from "./api/operation.ts";
import { clientOf } from "./media-client.ts";

const TICKET = /^\/([A-Za-z0-9_-]{43})$/;

/**
 * What the desk gives out under a ticket, on a host of its own where the office has one: no cookie counts here and none is set.
 * Pictures that we made are shown, originals only given to keep (security-reliability 3.10).
 */
export function mediaRoutes(options: {
  readonly useCases: () => UseCases;
  readonly sharesDesk: boolean;
}): RequestHandler {
  return (request, response, next) => {
    const [, ticket] = TICKET.exec(request.path) ?? [];
    if (!["GET", "HEAD"].includes(request.method)) {
      response.set("Allow", "GET, HEAD");
      say(response, 405);
      return;
    }
    if (ticket === undefined) {
      say(response, 404);
      return;
    }
    const presented = { ticket, client: clientOf(request, options) };
    answer(options.useCases(), presented, request, response)
      .then((answered) => send(response, answered))
      .catch(next);
  };
}

interface Presented {
  readonly ticket: string;
  readonly client: string;
}

async function answer(
  useCases: UseCases,
  presented: Presented,
  request: Request,
  response: Response,
): Promise<globalThis.Response> {
  const web = webRequest(request);
  if (request.method === "HEAD") {
    const found = await useCases.describeTicket(presented);
    if (found.kind !== "described") return refusal(found.kind);
    const { isOriginal, size } = found;
    return isOriginal ? downloadHead(factsOf(found), size) : previewHead(found, size);
  }
  const asked = askedPart(web);
  if (asked.kind === "unsatisfiable") return unsatisfiable();
  const open = (range?: WantedPart) =>
    useCases.openTicket({ ...presented, ...(range === undefined ? {} : { range }) });
  let part = asked.kind === "part";
  let opened = await open(asked.kind === "part" ? asked.part : undefined);
  if (opened.kind !== "opened") return refusal(opened.kind);
  if (part && !isStillThat(web, opened.sha256)) {
    opened.blob.stream.destroy();
    part = false;
    opened = await open();
    if (opened.kind !== "opened") return refusal(opened.kind);
  }
  const { blob } = opened;
  if (part && blob.start === blob.end) {
    blob.stream.destroy();
    return unsatisfiable(blob.size);
  }
  const connection = connectionOf(response);
  return opened.representation === "original"
    ? downloadResponse(
        connection,
        blob,
        factsOf({ name: opened.item.originalName, sha256: opened.sha256 }),
        { part },
      )
    : previewResponse(connection, blob, opened, { part });
}

function factsOf({ name, sha256 }: { readonly name: string; readonly sha256: string }) {
  return { name: originalName(name).display, mediaType: "application/octet-stream", sha256 };
}

function connectionOf(response: Response) {
  const closed = new AbortController();
  response.once("close", () => {
    closed.abort();
  });
  return {
    closed: closed.signal,
    drained: async () => {
      if (!response.writableNeedDrain) return;
      await once(response, "drain", { signal: closed.signal }).catch(() => undefined);
    },
  };
}

/** The same answer for every ticket that opens nothing: it tells nobody whether there was one. */
function refusal(kind: "not-found" | "not-ready" | "refused" | "quarantined"): globalThis.Response {
  return new globalThis.Response(null, { status: kind === "not-ready" ? 409 : 404 });
}

const WORDS: Readonly<Record<number, string>> = {
  404: "This is not here, or no longer. Open it again at the desk.",
  405: "That is not something this can do.",
  409: "This is not ready yet. Try again in a moment.",
  416: "This part of the file does not exist.",
};

function say(response: Response, status: number): void {
  response
    .status(status)
    .type("text/plain")
    .send(WORDS[status] ?? "");
}

async function send(response: Response, answered: globalThis.Response): Promise<void> {
  for (const [name, value] of answered.headers) response.set(name, value);
  if (answered.status >= 400) {
    say(response, answered.status);
    return;
  }
  response.status(answered.status);
  if (answered.body === null) {
    response.end();
    return;
  }
  // A reader who goes away, or a store that fails, ends the connection: no part passes for the whole.
  await pipeline(Readable.fromWeb(answered.body as ReadableStream), response).catch(
    () => undefined,
  );
}
