import type { Bulk, BulkRow } from "#app/adapters/database/bulk-reader.ts";
import type { Looker } from "#app/adapters/database/reach.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { BulkId, IncidentId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import {
  MOST_IN_BULK,
  type BulkAct,
  type BulkCounts,
  type BulkState,
} from "#app/core/triage/bulk.ts";
import { findIncident } from "../incidents/find-incident.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { idsOf, type ChosenReports } from "./ask-bulk.ts";

type Refused = { readonly kind: "refused"; readonly reason: Refusal };

const MOST_LISTED = 50;
const NOTHING: BulkCounts = { waiting: 0, done: 0, same: 0, skipped: 0 };
const MOST_OFFERED = 50;
/** Codes that are shown before all are acted on. */
const MOST_NAMED = 20;

/** An act with the name of the person or the incident that it leads to; undefined where there is none that its reader may know. */
export interface NamedBulk extends Bulk {
  readonly targetName: string | undefined;
}

export type PrepareBulkOutcome =
  | {
      readonly kind: "prepared";
      readonly count: number;
      /** More than can be acted on at once. */
      readonly tooMany: boolean;
      /** The first of them. */
      readonly codes: readonly string[];
      readonly people: readonly { readonly id: PersonId; readonly name: string }[];
      readonly incidents: readonly { readonly id: IncidentId; readonly title: string }[];
    }
  | Refused;

/** What there is to know before many are acted on: how many there are, which, and what can be done. */
export async function prepareBulk(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly chosen: ChosenReports },
): Promise<PrepareBulkOutcome> {
  const { by, chosen } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.triage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  return tools.read(async (stores): Promise<PrepareBulkOutcome> => {
    const ids = await idsOf(stores, chosen, looker, tools.office);
    // What the filter lets through is in sight: of a hundred thousand, only the first are named.
    const isAll = chosen.kind === "all";
    const reports = await stores.bulks.inSight(isAll ? ids.slice(0, MOST_NAMED) : ids, looker);
    const people = (await stores.people.all()).filter(
      (one) => authorise(one, "report.triage", OFFICE, now).allowed,
    );
    const page = { after: null, limit: MOST_OFFERED };
    const incidents = await stores.incidents.list(looker, { page, state: "open" });
    return {
      kind: "prepared",
      count: isAll ? ids.length : reports.length,
      tooMany: ids.length > MOST_IN_BULK,
      codes: reports.slice(0, MOST_NAMED).map(({ code }) => code),
      people: people.map(({ id, displayName: name }) => ({ id, name })),
      incidents: incidents.map(({ id, title }) => ({ id, title })),
    };
  });
}

export type ReadBulkOutcome =
  | {
      readonly kind: "bulk";
      readonly bulk: NamedBulk;
      /** Of the reports that its reader may know of; of all for who asked for it. */
      readonly counts: BulkCounts;
      /** Those of who asked for it that are out of their sight now. */
      readonly hidden: number;
      readonly rows: readonly BulkRow[];
      /** The position to go on after; undefined on the last page. */
      readonly next: number | undefined;
      /** The last act that took back some of it, or all, where its reader may know of that. */
      readonly undoneBy: BulkId | undefined;
      /** How many reports there are on which this person may have it taken back. */
      readonly toUndo: number;
    }
  | { readonly kind: "not-found" }
  | Refused;

/** How an act on many stands, and what became of each report that this person may know of. */
export async function readBulk(
  tools: Pick<Tools, "read" | "clock">,
  input: {
    readonly by: Person;
    readonly bulkId: BulkId;
    readonly after: number;
    readonly state: BulkState | undefined;
    readonly limit: number;
  },
): Promise<ReadBulkOutcome> {
  const { by, bulkId, after, state, limit } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  return tools.read(async (stores): Promise<ReadBulkOutcome> => {
    const bulk = await stores.bulks.find(bulkId);
    if (bulk === undefined) return { kind: "not-found" };
    const seen = await stores.bulks.counts(bulkId, looker);
    const isOwn = bulk.askedBy === by.id;
    const known = sumOf(seen);
    if (!isOwn && known === 0) return { kind: "not-found" };
    const counts = isOwn ? await stores.bulks.counts(bulkId) : seen;
    const rows = await stores.bulks.rows(bulkId, looker, { after, limit: limit + 1, state });
    const left = await stores.bulks.countLeft(bulkId, isOwn ? undefined : looker);
    return {
      kind: "bulk",
      bulk: { ...bulk, targetName: await nameOf(stores, by, now, bulk.act) },
      counts,
      hidden: sumOf(counts) - known,
      rows: rows.slice(0, limit),
      next: rows.length > limit ? rows[limit - 1]?.position : undefined,
      undoneBy: await undoneBy(stores, bulkId, by, looker),
      toUndo:
        bulk.finishedAt !== null && authorise(by, "report.triage", OFFICE, now).allowed ? left : 0,
    };
  });
}

async function undoneBy(
  { bulks }: Pick<ReadStores, "bulks">,
  id: BulkId,
  by: Person,
  looker: Looker,
): Promise<BulkId | undefined> {
  const last = await bulks.undoneBy(id);
  const undo = last && (await bulks.find(last));
  if (undo === undefined) return undefined;
  const isKnown = undo.askedBy === by.id || sumOf(await bulks.counts(undo.id, looker)) > 0;
  return isKnown ? undo.id : undefined;
}

/** What this person asked for of many, newest first. */
export async function listBulks(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<
  | {
      readonly kind: "bulks";
      readonly bulks: readonly (NamedBulk & { readonly counts: BulkCounts })[];
    }
  | Refused
> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.read(async (stores) => {
    const bulks = [];
    const listed = await stores.bulks.listOf(by.id, MOST_LISTED);
    const countsOf = await stores.bulks.countsOf(listed.map(({ id }) => id));
    // Fifty acts often lead to a few people and incidents.
    const names = new Map<string, string | undefined>();
    for (const bulk of listed) {
      const { id, act } = bulk;
      const target = `${act.kind}:${act.to ?? ""}`;
      if (!names.has(target)) names.set(target, await nameOf(stores, by, now, act));
      const counts = countsOf.get(id) ?? NOTHING;
      bulks.push({ ...bulk, targetName: names.get(target), counts });
    }
    return { kind: "bulks" as const, bulks };
  });
}

async function nameOf(
  stores: ReadStores,
  by: Person,
  now: Instant,
  act: BulkAct,
): Promise<string | undefined> {
  switch (act.kind) {
    case "status":
    case "undo":
      return undefined;
    case "assignee":
      return act.to === null ? undefined : (await stores.people.find(act.to))?.displayName;
    case "incident": {
      const found = await findIncident(stores, by, "report.read", act.to, now);
      return found.kind === "found" ? found.incident.title : undefined;
    }
  }
}

function sumOf({ waiting, done, same, skipped }: BulkCounts): number {
  return waiting + done + same + skipped;
}
