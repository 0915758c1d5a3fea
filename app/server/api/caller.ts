import type { Request, Response } from "express";
import { instantFromMillis } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { CALLS_A_MINUTE, type TokenBudget } from "#app/use-cases/tokens/use-token.ts";
import type { ApiAccess } from "./operation.ts";
import { ApiProblem } from "./problems.ts";

/**
 * Who calls. No cookie counts here: a bearer token is sent on purpose, a cookie comes by itself, and so a page of another
 * site could make a browser send it.
 */
export async function callerOf(
  request: Request,
  response: Response,
  useCases: Pick<UseCases, "useToken">,
): Promise<Person | undefined> {
  const { authorization, cookie } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") {
    throw new ApiProblem("browser-refused", "Call from a program, not from a page.");
  }
  if (authorization === undefined) {
    if (cookie === undefined) return undefined;
    throw new ApiProblem("cookie-refused", "Send no cookies; use a bearer token.");
  }
  const used = await useCases.useToken({ token: bearerOf(authorization) });
  if (used.kind === "no-match") throw unauthorized();
  response.set(budgetHeaders(used.budget));
  if (used.kind === "spent") {
    throw new ApiProblem("too-many-calls", "Wait, then go on.", {
      headers: { "Retry-After": String(used.budget.resetSeconds) },
    });
  }
  return used.person;
}

/** The token of an `Authorization` header; empty where there is none that could be one. */
export function bearerOf(authorization: string): string {
  return /^Bearer ([A-Za-z0-9_.~+/=-]{1,200})$/i.exec(authorization)?.[1] ?? "";
}

/** Whether an operation is answered on the desk's host; all others are on the public one. */
export function isAtDesk(access: ApiAccess): boolean {
  return !["public", "submission.file", "submission.read"].includes(access);
}

/** Ends the call unless the caller may use what the operation declares. What is narrower, the use case asks again. */
export function requireAccess(
  access: ApiAccess,
  by: Person | undefined,
  securityLog: SecurityRecorder,
): void {
  if (access === "public") return;
  if (by === undefined) throw unauthorized();
  const decision = authorise(by, access, OFFICE, instantFromMillis(Date.now()));
  if (!decision.allowed) {
    const facts = { ability: access, reason: decision.reason };
    securityLog.record({ event: "access.refused", personId: by.id, facts });
    throw new ApiProblem("forbidden", "Your role or this token may not do that.");
  }
}

function unauthorized(): ApiProblem {
  return new ApiProblem("unauthorized", "Send a good token as `Authorization: Bearer bwt_…`.", {
    headers: { "WWW-Authenticate": 'Bearer realm="bearwitness"' },
  });
}

/** As the IETF's draft on rate limits spells them (draft-ietf-httpapi-ratelimit-headers). */
function budgetHeaders({ remaining, resetSeconds }: TokenBudget): Record<string, string> {
  return {
    "RateLimit-Policy": `"token";q=${CALLS_A_MINUTE};w=60`,
    RateLimit: `"token";r=${remaining};t=${resetSeconds}`,
  };
}
