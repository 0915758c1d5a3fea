import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT, type CodeRequestId, type ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { isBlank, lines } from "#app/core/intake/typed-text.ts";
import type { CodeRefusal } from "#app/core/messages/code-request.ts";
import { DAY_MILLIS } from "#app/core/messages/message.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { requireApproval, type NeedsApproval } from "../approvals/require-approval.ts";
import { endOldCode } from "../follow-up/end-old-codes.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { CODE_REQUESTS_PAGE, requestInSight } from "./code-requests.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type GrantCodeOutcome =
  | { readonly kind: "granted"; readonly until: Instant }
  /** The request was decided about; or the report of that number is not one that this person may answer; or another new code waits for it. */
  | { readonly kind: "not-open" | "no-report" | "another-waits" }
  | NeedsApproval
  | Ended;

interface Granting {
  readonly by: Person;
  readonly requestId: CodeRequestId;
  readonly reportCode: string;
  /** How long the old code can stop it, and why that is shorter than the office has set; what two people sign. */
  readonly wait: { readonly days: number; readonly whyShorter: string | null };
}

/**
 * Takes a request to be of a report's reporter, with a record, and gives the report the code that was made with the request: never by one
 * person, whatever the office's policy says. The first call answers whom to ask; the one after the approval grants it. From then on whoever
 * has the old code can stop it until the waiting time is over.
 */
export async function grantNewCode(
  tools: Pick<Tools, "transact" | "clock">,
  input: Granting,
): Promise<GrantCodeOutcome> {
  const { by, requestId, wait } = input;
  return tools.transact(async (stores): Promise<GrantCodeOutcome> => {
    const now = tools.clock.now();
    const request = await requestInSight(stores, by, requestId);
    if (request === undefined) return { kind: "not-found" };
    const reportId = await stores.reports.idOfCode(input.reportCode.trim().toUpperCase());
    if (reportId === undefined) return { kind: "no-report" };
    const found = await findReport(stores, by, "reporter.answer", reportId, now);
    if (found.kind === "refused") return found;
    if (found.kind === "not-found") return { kind: "no-report" };
    if (request.state !== "open") return { kind: "not-open" };
    if ((await stores.codeRequests.grantedFor(reportId)) !== undefined) {
      return { kind: "another-waits" };
    }
    if (request.reportId !== reportId) await match(stores, by, requestId, reportId);
    const { thread } = await stores.codeRequests.newCode(requestId);
    const facts = {
      request: requestId,
      asked_at: request.askedAt,
      thread_key: toHex(sha256(thread.publicKey)),
      wait_days: wait.days,
      why_shorter: wait.whyShorter,
    };
    const approval = await requireApproval(stores, {
      ...{ by, kind: "code-renewal", subject: reportId, facts, now },
    });
    if (approval.kind === "needs-approval") return approval;
    const until = later(now, wait.days * DAY_MILLIS);
    await stores.codeRequests.grant(
      requestId,
      { at: now, until },
      {
        ev: "report.code_granted",
        subj: reportId,
        actor: actorOf(by),
        obj: { request: requestId, until, wait_days: wait.days, ...approval.facts },
        disclosures: [
          actorName(by),
          ...(wait.whyShorter === null
            ? []
            : [{ name: "reason" as const, value: wait.whyShorter }]),
        ],
      },
    );
    if (wait.days === 0) await endOldCode(stores, request, reportId, now);
    return { kind: "granted", until };
  });
}

async function match(
  { codeRequests }: Pick<Stores, "codeRequests">,
  by: Person,
  requestId: CodeRequestId,
  reportId: ReportId,
): Promise<void> {
  await codeRequests.match(requestId, reportId, {
    ev: "report.code_matched",
    subj: reportId,
    actor: actorOf(by),
    obj: { request: requestId },
    disclosures: [actorName(by)],
  });
}

export type RefuseCodeOutcome = { readonly kind: "done" | "not-open" | "no-note" } | Ended;

const LONGEST_NOTE = 2_000;

/** Refuses a request: its asker reads `because` with the code they were given, and the office keeps its own note. */
export async function refuseNewCode(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly requestId: CodeRequestId;
    readonly because: CodeRefusal;
    readonly note: string;
  },
): Promise<RefuseCodeOutcome> {
  const refusal = mayRefuse(input, tools.clock.now());
  if ("kind" in refusal) return refusal;
  return tools.transact(async (stores): Promise<RefuseCodeOutcome> => ({
    kind: await refuseOne(stores, refusal, input.requestId),
  }));
}

export type RefuseCodesOutcome =
  /** `passed`: decided before, or not there for this person; nothing was changed about them. */
  | { readonly kind: "done"; readonly refused: number; readonly passed: number }
  | { readonly kind: "no-note" | "none-chosen" }
  | Extract<Ended, { kind: "refused" }>;

/**
 * Refuses the chosen requests for one reason, at most `CODE_REQUESTS_PAGE`, each with a record of its own, in one transaction. It is not taken back:
 * whoever it was wrong for asks anew.
 */
export async function refuseNewCodes(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly requestIds: readonly CodeRequestId[];
    readonly because: CodeRefusal;
    readonly note: string;
  },
): Promise<RefuseCodesOutcome> {
  const refusal = mayRefuse(input, tools.clock.now());
  if ("kind" in refusal) return refusal;
  // In one order, so that two people who refuse at once do not each hold what the other waits for.
  const chosen = [...new Set(input.requestIds)].sort();
  if (chosen.length === 0 || chosen.length > CODE_REQUESTS_PAGE) return { kind: "none-chosen" };
  return tools.transact(async (stores): Promise<RefuseCodesOutcome> => {
    let refused = 0;
    for (const requestId of chosen) {
      if ((await refuseOne(stores, refusal, requestId)) === "done") refused += 1;
    }
    return { kind: "done", refused, passed: chosen.length - refused };
  });
}

interface Refusing {
  readonly by: Person;
  readonly because: CodeRefusal;
  readonly note: string;
  readonly at: Instant;
}

function mayRefuse(
  { by, because, note: written }: Omit<Refusing, "at">,
  at: Instant,
): Refusing | { readonly kind: "no-note" } | Extract<Ended, { kind: "refused" }> {
  const may = authorise(by, "reporter.answer", OFFICE, at);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  const note = lines(written);
  if (isBlank(note) || note.length > LONGEST_NOTE) return { kind: "no-note" };
  return { by, because, note, at };
}

async function refuseOne(
  stores: Stores,
  { by, because, note, at }: Refusing,
  requestId: CodeRequestId,
): Promise<"done" | "not-open" | "not-found"> {
  const request = await requestInSight(stores, by, requestId);
  if (request === undefined) return "not-found";
  if (request.state !== "open") return "not-open";
  await stores.codeRequests.refuse(
    requestId,
    { at, because },
    {
      ev: "code.refused",
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: { request: requestId, because },
      disclosures: [actorName(by), { name: "note", value: note }],
    },
  );
  return "done";
}
