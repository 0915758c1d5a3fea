import type { FormTicket } from "#app/core/flood/form-ticket.ts";
import { ApiProblem, type ProblemSlug } from "./problems.ts";

type Ended = "not-found" | "refused";

/** What is left of an outcome once those kinds are answered. */
type Settled<Outcome> = Outcome extends { readonly kind: infer Kind }
  ? [Exclude<Kind, Ended>] extends [never]
    ? never
    : Outcome & { readonly kind: Exclude<Kind, Ended> }
  : never;

/** Answers the outcomes that end a call in the same way everywhere, and hands on all others. */
export function settled<Outcome extends { readonly kind: string }>(
  outcome: Outcome,
): Settled<Outcome> {
  if (outcome.kind === "not-found") throw notFound();
  if (outcome.kind === "refused") {
    throw new ApiProblem("forbidden", "Your role or this token may not do that here.");
  }
  return outcome as Settled<Outcome>;
}

export function notFound(): ApiProblem {
  return new ApiProblem("not-found", "There is no such thing, or not for you.");
}

export function busy(): ApiProblem {
  return new ApiProblem("busy", "Please call again in a few seconds.", {
    headers: { "Retry-After": "5" },
  });
}

/** Many call at once: the ticket says what the next call has to bring, and when it is good without. */
export function workNeeded(ticket: FormTicket): ApiProblem {
  return new ApiProblem("work-needed", "Call again with the ticket, after its work or its wait.", {
    headers: { "Retry-After": String(ticket.waitSeconds) },
    ticket,
  });
}

/** One value that must be another. */
export function wrongValue(field: string, code: string, detail: string): ApiProblem {
  return new ApiProblem("invalid", detail, { fields: [{ field, code, detail }] });
}

/** Answers a change: done, or why not in that outcome's own words. */
export function doneOr(
  outcome: { readonly kind: string },
  words: Readonly<Record<string, readonly [slug: ProblemSlug, field: string, detail: string]>>,
): { readonly done: true } {
  if (outcome.kind === "done") return { done: true };
  const [slug, field, detail] = words[outcome.kind] ?? ["conflict", "", "It cannot be done now."];
  const fields = field === "" ? [] : [{ field, code: outcome.kind, detail }];
  throw new ApiProblem(slug, detail, { fields });
}
