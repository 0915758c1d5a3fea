import { expect, test } from "@jest/globals";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { verifyConsistency, verifyInclusion } from "#app/core/custody/merkle-proof.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { eventOf, faultsOfLog, givenReport, hexOf, reportOf } from "./given.ts";

async function appendMany({ transact }: TestDatabase, count: number): Promise<void> {
  await transact(async ({ custody }) => {
    for (let n = 0; n < count; n += 1) {
      await custody.appendSystemEvent({
        ev: "system.started",
        subj: SYSTEM_SUBJECT,
        actor: { kind: "system", id: "svc-test" },
        obj: { n },
      });
    }
  });
}

onEachDatabase("the log's tree", (open) => {
  test("roots and proofs from stored subtrees are those of the records themselves", async () => {
    const database = await open();
    await appendMany(database, 37);
    await database.read(async ({ custody }) => {
      const hashes = (await custody.from(0, 100)).map((record) => record.leafHash);
      for (let size = 1; size <= hashes.length; size += 1) {
        const root = merkleRoot(hashes.slice(0, size));
        expect(Buffer.from(await custody.rootAt(size))).toEqual(Buffer.from(root));
        for (const index of [0, Math.floor(size / 2), size - 1]) {
          const proof = await custody.inclusionProof(index, size);
          const leafHash = hashes[index] ?? new Uint8Array();
          expect(verifyInclusion({ index, size, leafHash, proof, root })).toBe(true);
        }
        const second = hashes.length;
        expect(
          verifyConsistency({
            first: size,
            second,
            firstRoot: root,
            secondRoot: merkleRoot(hashes),
            proof: await custody.consistencyProof(size, second),
          }),
        ).toBe(true);
      }
      expect(await custody.treeSize()).toBe(37);
    });
  });

  test("many reports received at once are in the same log as those received one by one", async () => {
    const database = await open();
    const { clock } = database;
    await givenReport(database);
    const statement = { name: "statement", value: { sha256: hexOf(32) } } as const;
    const many = Array.from({ length: 601 }, (_, number) => {
      const report = reportOf(clock.now(), { narrative: `Story ${String(number)}` });
      const event = eventOf("report.received", report.id, { disclosures: [statement] });
      return { report: { ...report, answers: [] as const, identityBox: null }, event };
    });
    await database.transact(({ reports }) => reports.receiveMany(many));
    const last = await givenReport(database);
    await database.read(async ({ custody, reports }) => {
      const records = await custody.from(0, 1_000);
      expect(records.map(({ subj }) => subj).slice(1)).toEqual([
        ...many.map(({ report }) => report.id),
        last,
      ]);
      const size = records.length;
      const root = merkleRoot(records.map(({ leafHash }) => leafHash));
      expect(Buffer.from(await custody.rootAt(size))).toEqual(Buffer.from(root));
      for (const { report } of [many[0], many[600]].filter((one) => one !== undefined)) {
        expect(await reports.find(report.id)).toMatchObject(report.whatHappened);
        const [record] = await custody.ofSubjects([report.id]);
        expect(JSON.stringify(record?.disclosures)).toContain("statement");
      }
    });
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("a transaction that fails leaves no subtree behind", async () => {
    const database = await open();
    await appendMany(database, 3);
    await expect(
      database.transact(async ({ custody }) => {
        await custody.appendSystemEvent({
          ev: "system.started",
          subj: SYSTEM_SUBJECT,
          actor: { kind: "system", id: "svc-test" },
          obj: {},
        });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    await appendMany(database, 5);
    await database.read(async ({ custody }) => {
      const hashes = (await custody.from(0, 100)).map((record) => record.leafHash);
      expect(hashes).toHaveLength(8);
      expect(Buffer.from(await custody.rootAt(8))).toEqual(Buffer.from(merkleRoot(hashes)));
    });
  });

  test("a subtree and a checkpoint's body cannot be changed or removed", async () => {
    const database = await open();
    await appendMany(database, 4);
    await database.transact((stores) =>
      stores.checkpoints.add({
        size: 4,
        body: "body",
        note: "note",
        reason: "timer",
        madeAt: database.clock.now(),
      }),
    );
    for (const act of [
      "update custody_node set level = 9",
      "delete from custody_node",
      "update custody_checkpoint set body = 'other'",
      "delete from custody_checkpoint",
    ]) {
      await expect(database.sql(act)).rejects.toThrow("append-only");
    }
    await database.transact((stores) => stores.checkpoints.addSignatures(4, "note with more"));
    expect(await database.read((stores) => stores.checkpoints.latest())).toMatchObject({
      body: "body",
      note: "note with more",
    });
  });
});
