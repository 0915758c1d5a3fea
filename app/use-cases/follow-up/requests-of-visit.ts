import type { ReporterRequest } from "#app/adapters/database/request-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { DAY_MILLIS } from "#app/core/messages/message.ts";
import { MOST_OPEN_CORRECTIONS, MOST_TAKEN_BACK } from "#app/core/messages/reporter-request.ts";
import type { Tools } from "../tools.ts";
import { writeOf, type WriteOutcome } from "./messages-of-visit.ts";
import { REPORTER, visitOf } from "./visit.ts";

/** A request as its reporter reads it. Nothing tells who of the office saw to it. */
export type VisitRequest = Omit<ReporterRequest, "settledBy">;

/** What the reporter of a visit asked for so far; undefined when the visit is over. */
export async function readVisitRequests(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<readonly VisitRequest[] | undefined> {
  return tools.read(async (stores) => {
    const visit = await visitOf(tools, stores, input.token, tools.clock.now());
    return visit && requestsOf(stores, visit.reportId);
  });
}

/** A report's requests without who of the office saw to them. */
export async function requestsOf(
  { requests }: Pick<ReadStores, "requests">,
  reportId: ReportId,
): Promise<readonly VisitRequest[]> {
  const found = await requests.ofReport(reportId);
  return found.map(({ settledBy: _settledBy, ...request }) => request);
}

/**
 * Asks the office to put something right. What was sent stays as it was; what the reporter says now stands beside it as a message, and as a
 * task for the office until so many are open. The message, the task and their records are one transaction.
 */
export async function askToCorrect(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "shortSecrets" | "threadKeys">,
  input: { readonly token: string; readonly text: string },
): Promise<WriteOutcome> {
  return writeOf(tools, input, async ({ requests }, { id: messageId, reportId, at }) => {
    const corrections = (await requests.ofReport(reportId)).filter(
      ({ kind }) => kind === "correction",
    );
    // The same form sent twice is one request.
    if (corrections.some((one) => one.messageId === messageId)) return;
    const open = corrections.filter(({ settledAt }) => settledAt === null);
    if (open.length >= MOST_OPEN_CORRECTIONS) return;
    const id = tools.newId("rqt");
    await requests.ask(
      { id, reportId, kind: "correction", messageId, askedAt: at },
      {
        ev: "report.correction_asked",
        subj: reportId,
        actor: REPORTER,
        obj: { request: id, message: messageId },
      },
    );
  });
}

/**
 * Withdraws the report of a visit: what was sent stays in the record, the office is asked to leave its reporter alone, and their name opens from
 * then on for a court or for somebody's safety only. One that is withdrawn stays so; nothing is recorded twice. False when the visit is over.
 */
export async function withdrawReport(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
  input: { readonly token: string },
): Promise<boolean> {
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const reportId = await heldReport(tools, stores, input.token, now);
    if (reportId === undefined) return false;
    if (await stores.requests.isWithdrawn(reportId)) return true;
    const id = tools.newId("rqt");
    await stores.requests.ask(
      { id, reportId, kind: "withdrawal", messageId: null, askedAt: now },
      { ev: "report.withdrawn", subj: reportId, actor: REPORTER, obj: { request: id } },
    );
    return true;
  });
}

export type TakeBackOutcome = "done" | "too-many" | "visit-over";

/** Takes a withdrawal back, however long ago it was. With none in force nothing is done and nothing recorded. */
export async function takeWithdrawalBack(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<TakeBackOutcome> {
  const now = tools.clock.now();
  const since = later(now, -DAY_MILLIS);
  return tools.transact(async (stores): Promise<TakeBackOutcome> => {
    const reportId = await heldReport(tools, stores, input.token, now);
    if (reportId === undefined) return "visit-over";
    const withdrawals = (await stores.requests.ofReport(reportId)).filter(
      ({ kind }) => kind === "withdrawal",
    );
    const inForce = withdrawals.find(({ takenBackAt }) => takenBackAt === null);
    if (inForce === undefined) return "done";
    const takenBack = withdrawals.filter(
      ({ takenBackAt }) => takenBackAt !== null && takenBackAt > since,
    );
    if (takenBack.length >= MOST_TAKEN_BACK) return "too-many";
    await stores.requests.takeBack(inForce.id, now, {
      ev: "report.withdrawal_taken_back",
      subj: reportId,
      actor: REPORTER,
      obj: { request: inForce.id },
    });
    return "done";
  });
}

/** The report of a visit, held until the transaction ends, so that nothing is opened or asked between looking and writing. */
async function heldReport(
  tools: Pick<Tools, "shortSecrets">,
  stores: Pick<Stores, "sessions" | "reports">,
  token: string,
  now: Instant,
): Promise<ReportId | undefined> {
  const visit = await visitOf(tools, stores, token, now);
  return visit && (await stores.reports.find(visit.reportId))?.id;
}
