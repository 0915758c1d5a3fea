import type { CodeRequest } from "#app/adapters/database/code-request-reader.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex } from "#app/core/encoding.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { sha256 } from "#app/core/sha256.server.ts";

type Ending = Pick<Stores, "codeRequests" | "messages">;

const OFFICE_ITSELF = { kind: "system", id: "svc-follow-up" } as const;

/** Ends every old code whose waiting time is over, in the transaction of whatever asks next. With none it does nothing. */
export async function endOldCodes(stores: Ending, now: Instant): Promise<void> {
  for (const request of await stores.codeRequests.due(now)) {
    if (request.reportId !== null) await endOldCode(stores, request, request.reportId, now);
  }
}

/**
 * Puts the new code in the old one's place, ends the report's visits, and puts the thread in force that the new code opens. Messages from before
 * stay with the old code's thread, which nobody opens any more (decision 0042).
 */
export async function endOldCode(
  { codeRequests, messages }: Ending,
  { id }: Pick<CodeRequest, "id">,
  reportId: ReportId,
  now: Instant,
): Promise<void> {
  const { thread } = await codeRequests.newCode(id);
  await codeRequests.replaceCode(id, reportId, now, {
    ev: "report.code_ended",
    subj: reportId,
    actor: OFFICE_ITSELF,
    obj: { request: id },
  });
  await messages.beginThread(reportId, thread, now, {
    ev: "report.thread_made",
    subj: reportId,
    actor: OFFICE_ITSELF,
    obj: { thread_key: toHex(sha256(thread.publicKey)) },
  });
}
