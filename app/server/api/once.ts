import type { Request } from "express";
import type { UseCases } from "#app/use-cases/bind.ts";
import { ApiProblem } from "./problems.ts";

interface Answer {
  readonly status: number;
  readonly body: string;
}

const KEY = /^[\x21-\x7e]{32,128}$/;

/**
 * Does a call that makes something, once for one `Idempotency-Key`. The key must be hard to guess: whoever has it is given
 * the answer again. A call that is refused gives its key back; one that breaks on our side keeps it, because it may have
 * worked.
 */
export async function once(
  useCases: Pick<UseCases, "claimAnswer" | "keepAnswer" | "releaseAnswer">,
  call: { readonly request: Request; readonly caller: string; readonly body: unknown },
  work: () => Promise<Answer>,
): Promise<Answer & { readonly again: boolean }> {
  const key = call.request.headers["idempotency-key"];
  if (key === undefined) return { ...(await work()), again: false };
  if (typeof key !== "string" || !KEY.test(key)) {
    throw new ApiProblem("bad-request", "An Idempotency-Key has 32 to 128 visible characters.");
  }
  const { method, originalUrl } = call.request;
  const request = JSON.stringify([method, originalUrl, call.body]);
  const claim = await useCases.claimAnswer({ caller: call.caller, key, request });
  switch (claim.kind) {
    case "answered":
      return { status: claim.status, body: claim.body, again: true };
    case "unanswered":
      throw new ApiProblem(
        "key-in-use",
        "The first call is still running, or broke off and may have worked. Look before you use another key.",
        { headers: { "Retry-After": "5" } },
      );
    case "other-request":
      throw new ApiProblem("key-of-other-call", "Use a new key for another call.");
    case "claimed":
      break;
  }
  const { answerId } = claim;
  try {
    const answer = await work();
    await useCases.keepAnswer({ answerId, key, ...answer });
    return { ...answer, again: false };
  } catch (error) {
    if (error instanceof ApiProblem) await useCases.releaseAnswer({ answerId });
    throw error;
  }
}
