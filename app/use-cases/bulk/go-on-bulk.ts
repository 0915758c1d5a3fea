import type { Bulk, BulkTurn } from "#app/adapters/database/bulk-reader.ts";
import type { SettledTurn } from "#app/adapters/database/bulk-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { SYSTEM_SUBJECT, type BulkId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { BulkReason } from "#app/core/triage/bulk.ts";
import { findIncident } from "../incidents/find-incident.ts";
import { putIn } from "../incidents/move-report.ts";
import { findReport, type FoundReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { moveAssignee, moveStatus, type Acting } from "../triage/keep-act.ts";
import { canTake } from "../triage/read-report.ts";
import { undoWithin } from "../triage/undo-act.ts";

const WORKER = { kind: "system", id: "svc-bulk" } as const;
/** Reports in one turn of the job; between two, other acts on many have theirs. */
export const IN_ONE_TURN = 25;

type Going = Pick<Tools, "transact" | "clock" | "newId">;
type Found = Extract<FoundReport, { readonly kind: "allowed" }>;
/** One that is done to something new: it has a person's, an incident's or a status's place to lead to. */
type Doing = Omit<Acting, "report" | "undoes">;

/**
 * Goes on with an act on many reports, and answers whether some are left; records the end where none is. Each report is a transaction: the act,
 * its record and what became of it. May run twice: a report that was gone through does not wait any more.
 */
export async function goOnBulk(
  tools: Going,
  input: { readonly bulkId: BulkId },
): Promise<{ readonly more: boolean }> {
  for (let number = 0; number < IN_ONE_TURN; number += 1) {
    const more = await tools.transact(async (stores) => {
      const at = await turnOf(stores, input.bulkId);
      if (at === undefined) return false;
      const { bulk, turn } = at;
      const now = tools.clock.now();
      if (turn === undefined) {
        await end(stores, bulk, now);
        return false;
      }
      // Read afresh: who asked may have left, or may do less, since.
      const by = await stores.people.find(bulk.askedBy);
      if (by === undefined) throw new Error("who asked for an act on many is no person");
      const settled = await act(stores, tools, { bulk, turn, by, now });
      await stores.bulks.settle(bulk.id, turn.position, settled);
      return true;
    });
    if (!more) return { more: false };
  }
  return { more: true };
}

/** Leaves the report on which the job failed again and again as it is, so that it does not keep all others waiting. */
export async function giveUpInBulk(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly bulkId: BulkId },
): Promise<void> {
  await tools.transact(async (stores) => {
    const at = await turnOf(stores, input.bulkId);
    if (at?.turn === undefined) return;
    const skipped = { state: "skipped", why: "failed" } as const;
    await stores.bulks.settle(input.bulkId, at.turn.position, skipped);
    await stores.jobs.enqueue({ name: "act-in-bulk", ...input }, tools.clock.now());
  });
}

async function turnOf(
  { bulks }: Stores,
  id: BulkId,
): Promise<{ readonly bulk: Bulk; readonly turn: BulkTurn | undefined } | undefined> {
  const bulk = await bulks.find(id);
  if (bulk === undefined || bulk.finishedAt !== null) return undefined;
  return { bulk, turn: await bulks.next(id) };
}

async function end({ bulks }: Stores, { id, askedBy }: Bulk, now: Instant): Promise<void> {
  const { done, same, skipped } = await bulks.counts(id);
  const obj = { bulk: id, done, same, skipped, asked_by: askedBy };
  await bulks.finish(id, now, { ev: "queue.bulk_ended", subj: SYSTEM_SUBJECT, actor: WORKER, obj });
}

async function act(
  stores: Stores,
  { newId }: Pick<Tools, "newId">,
  at: { readonly bulk: Bulk; readonly turn: BulkTurn; readonly by: Person; readonly now: Instant },
): Promise<SettledTurn> {
  const { bulk, turn, by, now } = at;
  const doing = { newId, by, now, facts: { bulk: bulk.id }, why: bulk.comment };
  if (turn.undoes !== null) return takeBack(stores, doing, turn.undoes);
  const found = await findReport(stores, by, "report.triage", turn.reportId, now);
  if (found.kind !== "allowed") return skipped("not-allowed");
  const to = bulk.act;
  switch (to.kind) {
    case "status":
      return setStatus(stores, found, doing, { to: to.to, seen: turn.seen });
    case "assignee":
      return give(stores, found, doing, { to: to.to, seen: turn.seen });
    case "incident":
      return link(stores, found, doing, to.to);
    case "undo":
      throw new Error("a report of an undo names the act that is taken back");
  }
}

async function setStatus(
  stores: Stores,
  { report }: Found,
  doing: Doing,
  { to, seen }: { readonly to: Found["report"]["status"]; readonly seen: number },
): Promise<SettledTurn> {
  if (report.status === to) return { state: "same" };
  if (report.statusVersion !== seen) return skipped("changed-meanwhile");
  // Where a case holds it, its status follows the case.
  const isHeld = report.status === "in-case" && (await stores.cases.ofReport(report.id)).length > 0;
  if (isHeld) return skipped("in-case");
  return { state: "done", act: await moveStatus(stores, { ...doing, report }, to) };
}

async function give(
  stores: Stores,
  { report, subject }: Found,
  doing: Doing,
  { to, seen }: { readonly to: Found["report"]["assigneeId"]; readonly seen: number },
): Promise<SettledTurn> {
  if (report.assigneeId === to) return { state: "same" };
  if (report.assigneeVersion !== seen) return skipped("changed-meanwhile");
  const taker = to === null ? undefined : await stores.people.find(to);
  if (to !== null && (taker === undefined || !canTake(taker, subject, doing.now))) {
    return skipped("cannot-take");
  }
  return { state: "done", act: await moveAssignee(stores, { ...doing, report }, to) };
}

async function link(
  stores: Stores,
  { report }: Found,
  doing: Doing,
  incidentId: Extract<Bulk["act"], { readonly kind: "incident" }>["to"],
): Promise<SettledTurn> {
  const current = (await stores.incidents.currentOf([report.id])).get(report.id);
  if (current === incidentId) return { state: "same" };
  if (current !== undefined) return skipped("in-another-incident");
  const { by, now } = doing;
  const found = await findIncident(stores, by, "report.triage", incidentId, now);
  if (found.kind !== "found" || found.incident.state === "merged") return skipped("incident-ended");
  const { why = "", ...acting } = doing;
  const into = { incidentId, reportId: report.id, how: "hand", from: null, why } as const;
  return { state: "done", act: await putIn(acting, stores, acting, into) };
}

async function takeBack(
  stores: Stores,
  doing: Doing,
  undone: NonNullable<BulkTurn["undoes"]>,
): Promise<SettledTurn> {
  const outcome = await undoWithin(stores, doing, undone);
  switch (outcome.kind) {
    case "undone":
      return { state: "done", act: outcome.act };
    case "already":
      return { state: "same" };
    case "changed-since":
      return skipped("changed-meanwhile");
    case "case-decides":
      return skipped("in-case");
    case "not-found":
    case "refused":
      return skipped("not-allowed");
    case "suggestion-decides":
    case "incident-ended":
    case "cannot-take":
      return skipped(outcome.kind);
  }
}

function skipped(why: BulkReason): SettledTurn {
  return { state: "skipped", why };
}
