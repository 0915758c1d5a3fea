import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { parseRecord, type CustodyRecord } from "#app/core/custody/record.ts";
import { isIdOf, type CaseId, type PersonId, type ReportId } from "#app/core/ids.ts";
import type { AccountChange, ReachHistory } from "#app/core/people/reach-at.ts";
import { isRole } from "#app/core/people/role.ts";

type Stores = Pick<ReadStores, "access" | "cases" | "custody" | "reports">;
type Link = ReachHistory["links"][number];

/** Everything that ever decided who may have to do with a report or case; undefined when there is no such record. */
export async function readReachHistory(
  stores: Stores,
  id: ReportId | CaseId,
): Promise<ReachHistory | undefined> {
  const subject = isIdOf("rpt", id)
    ? await stores.access.ofReport(id)
    : isIdOf("cas", id)
      ? await stores.access.ofCase(id)
      : undefined;
  const team = isIdOf("rpt", id)
    ? (await stores.reports.find(id))?.team
    : isIdOf("cas", id)
      ? (await stores.cases.find(id))?.team
      : undefined;
  if (subject === undefined || team === undefined) return undefined;
  const all = linksOf(await stores.custody.ofEvents(["case.member_added", "case.member_removed"]));
  const reports = new Set<string>([
    id,
    ...all.filter((one) => one.caseId === id).map((one) => one.reportId),
  ]);
  const links = all.filter((one) => reports.has(one.reportId));
  const cases = [...new Set(links.map((one) => one.caseId))];
  const caseTeams = new Map<CaseId, string>();
  for (const caseId of cases) {
    const file = await stores.cases.find(caseId);
    if (file !== undefined) caseTeams.set(caseId, file.team);
  }
  const bound = [...new Set([id, ...links.map((one) => one.reportId), ...cases])];
  const memberships = isIdOf("cas", id) ? [id, ...cases] : cases;
  return {
    id,
    team,
    agency: subject.agencies[0] ?? null,
    assigned: isIdOf("rpt", id) ? assignmentsOf(await stores.custody.ofSubjects([id])) : [],
    links,
    caseTeams,
    members: (await stores.access.members(memberships)).map((one) => ({
      caseId: one.caseId,
      personId: one.personId,
      from: one.addedAt,
      until: one.removedAt,
    })),
    walls: (await stores.access.walls(bound)).map((one) => ({
      subjectId: one.subjectId,
      personId: one.personId,
      from: one.raisedAt,
      until: one.liftedAt,
    })),
    openings: (await stores.access.glassesOf(bound)).map((one) => ({
      subjectId: one.subjectId,
      personId: one.personId,
      from: one.openedAt,
      until: one.endsAt,
    })),
  };
}

/** What the log says of somebody's account, in its order. */
export async function readAccountChanges(
  stores: Pick<ReadStores, "custody">,
): Promise<ReadonlyMap<PersonId, readonly AccountChange[]>> {
  const changes = new Map<PersonId, AccountChange[]>();
  const stored = await stores.custody.ofEvents([
    "access.changed",
    "access.granted",
    "access.revoked",
  ]);
  for (const record of readable(stored)) {
    const before = beforeOf(record);
    if (before === undefined || !isIdOf("usr", record.subj)) continue;
    const known = changes.get(record.subj) ?? [];
    changes.set(record.subj, [...known, { at: record.ts, before }]);
  }
  return changes;
}

function beforeOf({ ev, obj }: CustodyRecord): AccountChange["before"] | undefined {
  if (ev === "access.changed" && Array.isArray(obj["from"])) {
    return { teams: obj["from"].filter((team) => typeof team === "string") };
  }
  // Tokens are given and taken under the same types of record; they name no state of the account.
  const { account } = obj;
  if (ev === "access.revoked" && (account === "disabled" || account === "disabled-inactive")) {
    return { status: "active" };
  }
  if (ev === "access.granted" && account === "enabled") return { status: "disabled" };
  if (ev === "access.granted" && account === "role-changed" && isRole(obj["was"])) {
    return { role: obj["was"], supervisor: obj["was_supervisor"] === true };
  }
  return undefined;
}

function assignmentsOf(stored: readonly StoredRecord[]): ReachHistory["assigned"] {
  return readable(stored)
    .filter((record) => record.ev === "report.assigned")
    .map(({ ts, obj }) => ({ at: ts, to: isIdOf("usr", obj["to"]) ? obj["to"] : null }));
}

function linksOf(stored: readonly StoredRecord[]): readonly Link[] {
  const links: Link[] = [];
  for (const { ev, ts, subj, obj } of readable(stored)) {
    const reportId = obj["report"];
    if (!isIdOf("cas", subj) || !isIdOf("rpt", reportId)) continue;
    if (ev === "case.member_added") {
      links.push({ caseId: subj, reportId, from: ts, until: null });
      continue;
    }
    const open = links.findLastIndex(
      (one) => one.caseId === subj && one.reportId === reportId && one.until === null,
    );
    const link = links[open];
    if (link !== undefined) links[open] = { ...link, until: ts };
  }
  return links;
}

/** What cannot be read the self-audit reports; here it can tell nothing. */
function readable(stored: readonly StoredRecord[]): readonly CustodyRecord[] {
  return stored
    .map((one) => parseRecord(one.leaf))
    .filter((read) => read.ok)
    .map((read) => read.value);
}
