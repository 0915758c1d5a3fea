import type { CodeRequest } from "#app/adapters/database/code-request-reader.ts";
import type { Admission } from "#app/core/flood/admission.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { later } from "#app/core/instant.ts";
import type { ToldOpening } from "#app/adapters/database/opening-store.ts";
import type { KeptStatement } from "#app/adapters/database/file-statement-store.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { EndedUpload } from "#app/adapters/database/ended-upload-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Upload } from "#app/adapters/database/upload-store.ts";
import { CODE_TURNS } from "../flood/code-load.ts";
import { endOldCodes } from "./end-old-codes.ts";
import { foundByLocator, newCodeStands, type NewCodeStands } from "./new-code-stands.ts";
import type { Tools } from "../tools.ts";
import { openThreads, threadMade } from "./thread-of-visit.ts";
import { isVisitOpen } from "./visit.ts";

export type OpenOutcome =
  | { readonly kind: "opened"; readonly token: string }
  | { readonly kind: "no-match" }
  /** A code that was asked for and opens nothing yet, or never; or one whose place another took. */
  | NewCodeStands
  /** Its work or wait counted for another try. */
  | { readonly kind: "ticket-used" }
  | { readonly kind: "busy" };

/** Codes tried in the whole office: 5 a second, each in its turn (security-reliability 3.6). */
const TURNS = { perSecond: 5, patienceMillis: 10_000 };

/**
 * Checks a receipt code and begins a visit. A code nobody has takes the same work as one that is wrong, and both are counted.
 * `admission`, where work was asked for, is used up by the try, right or wrong.
 */
export async function openFollowUp(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "receiptCodes"
    | "threadKeys"
    | "shortSecrets"
    | "securityLog"
    | "pause"
  >,
  input: { readonly code: ReceiptCode; readonly admission?: Admission },
): Promise<OpenOutcome> {
  const { admission } = input;
  const turn = await tools.transact(async (stores) => {
    const { flood } = stores;
    const now = tools.clock.now();
    await endOldCodes(stores, now);
    const wait = await flood.takeTurn(CODE_TURNS, now, TURNS);
    if (wait === undefined) return "busy";
    if (admission !== undefined && !(await flood.spend({ ...admission, at: now }))) return "spent";
    return wait;
  });
  if (turn === "busy") return { kind: "busy" };
  if (turn === "spent") return { kind: "ticket-used" };
  if (turn > 0) await tools.pause(turn);
  const { locator } = input.code;
  const stored = await tools.read((stores) => foundByLocator(stores, locator));
  const check = await tools.receiptCodes.verify(input.code, stored);
  if (check.kind === "busy") return { kind: "busy" };
  if (check.kind === "no-match" || stored === undefined) {
    tools.securityLog.record({ event: "follow-up.no-match" });
    await tools.transact(({ flood }) => flood.noteCodeFailure(locator, tools.clock.now()));
    return { kind: "no-match" };
  }
  if (stored.kind === "request") return newCodeStands(stored.request);
  const token = tools.shortSecrets.newToken();
  const { reportId } = stored;
  const { made, sealed } = await openThreads(tools, { reportId, codeKey: check.key, token });
  return tools.transact(async ({ messages, reports, sessions }): Promise<OpenOutcome> => {
    const now = tools.clock.now();
    // Another code may have taken its place while it was checked.
    if ((await reports.receipt(locator))?.reportId !== reportId) return { kind: "no-match" };
    if (made !== undefined) {
      await messages.beginThread(reportId, made, now, threadMade(reportId, made));
    }
    await sessions.startFollowUp(tools.shortSecrets.hashToken(token), reportId, now, sealed);
    return { kind: "opened", token };
  });
}

export interface FollowUp {
  readonly report: Report;
  /** What its files are kept under; undefined where there is none any more. */
  readonly draftId: DraftId | undefined;
  readonly items: readonly EvidenceItem[];
  /** What the senders' devices said the files' SHA-256 are, where they said it. */
  readonly senderDigests: ReadonlyMap<ItemId, string>;
  /** What the reporter said of single files. */
  readonly statements: ReadonlyMap<ItemId, readonly KeptStatement[]>;
  /** When this office saw who the reporter is, as far as no court's order delays saying so. */
  readonly openings: readonly ToldOpening[];
  /** Somebody was granted a new code, which this visit's code can still stop. */
  readonly newCode: CodeRequest | undefined;
  /** Files that have not arrived whole. */
  readonly uploads: readonly Upload[];
  /** Files that did not arrive whole in time: what had come of them was removed. */
  readonly ended: readonly EndedUpload[];
}

/** What the witness sees of their report; undefined when the visit is over. */
export async function readFollowUp(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<FollowUp | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    await endOldCodes(stores, now);
    const session = await stores.sessions.followUp(tokenHash);
    if (session === undefined) return undefined;
    if (!isVisitOpen(session.lastSeenAt, now)) {
      await stores.sessions.endFollowUp(tokenHash);
      return undefined;
    }
    await stores.sessions.touchFollowUp(tokenHash, now);
    const report = await stores.reports.find(session.reportId);
    if (report === undefined) return undefined;
    const items = await stores.items.ofReports([report.id]);
    return {
      report,
      draftId: await stores.drafts.ofReport(report.id),
      items,
      senderDigests: await stores.uploads.senderDigests(items.map(({ id }) => id)),
      statements: await stores.fileStatements.ofItems(items.map(({ id }) => id)),
      openings: await stores.approvals.toldOpenings(report.id, now),
      newCode: await stores.codeRequests.grantedFor(report.id),
      uploads: await stores.uploads.ofReports([report.id]),
      ended: await stores.uploads.endedOfReports([report.id]),
    };
  });
}

/** A visit is noted as seen at most so often: a file comes in hundreds of parts. */
const NOTED_MILLIS = 60_000;

/**
 * Begins a visit's time anew, because its reporter is sending a file for `reportId`. One that is over stays over, and one of another report is not
 * prolonged: its reporter may have left the phone to whoever writes there now.
 */
export async function keepVisitOpen(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: { readonly token: string; readonly reportId: ReportId },
): Promise<void> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  const isDue = async ({ sessions }: Pick<ReadStores, "sessions">) => {
    const visit = await sessions.followUp(tokenHash);
    if (visit?.reportId !== input.reportId) return false;
    const seen = visit.lastSeenAt;
    return isVisitOpen(seen, now) && later(seen, NOTED_MILLIS) < now;
  };
  // Not with every part: whoever only asks must not wait for those who write.
  if (!(await tools.read(isDue))) return;
  await tools.transact(async (stores) => {
    if (await isDue(stores)) await stores.sessions.touchFollowUp(tokenHash, now);
  });
}

/** Ends a witness's visit at once. */
export async function leaveFollowUp(
  tools: Pick<Tools, "transact" | "shortSecrets">,
  input: { readonly token: string },
): Promise<void> {
  await tools.transact((stores) =>
    stores.sessions.endFollowUp(tools.shortSecrets.hashToken(input.token)),
  );
}
