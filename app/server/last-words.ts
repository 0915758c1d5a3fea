import type { RequestHandler, Response } from "express";
import type { ResponseLocals } from "./security-headers.ts";

/** Keeps with an answer why its route failed, for whoever has to say so. */
export function noteFailure(response: Response, error: unknown): void {
  (response.locals as ResponseLocals).failure = error;
}

/**
 * Of a route without a page, such as one that only takes a form, Remix answers a failure with a line of its own: in English and without a way out. It
 * is the only plain text that follows a noted failure. Neither it nor a page that calls an office broken which is busy for a moment is sent: the failure
 * goes on to the server's last resort, which tells the two apart and says it in the reader's language.
 */
export const noLastWords: RequestHandler = (_request, response, next) => {
  const append = response.append.bind(response);
  response.append = (name, value) => {
    const { failure } = response.locals as ResponseLocals;
    const isPlain = name.toLowerCase() === "content-type" && value?.toString() === "text/plain";
    if (failure instanceof Error && (isPlain || isBusy(failure))) throw failure;
    return append(name, value);
  };
  next();
};

/** True of a database that stayed locked: the same request may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === "database-busy";
}
