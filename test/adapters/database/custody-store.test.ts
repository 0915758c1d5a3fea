import { expect, test } from "@jest/globals";
import { disclosureDigest } from "#app/core/custody/disclosure.ts";
import { EVENT_CATALOGUE, type EventType } from "#app/core/custody/event.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { toBase64url } from "#app/core/encoding.ts";
import { sealField } from "#app/core/encryption/field-box.server.ts";
import { SYSTEM_SUBJECT, type ItemId } from "#app/core/ids.ts";
import {
  onEachDatabase,
  TEST_LOG_ORIGIN,
  TEST_ROOT_KEYS,
  type TestDatabase,
} from "#test/support/each-database.ts";
import { eventOf, faultsOfLog, newId, wholeLog } from "./given.ts";

async function append(database: TestDatabase, ...events: ReturnType<typeof eventOf>[]) {
  return database.transact(async ({ custody }) => {
    const places: number[] = [];
    for (const event of events) places.push((await custody.appendSystemEvent(event)).seq);
    return places;
  });
}

function recordOf(leaf: Uint8Array) {
  const parsed = parseRecord(leaf);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

onEachDatabase("the custody log", (open) => {
  test("begins empty and grows by one place for each event", async () => {
    const database = await open();
    expect(await database.read(({ custody }) => custody.size())).toBe(0);
    const item: ItemId = newId("itm");
    expect(await append(database, eventOf("item.hashed", item))).toEqual([0]);
    expect(
      await append(database, eventOf("item.stored", item), eventOf("item.verified", item)),
    ).toEqual([1, 2]);
    expect(await database.read(({ custody }) => custody.size())).toBe(3);
  });

  test("every kind of event makes a valid chain over all and one for each subject", async () => {
    const database = await open();
    const subjects = [newId("itm"), newId("rpt"), SYSTEM_SUBJECT] as const;
    for (const ev of Object.keys(EVENT_CATALOGUE) as EventType[]) {
      database.clock.move(7);
      await append(database, ...subjects.map((subject) => eventOf(ev, subject)));
    }
    expect(await faultsOfLog(database)).toEqual([]);
    const kinds = Object.keys(EVENT_CATALOGUE).length;
    for (const subject of subjects) {
      const own = await database.read(({ custody }) => custody.ofSubjects([subject]));
      expect(own.map((record) => record.sseq)).toEqual(Array.from({ length: kinds }, (_, n) => n));
      expect(own.every((record) => record.subj === subject)).toBe(true);
    }
  });

  test("a record says who, what and when in the log's own name, and its columns say the same", async () => {
    const database = await open();
    const item: ItemId = newId("itm");
    await append(database, eventOf("item.verified", item, { obj: { result: "no-fault" } }));
    const [stored] = await wholeLog(database);
    if (stored === undefined) throw new Error("no record");
    expect(recordOf(stored.leaf)).toMatchObject({
      log: TEST_LOG_ORIGIN,
      seq: 0,
      sseq: 0,
      sprev: null,
      ev: "item.verified",
      subj: item,
      ts: database.clock.now(),
      actor: { kind: "user", id: "usr_tester", role: "prosecutor" },
      obj: { result: "no-fault" },
    });
    expect(stored).toMatchObject({ ev: "item.verified", subj: item, ts: database.clock.now() });
  });

  test("the number of digests says nothing about how much was disclosed", async () => {
    const database = await open();
    const item: ItemId = newId("itm");
    const name = { name: "actor_name", value: "A. Person" } as const;
    const reason = { name: "reason", value: "review" } as const;
    await append(
      database,
      eventOf("item.viewed", item),
      eventOf("item.viewed", item, { disclosures: [name] }),
      eventOf("item.viewed", item, { disclosures: [name, reason] }),
    );
    const log = await wholeLog(database);
    expect(log.map((record) => recordOf(record.leaf)._sd.length)).toEqual([2, 2, 2]);
    expect(log.map((record) => record.disclosures.map((one) => one.name))).toEqual([
      [],
      ["actor_name"],
      ["actor_name", "reason"],
    ]);
    for (const record of log) {
      const digests = recordOf(record.leaf)._sd;
      for (const { disclosure } of record.disclosures) {
        expect(digests).toContain(disclosureDigest(disclosure));
      }
    }
  });

  test("time does not run back: a stepped clock is told once, and time is held until it catches up", async () => {
    const database = await open();
    const item: ItemId = newId("itm");
    const before = database.clock.now();
    await append(database, eventOf("item.hashed", item));
    database.clock.move(-3_600_000);
    await append(database, eventOf("item.stored", item));
    await append(database, eventOf("item.viewed", item), eventOf("item.viewed", item));
    database.clock.move(1_000_000);
    await append(database, eventOf("item.verified", item));
    const held = await wholeLog(database);
    expect(held.map((record) => record.ev)).toEqual([
      "item.hashed",
      "system.clock_step",
      "item.stored",
      "item.viewed",
      "item.viewed",
      "item.verified",
    ]);
    expect(new Set(held.map((record) => record.ts))).toEqual(new Set([before]));
    expect(recordOf(held[1]?.leaf ?? new Uint8Array())).toMatchObject({
      subj: SYSTEM_SUBJECT,
      obj: { back_ms: 3_600_000 },
    });

    database.clock.move(3_600_000);
    await append(database, eventOf("item.viewed", item));
    expect((await wholeLog(database)).at(-1)?.ts).toBe(database.clock.now());
    // A second step is a second fact.
    database.clock.move(-5_000);
    await append(database, eventOf("item.viewed", item));
    const steps = (await wholeLog(database)).filter((one) => one.ev === "system.clock_step");
    expect(steps).toHaveLength(2);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("clocks of two processes a little apart are no clock step", async () => {
    const database = await open();
    await append(database, eventOf("item.hashed", newId("itm")));
    database.clock.move(-1_000);
    await append(database, eventOf("item.hashed", newId("itm")));
    expect((await wholeLog(database)).map((record) => record.ev)).toEqual([
      "item.hashed",
      "item.hashed",
    ]);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("eight writers at once leave no gap, no duplicate and no broken link", async () => {
    const database = await open();
    const shared: ItemId = newId("itm");
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const own: ItemId = newId("itm");
        for (let turn = 0; turn < 10; turn += 1) {
          await append(database, eventOf("item.viewed", shared), eventOf("item.viewed", own));
        }
      }),
    );
    const log = await wholeLog(database);
    expect(log.map((record) => record.seq)).toEqual(Array.from({ length: 160 }, (_, seq) => seq));
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("an event that the format forbids fails the whole act", async () => {
    const database = await open();
    const item: ItemId = newId("itm");
    const bad = eventOf("item.hashed", item, { obj: { email: "someone@example.org" } });
    await expect(append(database, eventOf("item.stored", item), bad)).rejects.toThrow("personal");
    expect(await database.read(({ custody }) => custody.size())).toBe(0);
  });

  test("records cannot be changed, removed or put in another's place", async () => {
    const database = await open();
    await append(
      database,
      eventOf("item.hashed", newId("itm")),
      eventOf("item.stored", newId("itm")),
    );
    const before = await wholeLog(database);
    for (const statement of [
      "update custody_log set ts = '2020-01-01T00:00:00.000Z' where seq = 0",
      "update custody_log set leaf = leaf",
      "delete from custody_log where seq = 1",
      "delete from custody_log",
      ...(database.kind === "postgres"
        ? [
            "truncate custody_log cascade",
            "insert into custody_log select * from custody_log where seq = 0 on conflict (seq) do update set ts = 'x'",
          ]
        : [
            "insert or replace into custody_log select 0, leaf, leaf_hash, 'itm_x', 0, ev, ts from custody_log where seq = 1",
            "replace into custody_log select 9, leaf, leaf_hash, subj, sseq, ev, ts from custody_log where seq = 1",
            "insert into custody_log select * from custody_log where seq = 0 on conflict (seq) do update set ts = 'x'",
          ]),
    ]) {
      await expect(database.sql(statement)).rejects.toThrow("append-only");
    }
    expect(await wholeLog(database)).toEqual(before);
  });

  test("a disclosure can be erased without breaking the log, but never reworded", async () => {
    const database = await open();
    const submitter = { name: "submitter", value: "A. Witness" } as const;
    await append(database, eventOf("item.received", newId("itm"), { disclosures: [submitter] }));
    await expect(database.sql("update custody_disclosure set disclosure = 'x'")).rejects.toThrow(
      "append-only",
    );
    await database.sql("delete from custody_disclosure");
    expect((await wholeLog(database))[0]?.disclosures).toEqual([]);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("the log can be read from a place on, newest first, by subject and by its heads", async () => {
    const database = await open();
    const [one, other]: ItemId[] = [newId("itm"), newId("itm")];
    if (one === undefined || other === undefined) throw new Error("no ids");
    const turns = [one, other, one, one, other];
    await append(database, ...turns.map((subject) => eventOf("item.viewed", subject)));
    const { from, newest, older, of, heads } = await database.read(async ({ custody }) => ({
      from: await custody.from(1, 2),
      newest: await custody.newest(2),
      older: await custody.newest(2, 3),
      of: await custody.ofSubjects([other]),
      heads: await custody.heads([one, other, newId("itm")]),
    }));
    const seqs = (records: readonly { seq: number }[]) => records.map((record) => record.seq);
    expect(seqs(from)).toEqual([1, 2]);
    expect(seqs(newest)).toEqual([4, 3]);
    expect(seqs(older)).toEqual([2, 1]);
    expect(seqs(of)).toEqual([1, 4]);
    const last = await database.read(({ custody }) => custody.from(3, 2));
    expect(heads).toEqual(
      new Map([
        [one, { sseq: 2, h: toBase64url(last[0]?.leafHash ?? new Uint8Array()) }],
        [other, { sseq: 1, h: toBase64url(last[1]?.leafHash ?? new Uint8Array()) }],
      ]),
    );
  });

  test("an item with more records than one statement takes values is read whole", async () => {
    const database = await open();
    const rows = 70_000;
    const hash = database.kind === "postgres" ? "decode(repeat('00', 32), 'hex')" : "zeroblob(32)";
    const leaf = database.kind === "postgres" ? "''::bytea" : "x''";
    await database.sql(
      `insert into custody_log with recursive n(i) as
         (select 0 union all select i + 1 from n where i < ${String(rows - 1)})
       select i, ${leaf}, ${hash}, 'itm_long', i, 'item.viewed', '2026-11-22T12:00:00.000Z' from n`,
    );
    // Encrypted as the store does: the last record's is enough to see that the last statement was run.
    const officeKey = new Uint8Array(32).fill(1);
    const { root, wrapped } = await TEST_ROOT_KEYS.wrap(officeKey);
    const hex = Buffer.from(wrapped).toString("hex");
    const bytes = database.kind === "postgres" ? `decode('${hex}', 'hex')` : `x'${hex}'`;
    await database.sql(
      `insert into report_key (owner, root, wrapped_key, made_at) values ('office', '${root}', ${bytes}, '')`,
    );
    const place = { purpose: "disclosure", row: `${String(rows - 1)}/reason` } as const;
    const sealed = sealField(officeKey, place, "the last", new Uint8Array(12));
    await database.sql(
      `insert into custody_disclosure (seq, name, disclosure, key_owner)
       values (${String(rows - 1)}, 'reason', '${sealed}', 'office')`,
    );
    const records = await database.read(({ custody }) => custody.ofSubjects(["itm_long"]));
    expect(records).toHaveLength(rows);
    expect(records.at(-1)?.disclosures).toEqual([{ name: "reason", disclosure: "the last" }]);
  });
});
