import { randomBytes } from "node:crypto";
import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { keyRotationFacts } from "#app/core/custody/log-keys.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { signCheckpoint } from "#app/core/custody/signer.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toBase64 } from "#app/core/encoding.ts";
import type { ItemId } from "#app/core/ids.ts";
import { compose } from "#app/server/compose.ts";
import type { AuditReport } from "#app/use-cases/custody/audit-log.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { rewriteLog, type Written } from "#test/support/rewrite-log.ts";

// What somebody who has the database file, but not the log's key, could do to it, and what the audit then says. Each attack
// begins with the same office, which received a report with two files and signed its log several times.

let office: TestOffice;
let file: string;
let kept: string;
let vkey: string;
let itemId: ItemId;
let partsId: ItemId;

beforeAll(async () => {
  office = await openTestOffice();
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(9_000) }] });
  [itemId] = sent.itemIds as [ItemId];
  partsId = await sentInParts(randomBytes(700));
  await office.worker.idle();
  await office.useCases.publishCheckpoint({ reason: "request" });
  await givenReport(office);
  await office.useCases.publishCheckpoint({ reason: "request" });
  ({ vkey } = office.useCases.readLogKey());
  await office.shut();
  file = join(office.config.dataDir, "bearwitness.sqlite");
  kept = join(office.folder, "kept.sqlite");
  await copyFile(file, kept);
});

afterEach(async () => {
  await rm(`${file}-wal`, { force: true });
  await rm(`${file}-shm`, { force: true });
  await copyFile(kept, file);
});

afterAll(async () => {
  await rm(office.folder, { recursive: true, force: true });
});

async function sentInParts(bytes: Uint8Array): Promise<ItemId> {
  const { token } = await office.useCases.startDraft();
  const begun = await office.useCases.beginUpload({
    holder: { draftToken: token, visitToken: undefined },
    size: bytes.length,
    originalName: "parts.bin",
    declaredType: "",
    sample: "",
  });
  if (begun.kind !== "begun") throw new Error(begun.kind);
  await office.useCases.appendToUpload({
    itemId: begun.itemId,
    offset: 0,
    source: piecesOf(bytes),
  });
  return begun.itemId;
}

/** Triggers are no obstacle to whoever has the file. */
function inDatabase(work: (database: Sqlite.Database) => void): void {
  const database = new Sqlite(file);
  const names = database.prepare("select name from sqlite_master where type = 'trigger'").pluck();
  for (const name of names.all()) database.exec(`drop trigger ${String(name)}`);
  database.pragma("foreign_keys = off");
  work(database);
  database.close();
}

async function audited(): Promise<AuditReport> {
  const opened = await compose(office.config, { purpose: "visit", writeLog: () => undefined });
  if (!opened.ok) throw new Error(opened.problem);
  try {
    return await opened.value.useCases.auditLog();
  } finally {
    await opened.value.close();
  }
}

/** Makes the log fit together again after a change of its records, as a forger would. */
function rewriting(change: (records: Written[]) => Written[]) {
  return (database: Sqlite.Database) => {
    rewriteLog(database, change);
  };
}

/** The same, with every signed state that does not fit thrown away, and every record of it. */
function withoutSignedStates(records: Written[]): Written[] {
  return records.filter(({ ev }) => ev !== "checkpoint.published");
}

/** Signs the log as it stands at every recorded size with a key of the forger's. */
function signAll(database: Sqlite.Database, origin: string, key: ReturnType<typeof forgedKey>) {
  const leaves = database.prepare("select leaf_hash from custody_log order by seq").pluck().all();
  const sizes = database.prepare("select size from custody_checkpoint").pluck().all() as number[];
  const update = database.prepare(
    "update custody_checkpoint set body = ?, note = ? where size = ?",
  );
  for (const size of sizes) {
    const root = merkleRoot((leaves as Buffer[]).slice(0, size));
    const note = signCheckpoint({ origin, size, root }, [key]);
    update.run(`${note.slice(0, note.lastIndexOf("\n\n"))}\n`, note, size);
  }
}

function forgedKey() {
  return madeKey("ed25519", vkey.slice(0, vkey.indexOf("+")), 9);
}

function presentKey() {
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error(key.problem);
  return key.value;
}

const edited = (record: Written): Written => ({ ...record, obj: { result: "other" } });
const middle = (records: readonly Written[]) => Math.floor(records.length / 3);

/** A log of the forger's own: its first key is theirs, and each signed state says the roots that it now has. */
function forgeFrom(database: Sqlite.Database, more: (origin: string) => Written[]): void {
  const forger = forgedKey();
  rewriteLog(database, (records) => [
    ...records.map((record) =>
      record.ev === "key.created" && (record["obj"] as { purpose?: string }).purpose === "log"
        ? { ...record, obj: { purpose: "log", vkey: formatVerifierKey(forger.key) } }
        : record,
    ),
    ...more(forger.name),
  ]);
  signAll(database, forger.name, forger);
  // Roots stand in records, which are leaves of later roots: each is written once its own is known.
  const sizes = database
    .prepare("select size from custody_checkpoint order by size")
    .pluck()
    .all() as number[];
  for (const size of sizes) {
    const body = database
      .prepare("select body from custody_checkpoint where size = ?")
      .pluck()
      .get(size);
    const head = parseCheckpoint(String(body));
    if (!head.ok) throw new Error(head.problem);
    const root = toBase64(head.value.root);
    rewriteLog(database, (records) =>
      records.map((record) => {
        const obj = record["obj"] as Record<string, string | number>;
        return record.ev === "checkpoint.published" && obj["size"] === size
          ? { ...record, obj: { ...obj, root } }
          : record;
      }),
    );
    signAll(database, forger.name, forger);
  }
}

