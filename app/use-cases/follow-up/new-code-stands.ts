import type { CodeCheck, CodeRequest } from "#app/adapters/database/code-request-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { CodeRefusal } from "#app/core/messages/code-request.ts";

/**
 * What the holder of a code that is no report's reads. `code-waits` is said from asking until the code opens, and what was stopped or withdrawn reads
 * like a refusal, so that nobody learns from their own made-up request whether somebody found a report for it.
 */
export type NewCodeStands =
  | { readonly kind: "code-waits"; readonly askedAt: Instant }
  | { readonly kind: "code-refused"; readonly because: CodeRefusal }
  | { readonly kind: "code-ended"; readonly endedAt: Instant };

/** What the holder of a request's code is told of it. */
export function newCodeStands(request: CodeRequest): NewCodeStands {
  switch (request.state) {
    case "open":
    case "granted":
      return { kind: "code-waits", askedAt: request.askedAt };
    case "refused":
    case "stopped":
    case "withdrawn":
      return { kind: "code-refused", because: request.refusedBecause ?? "not-sure" };
    // Since then it is the old code that lies with the request.
    case "done":
      return { kind: "code-ended", endedAt: request.stateSince };
  }
}

type Found = Pick<CodeCheck, "salt" | "verifier"> &
  (
    | { readonly kind: "report"; readonly reportId: ReportId }
    | { readonly kind: "request"; readonly request: CodeRequest }
  );

/** What a code is checked with: a report's, or that of somebody who asked for a new one. Both are looked for either way. */
export async function foundByLocator(
  stores: Pick<ReadStores, "reports" | "codeRequests">,
  locator: string,
): Promise<Found | undefined> {
  const report = await stores.reports.receipt(locator);
  const asked = await stores.codeRequests.byLocator(locator);
  if (report !== undefined) return { kind: "report", ...report };
  return asked && { kind: "request", request: asked.request, ...asked.check };
}
