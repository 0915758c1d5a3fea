import { inUtc } from "../bundle/office-time.ts";
import type { ListedExhibit } from "../bundle/exhibit-list.ts";
import type { ShownRecord } from "../bundle/shown-records.ts";
import type { EventType } from "../custody/event.ts";
import type { CustodyRecord } from "../custody/record.ts";

/** What records say, with their numbers: what a paper prints, and what it relies on. */
export interface RecordValue {
  readonly value: string;
  readonly source: string;
  readonly seqs: readonly number[];
}

/** The records of some kinds about one exhibit, in order. */
export function recordsOf(
  { custody }: ListedExhibit,
  ...kinds: readonly EventType[]
): readonly CustodyRecord[] {
  return custody
    .map(({ record }: ShownRecord) => record)
    .filter(({ ev }) => (kinds as readonly string[]).includes(ev));
}

/**
 * A line for each exhibit that has records of these kinds, in the words of `say`; undefined where none has any. The numbers of the records stand
 * in the source.
 */
export function fromRecords(
  exhibits: readonly ListedExhibit[],
  kinds: readonly EventType[],
  say: (records: readonly CustodyRecord[], exhibit: ListedExhibit) => string,
): RecordValue | undefined {
  const found = exhibits
    .map((one) => ({ one, records: recordsOf(one, ...kinds) }))
    .filter(({ records }) => records.length > 0);
  if (found.length === 0) return undefined;
  const seqs = found.flatMap(({ records }) => records.map(({ seq }) => seq));
  return {
    value: found
      .map(({ one, records }) => `${one.exhibit.number}: ${say(records, one)}`)
      .join("\n"),
    source: recordsCited(seqs),
    seqs,
  };
}

/** When a record was written, for people. */
export function whenOf({ ts }: CustodyRecord): string {
  return inUtc(ts);
}

/** Records by their numbers, as a source is named. */
export function recordsCited(seqs: readonly number[]): string {
  return `custody record${new Set(seqs).size === 1 ? "" : "s"} ${seqList(seqs)}`;
}

/** Numbers rising, runs of more than two as `4 to 9`. */
export function seqList(seqs: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const seq of [...new Set(seqs)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run?.last === seq - 1) run.last = seq;
    else runs.push({ first: seq, last: seq });
  }
  return runs
    .flatMap(({ first, last }) =>
      last - first > 1
        ? [`${first} to ${last}`]
        : first === last
          ? [`${first}`]
          : [`${first}, ${last}`],
    )
    .join(", ");
}
