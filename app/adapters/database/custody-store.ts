import { sql } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { buildRecord, saltsFor } from "#app/core/custody/record.ts";
import { millisOf, parseInstant, type Instant } from "#app/core/instant.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { sealDisclosures } from "./disclosure-fields.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";
import { growTree } from "./tree-store.ts";

/** A number of ours for PostgreSQL's advisory lock: whoever appends waits for the one before. */
const APPEND_LOCK = 7_306_601;

/** A step back of the clock below this is jitter between processes, not worth a record. */
const CLOCK_STEP_MILLIS = 1_000;

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

/** The log's newest record; undefined before the first. */
export async function lastRecord({ db }: DatabaseScope): Promise<Last | undefined> {
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
