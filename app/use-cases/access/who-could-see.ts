import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { isIdOf, type CaseId, type ItemId, type ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { authorise, type Person, type Refusal, type Rule } from "#app/core/people/authorise.ts";
import { personAt, subjectAt } from "#app/core/people/reach-at.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import type { Tools } from "../tools.ts";
import { readAccountChanges, readReachHistory } from "./reach-history.ts";

export type Audited = ReportId | ItemId | CaseId;

/** What there is to see, by kind of record. */
const SIGHTS = {
  rpt: ["report.read", "evidence.preview", "evidence.full-metadata", "evidence.original"],
  itm: ["evidence.preview", "evidence.full-metadata", "evidence.original"],
  cas: ["case.read"],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;

export type Sight = (typeof SIGHTS)[keyof typeof SIGHTS][number];

/** Why somebody could see nothing. */
export type Unseen = "no-account-yet" | "disabled" | "wall" | "role" | "no-tie";

/** One account, and what it could see of the record at the moment that was asked about. */
export interface PersonSight {
  readonly personId: Person["id"];
  readonly name: string;
  /** As it was at that moment. */
  readonly role: Person["role"];
  readonly could: readonly {
    readonly sight: Sight;
    readonly by: Rule;
    /** When the right ended by itself; null for one that did not. */
    readonly until: Instant | null;
  }[];
  /** Undefined when `could` is not empty. */
  readonly why: Unseen | undefined;
}

export type WhoCouldSee =
  | {
      readonly kind: "answer";
      readonly at: Instant;
      /** The report's code or the case's number; for a file, its report's. */
      readonly name: string;
      readonly people: readonly PersonSight[];
      /** What people did with it, in the order of the log, whatever the moment. */
      readonly acts: readonly StoredRecord[];
    }
  /** The record was not there at that moment. */
  | { readonly kind: "too-early"; readonly name: string; readonly since: Instant }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Who could see a report, a file or a case at a moment, by which rule, and who did something with it. The past is worked out
 * with today's table of abilities from the log and from kept rows. Holds nothing of what the record says.
 */
export async function whoCouldSee(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly id: Audited; readonly at?: Instant | undefined },
): Promise<WhoCouldSee> {
  const now = tools.clock.now();
  const at = input.at === undefined || input.at > now ? now : input.at;
  return tools.read(async (stores): Promise<WhoCouldSee> => {
    const record = await recordOf(stores, input.id);
    const history = record && (await readReachHistory(stores, record.id));
    if (record === undefined || history === undefined) return { kind: "not-found" };
    const may = authorise(input.by, "access.review", subjectAt(history, now), now);
    if (!may.allowed) {
      const { reason } = may;
      return reason === "not-this-record" ? { kind: "not-found" } : { kind: "refused", reason };
    }
    if (at < record.since) return { kind: "too-early", name: record.name, since: record.since };
    const subject = subjectAt(history, at);
    const changes = await readAccountChanges(stores);
    const everybody = await stores.people.all();
    return {
      kind: "answer",
      at,
      name: record.name,
      people: everybody.map((person) =>
        sightOf({
          person,
          then: personAt(person, changes.get(person.id) ?? [], at),
          sights: record.sights,
          subject,
          at,
        }),
      ),
      acts: (await stores.custody.ofSubjects(record.subjects)).filter(isByPerson),
    };
  });
}

/** What a person could see of a record, as both were at that moment. */
export function sightOf(asked: {
  readonly person: Person;
  readonly then: Person | undefined;
  readonly sights: readonly Sight[];
  readonly subject: RecordSubject;
  readonly at: Instant;
}): PersonSight {
  const { person, then, subject, at } = asked;
  const named = { personId: person.id, name: person.displayName };
  if (then === undefined) return { ...named, role: person.role, could: [], why: "no-account-yet" };
  const answers = asked.sights.map((sight) => ({
    sight,
    decision: authorise(then, sight, subject, at),
  }));
  const could = answers.flatMap(({ sight, decision }) =>
    decision.allowed ? [{ sight, by: decision.by, until: decision.until }] : [],
  );
  const reasons = answers.flatMap(({ decision }) => (decision.allowed ? [] : [decision.reason]));
  return { ...named, role: then.role, could, why: could.length > 0 ? undefined : why() };

  function why(): Unseen {
    if (reasons.includes("disabled")) return "disabled";
    if (subject.walledIds.includes(person.id)) return "wall";
    return reasons.includes("not-this-record") ? "no-tie" : "role";
  }
}

interface AuditedRecord {
  readonly id: ReportId | CaseId;
  readonly name: string;
  readonly since: Instant;
  readonly sights: readonly Sight[];
  readonly subjects: Parameters<ReadStores["custody"]["ofSubjects"]>[0];
}

async function recordOf(stores: ReadStores, id: Audited): Promise<AuditedRecord | undefined> {
  if (isIdOf("cas", id)) {
    const file = await stores.cases.find(id);
    if (file === undefined) return undefined;
    const bundles = await stores.bundles.ofCase(id);
    const subjects = [id, ...bundles.map((bundle) => bundle.id)];
    return { id, name: file.number, since: file.openedAt, sights: SIGHTS.cas, subjects };
  }
  if (isIdOf("itm", id)) {
    const item = await stores.items.find(id);
    const of = item?.reportId == null ? undefined : await recordOf(stores, item.reportId);
    return of && { ...of, sights: SIGHTS.itm, subjects: [id] };
  }
  if (!isIdOf("rpt", id)) return undefined;
  const report = await stores.reports.find(id);
  if (report === undefined) return undefined;
  const items = await stores.items.ofReports([id]);
  const subjects = [id, ...items.map((item) => item.id)];
  return { id, name: report.code, since: report.receivedAt, sights: SIGHTS.rpt, subjects };
}

/** Acts of the reporter and of the system are not somebody's looking. A record that cannot be read stays, and says so. */
function isByPerson(stored: StoredRecord): boolean {
  const read = parseRecord(stored.leaf);
  return !read.ok || read.value.actor.kind === "user";
}

/** The record that people call by this code, number or id; undefined for what is not there or not for this person. */
export async function findAudited(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly code: string },
): Promise<Audited | undefined> {
  const text = input.code.trim();
  const isId = isIdOf("rpt", text) || isIdOf("itm", text) || isIdOf("cas", text);
  const id = isId
    ? text
    : await tools.read(
        async ({ reports, cases }) =>
          (await reports.idOfCode(text.toUpperCase())) ??
          (await cases.byNumber(text.toUpperCase()))?.id,
      );
  if (id === undefined) return undefined;
  const found = await whoCouldSee(tools, { by: input.by, id });
  return found.kind === "answer" ? id : undefined;
}
