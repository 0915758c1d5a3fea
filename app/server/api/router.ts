import { once as onceEvent } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { storeFaultOf } from "#app/core/store-away.ts";
import type { FloodGate } from "#app/http/flood-gate.ts";
import type { Application } from "../compose.ts";
import { troubleReporter } from "../report-trouble.ts";
import type { TakePlace } from "../uploads/running-uploads.ts";
import { slowBodyWatchdog } from "../slow-body-watchdog.ts";
import { callerOf, isAtDesk, requireAccess } from "./caller.ts";
import { checked, queryOf } from "./check-input.ts";
import { apiDocument } from "./document.ts";
import { once } from "./once.ts";
import { webRequest, type Operation } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { ApiProblem, sendProblem } from "./problems.ts";
import { fileReader } from "./read-file.ts";
import { readJson } from "./read-body.ts";
import { matchRoute } from "./routes.ts";

type Ready = Pick<Application, "config" | "useCases" | "office" | "log" | "securityLog"> & {
  readonly gateOf: (request: Request) => FloodGate;
  /** Of the places for forms with files. */
  readonly takePlace: TakePlace;
};

/**
 * The API: finds the operation, checks where and by whom it is called, then every input against the operation's schemas, calls
 * it and answers. It stands before the rules for forms, because it takes no cookies and so has nothing to forge.
 */
export function api(application: Ready): RequestHandler[] {
  const document = JSON.stringify(apiDocument(application));
  const readFile = fileReader(() => application.useCases, application.takePlace);
  return [
    slowBodyWatchdog,
    (request, response, next) => {
      if (request.path === "/openapi.json" && ["GET", "HEAD"].includes(request.method)) {
        response.type("application/json").send(document);
        return;
      }
      answer(application, readFile, request, response).catch(next);
    },
  ];
}

async function answer(
  application: Ready,
  readFile: ReturnType<typeof fileReader>,
  request: Request,
  response: Response,
): Promise<void> {
  const { operation, values } = matchRoute(OPERATIONS, request.method, request.path);
  requireHost(application, operation, request);
  const by = await callerOf(request, response, application.useCases);
  requireAccess(operation.access, by, application.securityLog);
  const path = checkedPath(operation, values);
  const query = checked(operation.query, queryOf(request));
  const headers = checked(operation.headers, headersOf(operation, request));
  const file = operation.body === "file" ? await readFile(request, response, by) : undefined;
  const body =
    operation.body === undefined || operation.body === "file"
      ? undefined
      : checked(operation.body, await readJson(request));
  const closed = new AbortController();
  response.once("close", () => {
    closed.abort();
  });
  const call = {
    ...{ by, path, query, headers, body, file },
    application,
    gate: application.gateOf(request),
    request: webRequest(request),
    closed: closed.signal,
    drained: async () => {
      if (!response.writableNeedDrain) return;
      // Whoever waits learns from `closed` that nothing more is wanted.
      await onceEvent(response, "drain", { signal: closed.signal }).catch(() => undefined);
    },
  };
  const run = operation.run as (call: unknown) => Promise<unknown>;
  if (operation.answer === "file") {
    await sendFile(response, (await run(call)) as globalThis.Response);
    return;
  }
  const work = async () => ({ status: operation.status, body: JSON.stringify(await run(call)) });
  const caller = by?.token?.id ?? "public";
  const answered = operation.makes
    ? await once(application.useCases, { request, caller, body }, work)
    : { ...(await work()), again: false };
  if (answered.again) response.set("Idempotency-Replayed", "true");
  response.status(answered.status).type("application/json").send(answered.body);
}

/** What staff do is answered on the desk's host alone, which an office may keep inside its own network; agencies are outside of it. */
function requireHost({ config }: Ready, { access }: Operation, request: Request): void {
  const origin = isAtDesk(access) ? config.deskOrigin : config.origin;
  if (request.headers.host !== new URL(origin).host) {
    throw new ApiProblem("not-found", "There is no such operation on this host.");
  }
}

/** The headers that the operation knows; all others are between the caller and the network. */
function headersOf({ headers }: Operation, request: Request) {
  return Object.fromEntries(
    Object.keys(headers.shape).flatMap((name) =>
      request.headers[name] === undefined ? [] : [[name, request.headers[name]]],
    ),
  );
}

/** An id that is badly spelled is answered like one that does not exist. */
function checkedPath(operation: Operation, values: Readonly<Record<string, string>>) {
  const read = operation.path.safeParse(values);
  if (!read.success) throw new ApiProblem("not-found", "There is no such thing, or not for you.");
  return read.data;
}

async function sendFile(response: Response, file: globalThis.Response): Promise<void> {
  response.status(file.status);
  for (const [name, value] of file.headers) response.set(name, value);
  response.set("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
  if (file.body === null) {
    response.end();
    return;
  }
  // A reader who goes away, or a store that fails, ends the connection: no part passes for the whole.
  await pipeline(Readable.fromWeb(file.body as ReadableStream), response).catch(() => undefined);
}

/** Every failure below the API's path as problem+json; what nobody foresaw is told to the operator, not to the caller. */
export function apiProblems(application: Pick<Application, "log" | "fatal">): ErrorRequestHandler {
  const report = troubleReporter(application);
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    if (error instanceof ApiProblem) {
      sendProblem(response, error);
      return;
    }
    if ((error as { code?: unknown } | null)?.code === "database-busy") {
      const headers = { "Retry-After": "5" };
      sendProblem(response, new ApiProblem("busy", "Please call again soon.", { headers }));
      return;
    }
    if (storeFaultOf(error) !== undefined) {
      report("store.away", error);
      const headers = { "Retry-After": "60" };
      const detail = "The evidence store cannot be reached right now. Nothing is lost.";
      sendProblem(response, new ApiProblem("busy", detail, { headers }));
      return;
    }
    report("api.failed", error);
    sendProblem(response, new ApiProblem("failed", "It is not your fault. Try again later."));
  };
}
