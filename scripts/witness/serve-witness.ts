import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { WitnessAnswer } from "./answer-checkpoint.ts";

/** More than a request with all the signatures that a note can have. */
const MOST_BYTES = 1024 * 1024;
const PLAIN = "text/plain; charset=utf-8";

/** The witness over HTTP: `POST …/add-checkpoint`, and `GET /` for its key. */
export function createWitnessServer(tools: {
  readonly answer: (body: Uint8Array) => Promise<WitnessAnswer>;
  /** The witness's written verifier key. */
  readonly vkey: string;
  readonly failed: (error: unknown) => void;
}): Server {
  const { answer, vkey, failed } = tools;

  async function route(request: IncomingMessage): Promise<WitnessAnswer> {
    const [path = ""] = (request.url ?? "").split("?");
    if (path === "/") {
      return request.method === "GET" || request.method === "HEAD"
        ? { status: 200, contentType: PLAIN, body: `${vkey}\n` }
        : plain(405, "only GET");
    }
    if (!path.endsWith("/add-checkpoint")) return plain(404, "there is nothing here");
    if (request.method !== "POST") return plain(405, "only POST");
    const body = await bodyOf(request);
    return body === undefined ? plain(413, "the request is too long") : answer(body);
  }

  const server = createServer((request, response) => {
    route(request).then(
      (given) => send(request, response, given),
      (error: unknown) => {
        failed(error);
        send(request, response, plain(500, "the witness failed; its operator has been told"));
      },
    );
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.maxConnections = 200;
  return server;
}

function plain(status: number, sentence: string): WitnessAnswer {
  return { status, contentType: PLAIN, body: `${sentence}\n` };
}

function send(request: IncomingMessage, response: ServerResponse, answer: WitnessAnswer): void {
  response.writeHead(answer.status, {
    "Content-Type": answer.contentType,
    "Content-Length": Buffer.byteLength(answer.body),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    // What is left of a body that is not read would be taken for the next request.
    ...(request.complete ? {} : { Connection: "close" }),
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

/** The body, or undefined once it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
