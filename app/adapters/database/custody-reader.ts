import type { EventType } from "#app/core/custody/event.ts";
import { toBase64url } from "#app/core/encoding.ts";
import type { ReportId, SubjectId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { openDisclosures } from "./disclosure-fields.ts";
import type { DatabaseScope } from "./scope.ts";
import { treeReader } from "./tree-store.ts";

/** A page of records: at most so many behind a place in the log. */
export interface RecordPage {
  readonly after: number;
  readonly limit: number;
}

/** A record as stored, with what may be disclosed of it. */
export interface StoredRecord {
  readonly seq: number;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly subj: string;
  readonly sseq: number;
  readonly ev: string;
  readonly ts: string;
  readonly disclosures: readonly { readonly name: string; readonly disclosure: string }[];
}

/** Both databases limit how many values one statement takes: an item shown for years has more records than that. */
const SEQS_AT_ONCE = 10_000;

/** Records of a look or a copy: they change nothing of what a report's page says of the report. */
const LOOKS: readonly EventType[] = ["item.viewed", "item.streamed", "item.downloaded"];

/** Reading the custody log and its tree. */
export function custodyReader(scope: DatabaseScope) {
  const { db } = scope;
  async function withDisclosures(
    rows: readonly {
      seq: number;
      leaf: Uint8Array;
      leaf_hash: Uint8Array;
      subj: string;
      sseq: number;
      ev: string;
      ts: string;
    }[],
  ): Promise<StoredRecord[]> {
    const disclosures = new Map<number, { name: string; disclosure: string }[]>();
    for (let at = 0; at < rows.length; at += SEQS_AT_ONCE) {
      const found = await db
        .selectFrom("custody_disclosure")
        .select(["seq", "name", "disclosure", "key_owner"])
        .where(
          "seq",
          "in",
          rows.slice(at, at + SEQS_AT_ONCE).map((row) => row.seq),
        )
        .orderBy("name")
        .execute();
      for (const { seq, ...one } of await openDisclosures(scope, found)) {
        const others = disclosures.get(seq);
        if (others === undefined) disclosures.set(seq, [one]);
        else others.push(one);
      }
    }
    return rows.map(({ leaf_hash: leafHash, ...row }) => ({
      ...row,
      leafHash,
      disclosures: disclosures.get(row.seq) ?? [],
    }));
  }

  return {
    ...treeReader(scope),
    /** How many records there are. */
    async size(): Promise<number> {
      const row = await db
        .selectFrom("custody_log")
        .select((eb) => eb.fn.max("seq").as("last"))
        .executeTakeFirst();
      return row?.last == null ? 0 : Number(row.last) + 1;
    },
    /** Whether a subject was destroyed, by whatever rule. */
    async isDisposed(subj: SubjectId): Promise<boolean> {
      const row = await db
        .selectFrom("custody_log")
        .select("seq")
        .where("subj", "=", subj)
        .where("ev", "=", "item.disposed")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** Whether an audit ever found that a subject's original is gone, cannot be read, or is not what was received. */
    async hasFailedFixity(subj: SubjectId): Promise<boolean> {
      const row = await db
        .selectFrom("custody_log")
        .select("seq")
        .where("subj", "=", subj)
        .where("ev", "=", "item.fixity_failed")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** When an event of this type was last recorded. */
    async lastTime(ev: EventType): Promise<Instant | undefined> {
      const row = await db
        .selectFrom("custody_log")
        .select((eb) => eb.fn.max("ts").as("ts"))
        .where("ev", "=", ev)
        .executeTakeFirst();
      return row?.ts == null ? undefined : (row.ts as Instant);
    },
    /** How many events of this type one subject has since an instant. */
    async countSince(subj: SubjectId, ev: EventType, since: Instant): Promise<number> {
      const { n } = await db
        .selectFrom("custody_log")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("subj", "=", subj)
        .where("ev", "=", ev)
        .where("ts", ">", since)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    /** The leaves of the events of this type that one subject has, in order. */
    async leavesOf(subj: SubjectId, ev: EventType): Promise<readonly Uint8Array[]> {
      const rows = await db
        .selectFrom("custody_log")
        .select("leaf")
        .where("subj", "=", subj)
        .where("ev", "=", ev)
        .orderBy("sseq")
        .execute();
      return rows.map(({ leaf }) => leaf);
    },
    /** Records from a sequence number on, at most `limit`, in order. */
    async from(seq: number, limit: number): Promise<StoredRecord[]> {
      const rows = await db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .where("seq", ">=", seq)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return withDisclosures(rows);
    },
    /** Every record of some types, in order of the log: for the few that are rare. */
    async ofEvents(evs: readonly EventType[]): Promise<StoredRecord[]> {
      const rows = await db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .where("ev", "in", evs)
        .orderBy("seq")
        .execute();
      return withDisclosures(rows);
    },
    /** The newest records first, at most `limit`, before a sequence number when one is given, without those of `hidden`. */
    async newest(
      limit: number,
      before?: number,
      hidden: readonly string[] = [],
    ): Promise<StoredRecord[]> {
      let query = db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .orderBy("seq", "desc")
        .limit(limit);
      if (before !== undefined) query = query.where("seq", "<", before);
      if (hidden.length > 0) query = query.where("subj", "not in", hidden);
      return withDisclosures(await query.execute());
    },
    /** Every record of some subjects, in order of the log. */
    async ofSubjects(subjects: readonly SubjectId[], page?: RecordPage): Promise<StoredRecord[]> {
      if (subjects.length === 0) return [];
      const rows = await db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .where("subj", "in", subjects)
        .$if(page !== undefined, (query) => query.where("seq", ">", page?.after ?? -1))
        .orderBy("seq")
        .$if(page !== undefined, (query) => query.limit(page?.limit ?? 0))
        .execute();
      return withDisclosures(rows);
    },
    /** Whether a report or one of its files has a record from a place in the log on; looks at files do not count. */
    async hasChanged(reportId: ReportId, since: number): Promise<boolean> {
      const row = await db
        .selectFrom("custody_log")
        .select("seq")
        .where("seq", ">=", since)
        .where("ev", "not in", LOOKS)
        .where((eb) =>
          eb.or([
            eb("subj", "=", reportId),
            eb(
              "subj",
              "in",
              eb.selectFrom("evidence_item").select("id").where("report_id", "=", reportId),
            ),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** The newest record of each subject: what `bundle.prepared` commits to (evidence-standards 1.6). */
    async heads(
      subjects: readonly SubjectId[],
    ): Promise<ReadonlyMap<string, { readonly sseq: number; readonly h: string }>> {
      const heads = new Map<string, { sseq: number; h: string }>();
      for (const subject of subjects) {
        const row = await db
          .selectFrom("custody_log")
          .select(["sseq", "leaf_hash"])
          .where("subj", "=", subject)
          .orderBy("sseq", "desc")
          .limit(1)
          .executeTakeFirst();
        if (row !== undefined) {
          heads.set(subject, { sseq: row.sseq, h: toBase64url(row.leaf_hash) });
        }
      }
      return heads;
    },
  };
}
