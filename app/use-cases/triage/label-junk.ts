import type { AlikeReport } from "#app/adapters/database/alike-store.ts";
import type { JunkToCheck } from "#app/adapters/database/junk-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { moveStatus } from "./keep-act.ts";

const REPORTS_AT_ONCE = 100;
const SHOWN = 200;

type Refused = { readonly kind: "refused"; readonly reason: Refusal };

/** Reports that say nearly the same, as far as this person may know of them. */
export async function listAlike(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly cluster: ReportId; readonly after?: ReportId },
): Promise<
  | { readonly kind: "alike"; readonly reports: readonly AlikeReport[]; readonly more: boolean }
  | { readonly kind: "not-found" }
  | Refused
> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const page = { after: input.after ?? "", limit: SHOWN + 1 } as const;
  const found = await tools.read((stores) =>
    stores.alike.members(input.cluster, lookerOf(input.by, decision, now), page),
  );
  if (found.length === 0) return { kind: "not-found" };
  return { kind: "alike", reports: found.slice(0, SHOWN), more: found.length > SHOWN };
}

/**
 * Calls all reports of a cluster junk, or takes that back. Only those change that this person may work on; each keeps what it was
 * before, for as long as it is kept, and has its own custody record. Nothing is removed.
 */
export async function labelAlike(
  tools: Pick<Tools, "transact" | "read" | "clock" | "newId">,
  input: { readonly by: Person; readonly cluster: ReportId; readonly junk: boolean },
): Promise<{ readonly kind: "done"; readonly changed: number } | Refused> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "report.junk", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(input.by, decision, now);
  let after: ReportId | "" = "";
  let changed = 0;
  for (;;) {
    const page: { readonly after: ReportId | ""; readonly limit: number } = {
      after,
      limit: REPORTS_AT_ONCE,
    };
    const members = await tools.read((stores) => stores.alike.members(input.cluster, looker, page));
    const { newId } = tools;
    changed += await tools.transact((stores) =>
      labelSome(stores, { ...input, newId, members, now }),
    );
    const last = members.at(-1);
    if (last === undefined || members.length < REPORTS_AT_ONCE) return { kind: "done", changed };
    after = last.id;
  }
}

async function labelSome(
  stores: Stores,
  input: {
    readonly newId: Tools["newId"];
    readonly by: Person;
    readonly junk: boolean;
    readonly members: readonly AlikeReport[];
    readonly now: Instant;
  },
): Promise<number> {
  const { newId, by, junk, now } = input;
  let changed = 0;
  for (const { id } of input.members) {
    const found = await findReport(stores, by, "report.triage", id, now);
    if (found.kind !== "allowed") continue;
    const { report } = found;
    // What stands in a case was read by somebody: a heap does not undo that.
    if (junk ? report.status === "junk" || report.status === "in-case" : report.status !== "junk") {
      continue;
    }
    const to = junk ? "junk" : ((await stores.junk.standing(id))?.statusBefore ?? "new");
    await moveStatus(stores, { newId, by, now, report }, to);
    changed += 1;
  }
  return changed;
}

/**
 * What was drawn of the labels of a week, for somebody who did not give them: only what they may work on, because its first words
 * are shown. Anybody may call a report junk; that lets nobody read those of other teams.
 */
export async function listJunkToCheck(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<{ readonly kind: "list"; readonly reports: readonly JunkToCheck[] } | Refused> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "report.junk", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reach = authorise(input.by, "report.triage", OFFICE, now);
  if (!reach.allowed) return { kind: "refused", reason: reach.reason };
  const looker = lookerOf(input.by, reach, now);
  return {
    kind: "list",
    reports: await tools.read((stores) => stores.junk.toCheck(looker, REPORTS_AT_ONCE)),
  };
}

/** A second person's word on a drawn report: it is junk, or it comes back as what it was. */
export async function checkJunk(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: { readonly by: Person; readonly reportId: ReportId; readonly isJunk: boolean },
): Promise<
  | { readonly kind: "done" }
  /** Who gave a label is not the second person for it. */
  | { readonly kind: "own" }
  | { readonly kind: "not-found" }
  | Refused
> {
  return tools.transact(async (stores) => {
    const { by, reportId } = input;
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", reportId, now);
    if (found.kind !== "allowed") return found;
    const label = await stores.junk.standing(reportId);
    if (label === undefined || found.report.status !== "junk") return { kind: "not-found" };
    if (label.labelledBy === by.id) return { kind: "own" };
    await stores.junk.confirm(reportId, by.id, now);
    if (!input.isJunk) {
      const acting = {
        newId: tools.newId,
        by,
        now,
        report: found.report,
        facts: { checked: true },
      };
      await moveStatus(stores, acting, label.statusBefore);
      return { kind: "done" };
    }
    await stores.reports.setStatus(reportId, "junk", {
      ev: "report.triaged",
      subj: reportId,
      actor: actorOf(by),
      obj: { from: "junk", to: "junk", checked: true },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}
