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

/** What a report's reporter asks for, for the desk. Nobody has looked yet: nothing counts as seen. */
export async function requestsOf(
  tools: Pick<Tools, "read" | "clock">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
): Promise<RequestsOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<RequestsOutcome> => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    return { kind: "requests", requests: await stores.requests.ofReport(reportId) };
  });
}

/**
 * Of what somebody was shown that a reporter asks for, and of nothing else, what is new counts as seen by the office from now on, with a record in the
 * name of who looked, and the reporter is told that the office saw it.
 */
export async function noteRequestsSeen(
  tools: Pick<Tools, "transact" | "clock">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
  shown: readonly ReporterRequest[],
): Promise<void> {
  const news = shown.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);
  if (news.length === 0) return;
  await tools.transact(({ requests }) =>
    requests.markSeen(news, tools.clock.now(), (seen) => ({
      ev: "report.request_seen",
      subj: reportId,
      actor: actorOf(by),
      obj: { requests: seen },
      disclosures: [actorName(by)],
    })),
  );
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
