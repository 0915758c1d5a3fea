import type { Response } from "express";
import type { FormTicket } from "#app/core/flood/form-ticket.ts";

/**
 * Every way in which a call can fail, by the slug that ends its `type` (RFC 9457). Slugs never change their meaning; programs
 * decide by them, people read the words.
 */
export const PROBLEMS = {
  "bad-request": [400, "The request could not be read"],
  "cookie-refused": [400, "The API takes no cookies"],
  unauthorized: [401, "No good token came with the call"],
  forbidden: [403, "This is not allowed to you"],
  "browser-refused": [403, "The API does not answer pages of other sites"],
  "not-found": [404, "There is no such thing"],
  "method-not-allowed": [405, "That cannot be done to this"],
  conflict: [409, "Things stand otherwise"],
  "not-ready": [409, "It is not ready yet"],
  "key-in-use": [409, "The call with this key has no answer yet"],
  "draft-gone": [410, "There is no such draft any more"],
  "too-large": [413, "That was too much"],
  "wrong-media-type": [415, "The body is of a kind that is not taken here"],
  "address-too-long": [414, "The address is too long"],
  "range-not-satisfiable": [416, "There is no such part"],
  "wrong-host": [421, "This host is not served here"],
  invalid: [422, "Some values need to be changed"],
  "key-of-other-call": [422, "The key belongs to another call"],
  "work-needed": [429, "Do the work or wait, then call again"],
  "too-many-calls": [429, "That were too many calls for now"],
  failed: [500, "Something broke on our side"],
  busy: [503, "The office is very busy"],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** What is wrong with one value: where it is, `where.place`, a stable code, and words. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** Thrown to end a call with a problem. */
export class ApiProblem extends Error {
  readonly slug: ProblemSlug;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
  /** For `work-needed`: what the next call has to bring. */
  readonly ticket: FormTicket | undefined;

  constructor(
    slug: ProblemSlug,
    detail: string,
    more: {
      readonly fields?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly ticket?: FormTicket;
    } = {},
  ) {
    super(slug);
    this.slug = slug;
    this.detail = detail;
    this.fields = more.fields ?? [];
    this.headers = more.headers ?? {};
    this.ticket = more.ticket;
  }
}

/** The problem of a refusal that was decided before the API was reached, by its status. */
export function problemOfStatus(status: number, detail: string): ApiProblem {
  const slugs = Object.keys(PROBLEMS) as ProblemSlug[];
  const plain = slugs.filter((slug) => slug !== "cookie-refused" && slug !== "work-needed");
  return new ApiProblem(plain.find((slug) => PROBLEMS[slug][0] === status) ?? "failed", detail);
}

/** Answers with a problem as `application/problem+json`. */
export function sendProblem(response: Response, problem: ApiProblem): void {
  const [status, title] = PROBLEMS[problem.slug];
  response.status(status).set(problem.headers);
  response.set("Content-Type", "application/problem+json");
  response.send(
    JSON.stringify({
      type: `urn:bearwitness:problem:${problem.slug}`,
      title,
      status,
      detail: problem.detail,
      ...(problem.fields.length === 0 ? {} : { fields: problem.fields }),
      ...(problem.ticket === undefined ? {} : { ticket: problem.ticket }),
    }),
  );
}
