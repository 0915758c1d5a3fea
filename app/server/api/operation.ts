import type { Request } from "express";
import { z } from "zod";
import type { TokenAbility } from "#app/core/people/api-token.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { FloodGate } from "#app/http/flood-gate.ts";
import type { FileReception } from "#app/http/load-context.ts";
import type { Application } from "../compose.ts";
import type { ProblemSlug } from "./problems.ts";

/** Who may call: anyone, or whoever's token carries the ability. */
export type ApiAccess = "public" | TokenAbility;

type Shape = z.ZodObject;
const NOTHING = z.strictObject({});
type Nothing = typeof NOTHING;

/** What an operation is handed: everything in it was checked against the operation's own schemas. */
export interface Call<By, Path, Query, Headers, Body> {
  readonly by: By;
  readonly path: Path;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
  readonly application: Pick<Application, "useCases" | "office">;
  /** Stands before what a flood would use; callers with a token pass it by. */
  readonly gate: FloodGate;
  /** The file of a multipart call, already received or refused. */
  readonly file: FileReception | undefined;
  /** For downloads: the request as the web has it, and the connection's state. */
  readonly request: globalThis.Request;
  readonly closed: AbortSignal;
  readonly drained: () => Promise<void>;
}

/** One operation as the router, the document and the permission matrix see it. */
export interface Operation {
  /** Stable name, the document's `operationId`. */
  readonly id: string;
  readonly tag: "Reports" | "Desk" | "Cases" | "Custody" | "Deliveries";
  readonly summary: string;
  readonly description?: string | undefined;
  readonly access: ApiAccess;
  readonly path: Shape;
  readonly query: Shape;
  readonly headers: Shape;
  /** JSON by default; `file` is one file as multipart; undefined is none. */
  readonly body: z.ZodType | "file" | undefined;
  readonly status: 200 | 201 | 202;
  /** The answer's shape; `file` is bytes, whole or in part. */
  readonly answer: z.ZodType | "file";
  /** What can go wrong besides what can go wrong everywhere. */
  readonly problems: readonly ProblemSlug[];
  /** True for calls that make something new each time: they take an `Idempotency-Key`. */
  readonly makes: boolean;
  readonly run: (call: never) => Promise<unknown>;
}

interface Described<
  A extends ApiAccess,
  P extends Shape,
  Q extends Shape,
  H extends Shape,
  B extends z.ZodType | "file" | undefined,
  R extends z.ZodType | "file",
> {
  readonly id: string;
  readonly tag: Operation["tag"];
  readonly summary: string;
  readonly description?: string;
  readonly access: A;
  readonly path?: P;
  readonly query?: Q;
  readonly headers?: H;
  readonly body?: B;
  readonly status?: Operation["status"];
  readonly answer: R;
  readonly problems?: readonly ProblemSlug[];
  readonly makes?: boolean;
  readonly run: (
    call: Call<
      A extends "public" ? Person | undefined : Person,
      z.output<P>,
      z.output<Q>,
      z.output<H>,
      B extends z.ZodType ? z.output<B> : undefined
    >,
  ) => Promise<R extends z.ZodType ? z.input<R> : Response>;
}

/** Declares an operation. What is declared is what is checked, documented and enforced. */
export function operation<
  const A extends ApiAccess,
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  H extends Shape = Nothing,
  B extends z.ZodType | "file" | undefined = undefined,
  R extends z.ZodType | "file" = "file",
>(described: Described<A, P, Q, H, B, R>) {
  return {
    query: NOTHING as unknown as Q,
    path: NOTHING as unknown as P,
    headers: NOTHING as unknown as H,
    body: undefined as B,
    status: 200 as const,
    problems: [],
    makes: false,
    ...described,
  };
}

/** The express request's address and headers as a web request, which the helpers for downloads read. */
export function webRequest(request: Request): globalThis.Request {
  const headers = new Headers();
  for (const name of ["range", "if-range"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const method = request.method === "HEAD" ? "HEAD" : "GET";
  return new globalThis.Request("http://localhost/", { method, headers });
}
