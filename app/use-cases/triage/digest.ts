import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { CHANGING_EVENTS } from "#app/core/triage/queue-changes.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { parseReadMark, spellReadMark, type ReadMark } from "#app/core/triage/read-mark.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Subjects of the log that are looked at for one digest, reports that it names, and records of each. */
const MOST_SUBJECTS = 500;
const MOST_REPORTS = 50;
const MOST_RECORDS = 200;
/** Counting new reports stops here. */
const MOST_NEWS = 99;

/** What others did with one report. */
export interface DigestReport {
  readonly id: ReportId;
  readonly code: string;
  /** Oldest first. */
  readonly records: readonly StoredRecord[];
}

export type DigestOutcome =
  | {
      readonly kind: "digest";
      /** From where on; undefined for who never said that they have read one. */
      readonly since: ReadMark | undefined;
      /** Where the log stands now: having read this digest is having read up to here. */
      readonly until: ReadMark;
      /** Reports that came since, within what this person may know of. */
      readonly news: { readonly count: number; readonly more: boolean };
      /** Of reports that this person has, those with which somebody else did something. */
      readonly reports: readonly DigestReport[];
      /** More happened than was looked at. */
      readonly more: boolean;
      readonly people: ReadonlyMap<string, string>;
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * What happened since somebody was last here, in one list instead of a notice for each event: new reports counted, and of the reports that they have what
 * others did, reporters too. Found along the log's own numbers.
 */
export async function readDigest(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: {
    readonly by: Person;
    /** To look at an earlier one again. */
    readonly since?: ReadMark | undefined;
  },
): Promise<DigestOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(by, decision, now);
  const { office } = tools;
  return tools.read(async (stores): Promise<DigestOutcome> => {
    const until = { seq: await stores.custody.size(), at: now };
    const since = input.since ?? parseReadMark(await stores.views.choice(by.id, "read-until"));
    const nothing = { kind: "digest", since, until, people: new Map<string, string>() } as const;
    if (since === undefined) {
      return { ...nothing, news: { count: 0, more: false }, reports: [], more: false };
    }
    // Each report counts, also one that says nearly the same as another.
    const all = { ...parseQueueFilter(new URLSearchParams()), unfolded: true };
    const changed = await stores.queueNews.changedSince(
      { ...all, assignee: "mine" },
      reader,
      since.seq,
      MOST_SUBJECTS,
      office,
    );
    const mine = changed.reports.filter(({ matches }) => matches).map(({ id }) => id);
    const ids = mine.slice(0, MOST_REPORTS);
    const items = await stores.items.ofReports(ids);
    const reports: DigestReport[] = [];
    let isCut = changed.more || mine.length > MOST_REPORTS;
    for (const id of ids) {
      const files = items.filter(({ reportId }) => reportId === id).map((item) => item.id);
      const { records, more } = await othersDid(stores, by, [id, ...files], since);
      isCut ||= more;
      const report = records.length === 0 ? undefined : await stores.reports.find(id);
      if (report !== undefined) reports.push({ id, code: report.code, records });
    }
    const people = await stores.people.all();
    return {
      ...nothing,
      news: await stores.queueNews.countSince(all, reader, since.at, MOST_NEWS, office),
      reports,
      more: isCut,
      people: new Map(people.map(({ id, displayName }) => [id as string, displayName])),
    };
  });
}

/** What others did with a report and its files; `more` where the log holds more of them than was looked at. */
async function othersDid(
  stores: ReadStores,
  by: Person,
  subjects: readonly (ReportId | ItemId)[],
  since: ReadMark,
): Promise<{ readonly records: readonly StoredRecord[]; readonly more: boolean }> {
  const page = { after: since.seq - 1, limit: MOST_RECORDS };
  const all = await stores.custody.ofSubjects(subjects, page);
  const changing: readonly string[] = CHANGING_EVENTS;
  const records = all.filter(({ ev, leaf }) => {
    if (!changing.includes(ev)) return false;
    const read = parseRecord(leaf);
    // One that cannot be read is shown as such rather than left out.
    return !read.ok || read.value.actor.id !== by.id;
  });
  return { records, more: all.length === MOST_RECORDS };
}

/** Notes up to where somebody has read. */
export async function noteRead(
  tools: Pick<Tools, "transact">,
  { by, until }: { readonly by: Person; readonly until: ReadMark },
): Promise<void> {
  await tools.transact(({ views }) => views.choose(by.id, "read-until", spellReadMark(until)));
}
