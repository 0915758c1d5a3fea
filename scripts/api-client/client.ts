import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Operation } from "#app/server/api/operation.ts";
import type { OperationKey, Operations } from "#app/server/api/operations.ts";

type Shape<O> = O extends z.ZodType ? z.input<O> : never;
type Given<O, Name extends keyof Operation> =
  O extends Readonly<Record<Name, infer S>> ? Shape<S> : never;

/** What a call takes: path, query, headers and body as the operation's schemas say. */
export interface CallInput<K extends OperationKey> {
  readonly path?: Given<Operations[K], "path">;
  readonly query?: Given<Operations[K], "query">;
  readonly headers?: Given<Operations[K], "headers">;
  readonly body?: Given<Operations[K], "body">;
}

/** What a call answers. */
export type CallAnswer<K extends OperationKey> = Operations[K]["answer"] extends z.ZodType
  ? z.output<Operations[K]["answer"]>
  : Response;

/** A call that the office refused, with its problem as sent. */
export class RefusedCall extends Error {
  readonly status: number;
  readonly problem: {
    readonly type: string;
    readonly detail: string;
    readonly fields?: readonly { field: string; code: string; detail: string }[];
  };

  constructor(status: number, problem: RefusedCall["problem"]) {
    super(`${status} ${problem.type}: ${problem.detail}`);
    this.status = status;
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** Such as https://report.example.gov. */
  readonly origin: string;
  readonly token?: string | undefined;
  /** How often a call is sent again that met a busy or broken server. */
  readonly retries?: number;
  readonly fetch?: typeof fetch;
}

/** A small client of the API: types from the office's own schemas, nothing sent twice that would count twice. */
export function apiClient({ origin, token, retries = 3, ...options }: ClientOptions) {
  const send = options.fetch ?? fetch;

  async function request(
    key: OperationKey,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Response> {
    const [method = "GET", template = ""] = key.split(" ");
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((input["path"] as Record<string, unknown> | undefined)?.[name])),
    );
    const query = new URLSearchParams(input["query"] as Record<string, string> | undefined);
    const url = `${origin}/api/v1${path}${query.size === 0 ? "" : `?${query.toString()}`}`;
    const headers = new Headers({ ...(input["headers"] as Record<string, string> | undefined) });
    if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
    if (input["body"] !== undefined) headers.set("Content-Type", "application/json");
    // The same key for every try: the office does the call once.
    if (method === "POST") headers.set("Idempotency-Key", randomBytes(24).toString("base64url"));
    const body = input["body"] === undefined ? undefined : JSON.stringify(input["body"]);
    for (let attempt = 0; ; attempt += 1) {
      const mayTryAgain = attempt < retries;
      try {
        const answer = await send(url, {
          method,
          headers,
          ...(body === undefined ? {} : { body }),
        });
        if (answer.status < 500 && answer.status !== 429) return answer;
        if (!mayTryAgain) return answer;
        await pause(1_000 * Number(answer.headers.get("Retry-After") ?? 1));
      } catch (error) {
        if (!mayTryAgain) throw error;
        await pause(250 * 2 ** attempt);
      }
    }
  }

  return {
    origin,
    fetch: send,
    /** The header that brings the token, for what is sent beside the operations; empty without one. */
    authorization: (token === undefined ? {} : { Authorization: `Bearer ${token}` }) as Readonly<
      Record<string, string>
    >,
    /** Calls an operation by its method and path, as the document names them. Throws `RefusedCall`. */
    async call<K extends OperationKey>(key: K, input: CallInput<K> = {}): Promise<CallAnswer<K>> {
      const answer = await request(key, input as Readonly<Record<string, unknown>>);
      if (!answer.ok) throw await refusal(answer);
      const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") === true;
      return (isJson ? await answer.json() : answer) as CallAnswer<K>;
    },
  };
}

export type ApiClient = ReturnType<typeof apiClient>;

async function refusal(answer: Response): Promise<RefusedCall> {
  try {
    return new RefusedCall(answer.status, (await answer.json()) as RefusedCall["problem"]);
  } catch {
    return new RefusedCall(answer.status, { type: "about:blank", detail: "No words were sent." });
  }
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
