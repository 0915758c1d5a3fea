import type { ReporterRequest } from "#app/adapters/database/request-store.ts";
import type { ReportId, RequestId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type RequestsOutcome =
  { readonly kind: "requests"; readonly requests: readonly ReporterRequest[] } | Ended;

/**
 * What a report's reporter asks for, for the desk. It counts as seen by the office from now on, with a record in the name of who looks, and the
 * reporter is told that the office saw it.
 */
export async function readRequests(
  tools: Pick<Tools, "read" | "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    /** Nobody looks yet: nothing counts as seen. */
    readonly ahead?: boolean | undefined;
  },
): Promise<RequestsOutcome> {
  const { by, reportId } = input;
  const now = tools.clock.now();
  const outcome = await tools.read(async (stores): Promise<RequestsOutcome> => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    return { kind: "requests", requests: await stores.requests.ofReport(reportId) };
  });
  if (outcome.kind !== "requests") return outcome;
  const news = outcome.requests.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);
  if (news.length > 0 && input.ahead !== true) {
    await tools.transact(({ requests }) =>
      requests.markSeen(news, now, (seen) => ({
        ev: "report.request_seen",
        subj: reportId,
        actor: actorOf(by),
        obj: { requests: seen },
        disclosures: [actorName(by)],
      })),
    );
  }
  return outcome;
}

/** Says that a correction was seen to, or that it is open again after all. What stands so already is left alone. */
export async function settleRequest(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly requestId: RequestId;
    readonly settled: boolean;
  },
): Promise<{ readonly kind: "done" } | Ended> {
  const { by, reportId, requestId, settled } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<{ readonly kind: "done" } | Ended> => {
    const found = await findReport(stores, by, "reporter.answer", reportId, now);
    if (found.kind !== "allowed") return found;
    const request = (await stores.requests.ofReport(reportId)).find(({ id }) => id === requestId);
    if (request?.kind !== "correction") return { kind: "not-found" };
    if ((request.settledAt !== null) === settled) return { kind: "done" };
    await stores.requests.settle(requestId, settled ? { by: by.id, at: now } : null, {
      ev: "report.request_settled",
      subj: reportId,
      actor: actorOf(by),
      obj: { request: requestId, settled },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}