const ATTACKS: readonly (readonly [
  what: string,
  attack: (database: Sqlite.Database) => void,
  faults: readonly string[],
])[] = [
  [
    "a record edited and the log made to fit",
    rewriting((records) => records.map((one, n) => (n === middle(records) ? edited(one) : one))),
    ["history-rewritten"],
  ],
  [
    "a record dropped and the log made to fit",
    rewriting((records) => records.filter((_, n) => n !== middle(records))),
    ["history-rewritten"],
  ],
  [
    "two records swapped and the log made to fit",
    rewriting((records) => {
      const at = middle(records);
      const [one, other] = records.splice(at, 2) as [Written, Written];
      records.splice(at, 0, { ...other, ts: one["ts"] ?? "" }, { ...one, ts: other["ts"] ?? "" });
      return records;
    }),
    ["history-rewritten"],
  ],
  [
    "a record put in between and the log made to fit",
    rewriting((records) => {
      const at = middle(records);
      return records.flatMap((one, n) => (n === at ? [one, edited(one)] : [one]));
    }),
    ["history-rewritten"],
  ],
  [
    "the same, with what was signed thrown away but for its records",
    (database) => {
      rewriteLog(database, (records) =>
        records.map((one, n) => (n === middle(records) ? edited(one) : one)),
      );
      database.exec("delete from custody_checkpoint");
    },
    ["checkpoint-missing"],
  ],
  [
    "records of signed states taken out and the states kept",
    rewriting(withoutSignedStates),
    ["checkpoint-not-recorded", "history-rewritten"],
  ],
  [
    "one signed state thrown away",
    (database) => {
      database.exec(
        "delete from custody_checkpoint where size = (select min(size) from custody_checkpoint)",
      );
    },
    ["checkpoint-missing"],
  ],
  [
    "a whole log under a key of the forger's",
    (database) => {
      forgeFrom(database, () => []);
    },
    ["other-key"],
  ],
  [
    "a whole log under a key of the forger's, which then names the office's key as its next",
    (database) => {
      const old = forgedKey();
      forgeFrom(database, () => {
        const newest = database.prepare("select leaf from custody_log order by seq desc").pluck();
        const last = JSON.parse(String(newest.get())) as Written;
        const subj = database
          .prepare(
            `select subj from custody_log
             where ev = 'key.created' and cast(leaf as text) like '%"purpose":"log"%'`,
          )
          .pluck()
          .get();
        const rotation = { old: old.key, oldSigner: old, next: presentKey(), reason: "planned" };
        return [
          {
            ...last,
            ev: "key.rotated",
            subj: String(subj),
            obj: { ...keyRotationFacts(rotation) },
          },
        ];
      });
    },
    ["key-not-replaced"],
  ],
  [
    "the newest records cut off, and what was signed of them",
    (database) => {
      database.exec("delete from custody_log where seq > 9");
      database.exec("delete from custody_checkpoint where size > 10");
    },
    ["tree-differs"],
  ],
  [
    "a disclosure replaced by that of another record",
    (database) => {
      database.exec(
        `update custody_disclosure set disclosure =
           (select disclosure from custody_disclosure as other where other.seq != custody_disclosure.seq limit 1)
         where seq = (select min(seq) from custody_disclosure)`,
      );
    },
    ["disclosure-differs"],
  ],
  [
    "a digest of a row changed that nobody hashes as it stands",
    (database) => {
      database.exec(`update evidence_item set sha512 = 'ab' || substr(sha512, 3)`);
    },
    ["row-differs", "row-differs", "altered", "altered"],
  ],
  [
    "an item's row deleted",
    (database) => {
      database.prepare("delete from evidence_item where id = ?").run(itemId);
    },
    ["row-missing", "unknown-original"],
  ],
  [
    "an item said to have been taken back by its reporter",
    (database) => {
      database.prepare("update evidence_item set state = 'withdrawn' where id = ?").run(itemId);
    },
    ["row-differs", "not-disposed"],
  ],
];

test("the office that is attacked has no fault, a file that came in parts included", async () => {
  const report = await audited();
  expect(report).toMatchObject({ faults: [], originals: 2 });
  expect(partsId).not.toBe(itemId);
});

test.each(ATTACKS)("%s", async (_, attack, faults) => {
  inDatabase(attack);
  const found = (await audited()).faults.map(({ fault }) => fault);
  for (const fault of faults) expect(found).toContain(fault);
});
