import { sql } from "kysely";
import type { CustodyEvent, EventType } from "#app/core/custody/event.ts";
import { buildRecord, saltsFor } from "#app/core/custody/record.ts";
import { toBase64url } from "#app/core/encoding.ts";
import { millisOf, parseInstant, type Instant } from "#app/core/instant.ts";
import { SYSTEM_SUBJECT, type SubjectId } from "#app/core/ids.ts";
import { openDisclosures, sealDisclosures } from "./disclosure-fields.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";
import { growTree, treeReader } from "./tree-store.ts";

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

/** A number of ours for PostgreSQL's advisory lock: whoever appends waits for the one before. */
const APPEND_LOCK = 7_306_601;

/** A step back of the clock below this is jitter between processes, not worth a record. */
const CLOCK_STEP_MILLIS = 1_000;

/** Both databases limit how many values one statement takes: an item shown for years has more records than that. */
const SEQS_AT_ONCE = 10_000;

/**
 * Appends one record in the caller's transaction and answers its place in the log. The records form one
 * chain over all and one per subject (evidence-standards 1.2). Time never runs back: a clock that did is
 * recorded as `system.clock_step` and the last record's time is held.
 */
export type AppendEvent = (event: CustodyEvent) => Promise<{ seq: number; leafHash: Uint8Array }>;

export function custodyAppender(scope: DatabaseScope): AppendEvent {
  const { db, dialect, clock, random, logOrigin } = scope;

  async function appendAt(event: CustodyEvent, ts: Instant, last: Last | undefined) {
    const before = await db
      .selectFrom("custody_log")
      .select(["sseq", "leaf_hash"])
      .where("subj", "=", event.subj)
      .orderBy("sseq", "desc")
      .limit(1)
      .executeTakeFirst();
    const seq = last === undefined ? 0 : last.seq + 1;
    const built = buildRecord({
      event,
      log: logOrigin,
      seq,
      ts,
      sseq: before === undefined ? 0 : before.sseq + 1,
      sprev: before === undefined ? null : before.leaf_hash,
      prev: last === undefined ? null : last.leafHash,
      nonce: random(16),
      salts: Array.from({ length: saltsFor(event.ev) }, () => random(16)),
    });
    await db
      .insertInto("custody_log")
      .values({
        seq,
        leaf: Buffer.from(built.leaf),
        leaf_hash: Buffer.from(built.leafHash),
        subj: event.subj,
        sseq: built.record.sseq,
        ev: event.ev,
        ts,
      })
      .execute();
    await growTree(scope, seq, built.leafHash);
    if (built.disclosures.length > 0) {
      await db
        .insertInto("custody_disclosure")
        .values(await sealDisclosures(scope, { seq, subj: event.subj }, built.disclosures))
        .execute();
    }
    return { seq, leafHash: built.leafHash, ts };
  }

  return async (event) => {
    if (dialect === "postgres") await sql`select pg_advisory_xact_lock(${APPEND_LOCK})`.execute(db);
    let last = await lastRecord(scope);
    const now = clock.now();
    let ts = now;
    if (last !== undefined && now < last.ts) {
      ts = last.ts;
      const stepMillis = millisOf(last.ts) - millisOf(now);
      if (stepMillis > CLOCK_STEP_MILLIS && !(await isStepTold(scope, ts))) {
        last = await appendAt(clockStep(stepMillis), ts, last);
      }
    }
    return appendAt(event, ts, last);
  };
}

interface Last {
  readonly seq: number;
  readonly leafHash: Uint8Array;
  readonly ts: Instant;
}

function clockStep(stepMillis: number): CustodyEvent {
  return {
    ev: "system.clock_step",
    subj: SYSTEM_SUBJECT,
    actor: { kind: "system", id: "svc-log" },
    obj: { back_ms: stepMillis },
  };
}

/** While time is held at an instant, one record says so, however many acts follow before the clock catches up. */
async function isStepTold({ db }: DatabaseScope, held: Instant): Promise<boolean> {
  const row = await db
    .selectFrom("custody_log")
    .select("ts")
    .where("subj", "=", SYSTEM_SUBJECT)
    .where("ev", "=", "system.clock_step")
    .orderBy("sseq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.ts === held;
}

async function lastRecord({ db }: DatabaseScope): Promise<Last | undefined> {
  const row = await db
    .selectFrom("custody_log")
    .select(["seq", "leaf_hash", "ts"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const ts = parseInstant(row.ts);
  if (ts === undefined) throw new Error("the custody log's last time cannot be read");
  return { seq: row.seq, leafHash: row.leaf_hash, ts };
}

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
    ...treeReader({ db }),
    /** How many records there are. */
    async size(): Promise<number> {
      const row = await db
        .selectFrom("custody_log")
        .select((eb) => eb.fn.max("seq").as("last"))
        .executeTakeFirst();
      return row?.last == null ? 0 : Number(row.last) + 1;
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
    async ofSubjects(subjects: readonly SubjectId[]): Promise<StoredRecord[]> {
      if (subjects.length === 0) return [];
      const rows = await db
        .selectFrom("custody_log")
        .select(["seq", "leaf", "leaf_hash", "subj", "sseq", "ev", "ts"])
        .where("subj", "in", subjects)
        .orderBy("seq")
        .execute();
      return withDisclosures(rows);
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

/**
 * Deletes one disclosure and records that it was erased. The record it belonged to, its hash and every proof stay as they
 * are: the leaf holds only the disclosure's salted digest.
 */
export function disclosureEraser({ db }: DatabaseScope, append: AppendEvent) {
  return async (seq: number, name: string, event: CustodyEvent): Promise<void> => {
    const result = await db
      .deleteFrom("custody_disclosure")
      .where("seq", "=", seq)
      .where("name", "=", name)
      .executeTakeFirst();
    requireOne(result.numDeletedRows, "erase a disclosure");
    await append(event);
  };
}
