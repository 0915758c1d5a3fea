import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, test } from "@jest/globals";
import type { ImportId } from "#app/core/ids.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { DigestClaims } from "#app/core/partner/digest-claim.ts";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const OPERATOR = { kind: "operator" } as const;
const WORDS = {
  agency: "springfield-dot",
  reference: "2026-17",
  custodian: "Jane Roe",
  statement: "",
  place: "",
} as const;

let office: TestOffice;
afterEach(() => office.remove());

const hex = (algorithm: string, bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest("hex");

function listed(path: string, digests: DigestClaims): PartnerFacts {
  return {
    ...{ path, digests, role: "original", cameraId: "C-7", certificate: "", note: "" },
    clockOffset: { raw: "+90", seconds: 90 },
    custodian: "",
  };
}

async function begin(files: readonly PartnerFacts[], words: Partial<typeof WORDS> = {}) {
  const delivery = { ...WORDS, ...words };
  const begun = await office.useCases.beginImport({ by: OPERATOR, delivery, files });
  if (begun.kind !== "begun" && begun.kind !== "continued") throw new Error(begun.kind);
  return begun;
}

function send(importId: ImportId, number: number, bytes: Uint8Array) {
  const source = piecesOf(bytes);
  return office.useCases.receivePartnerFile({ by: OPERATOR, importId, number, source });
}

async function eventsOf(reportId: string) {
  const by = await office.employ("auditor");
  const records = await office.useCases.listCustody({ by });
  return (records ?? []).filter(({ subj }) => subj === reportId).map(({ ev }) => ev);
}

for (const kind of ["sqlite", "postgres"] as const) {
  describe(`an agency's delivery (${kind})`, () => {
    const open = async () => {
      const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
      office = await openTestOffice(undefined, { settings });
    };

    test("is a report of its agency with every file sealed, each claim compared and kept apart", async () => {
      await open();
      const one = randomBytes(200_000);
      const two = randomBytes(1_000);
      const begun = await begin([
        listed("cam/1.mp4", { sha256: hex("sha256", one), md5: hex("md5", one) }),
        listed("cam/2.mp4", { sha1: hex("sha1", two) }),
      ]);
      expect(begun.files.map(({ state }) => state)).toEqual(["expected", "expected"]);
      expect((await send(begun.importId, 1, one)).kind).toBe("received");
      expect((await send(begun.importId, 2, two)).kind).toBe("received");
      await office.worker.idle();
      const done = await office.useCases.finishImport({ by: OPERATOR, importId: begun.importId });
      expect(done).toMatchObject({ kind: "finished", counts: { received: 2, refused: 0 } });
      const by = await office.employ("intake-analyst");
      const read = await office.useCases.readReport({ by, reportId: begun.reportId });
      if (read.kind !== "report") throw new Error(read.kind);
      expect(read.file.items).toMatchObject([
        { state: "sealed", originalName: "cam/1.mp4", sha256: hex("sha256", one) },
        { state: "sealed", originalName: "cam/2.mp4", sha512: hex("sha512", two) },
      ]);
      const received = read.file.custody.find(({ ev }) => ev === "item.received");
      const leaf = parseRecord(received?.leaf ?? new Uint8Array());
      expect(leaf.ok && leaf.value.obj).toMatchObject({
        channel: "partner",
        agency: "springfield-dot",
        claims_hold: true,
        claimed: { md5: hex("md5", one) },
      });
      // What names people is in no fact of a record.
      const leaves = read.file.custody.map((record) => Buffer.from(record.leaf).toString());
      expect(leaves.join("\n")).not.toMatch(/Jane Roe|"C-7"|cam\/1\.mp4/);
      expect((await office.useCases.auditLog()).faults).toEqual([]);
    });

    test("refuses bytes without the agency's digest, names what they have, and takes the right ones later", async () => {
      await open();
      const right = randomBytes(5_000);
      const wrong = randomBytes(5_000);
      const { importId, reportId } = await begin([listed("1.mp4", { md5: hex("md5", right) })]);
      const refused = { kind: "refused", why: "other-bytes", foundSha256: hex("sha256", wrong) };
      expect(await send(importId, 1, wrong)).toEqual(refused);
      expect(await send(importId, 1, wrong)).toEqual(refused);
      const view = await office.useCases.readOwnImport({ by: OPERATOR, importId });
      expect(view?.files).toMatchObject([
        { state: "refused", why: "other-bytes", foundSha256: hex("sha256", wrong), itemId: null },
      ]);
      expect((await send(importId, 1, right)).kind).toBe("received");
      // The same refusal twice is one record.
      expect((await eventsOf(reportId)).filter((ev) => ev === "import.file_refused")).toHaveLength(
        1,
      );
      expect((await office.useCases.auditLog()).unacknowledged).toEqual([]);
    });

    test("begun again goes on: what came is not taken twice, what was said wrong can be corrected", async () => {
      await open();
      const [one, two] = [randomBytes(900), randomBytes(900)];
      const first = await begin([
        listed("1.mp4", { sha256: hex("sha256", one) }),
        listed("2.mp4", { sha256: "0".repeat(64) }),
      ]);
      await send(first.importId, 1, one);
      await send(first.importId, 2, two);
      await office.useCases.finishImport({ by: OPERATOR, importId: first.importId });
      const again = await begin([
        listed("1.mp4", { sha256: "1".repeat(64) }),
        listed("2.mp4", { sha256: hex("sha256", two) }),
        listed("3.mp4", { sha256: hex("sha256", one) }),
      ]);
      expect(again).toMatchObject({ kind: "continued", importId: first.importId });
      expect(again.contradicted).toEqual(["1.mp4"]);
      expect(again.files.map(({ number, state }) => [number, state])).toEqual([
        [1, "received"],
        [2, "expected"],
        [3, "expected"],
      ]);
      expect(await send(first.importId, 1, one)).toMatchObject({ kind: "already-here" });
      expect((await send(first.importId, 2, two)).kind).toBe("received");
      expect(await send(first.importId, 3, one)).toMatchObject({ kind: "already-here" });
      const done = await office.useCases.finishImport({ by: OPERATOR, importId: first.importId });
      expect(done).toMatchObject({ counts: { received: 2, "same-bytes": 1 } });
      await office.worker.idle();
      expect(await office.useCases.auditLog()).toMatchObject({ originals: 2, faults: [] });
    });

    test("two runs of one delivery at once make every file once", async () => {
      await open();
      const bytes = Array.from({ length: 3 }, () => randomBytes(3_000));
      const { importId } = await begin(
        bytes.map((one, at) => listed(`${at}.mp4`, { sha256: hex("sha256", one) })),
      );
      const run = () => Promise.all(bytes.map((one, at) => send(importId, at + 1, one)));
      const kinds = (await Promise.all([run(), run()])).flat().map(({ kind: one }) => one);
      expect(kinds.filter((one) => one === "received")).toHaveLength(3);
      expect(kinds.filter((one) => one === "already-here")).toHaveLength(3);
      await office.worker.idle();
      expect(await office.useCases.auditLog()).toMatchObject({
        ...{ originals: 3, faults: [], unacknowledged: [] },
      });
    });
  });
}

test("an empty file, a program and a stream that breaks off are refused in their own words", async () => {
  office = await openTestOffice();
  const { importId } = await begin([
    listed("empty.mp4", { sha256: "0".repeat(64) }),
    listed("run.exe", { sha256: "0".repeat(64) }),
    listed("cut.mp4", { sha256: "0".repeat(64) }),
  ]);
  expect(await send(importId, 1, new Uint8Array())).toMatchObject({ why: "empty" });
  expect(await send(importId, 2, randomBytes(10))).toMatchObject({ why: "program" });
  async function* broken() {
    yield randomBytes(10_000);
    await Promise.resolve();
    throw new Error("the card was pulled out");
  }
  const cut = { by: OPERATOR, importId, number: 3, source: broken() };
  expect(await office.useCases.receivePartnerFile(cut)).toMatchObject({ why: "broken-off" });
});

test("an agency that is no short name is refused before anything is made", async () => {
  office = await openTestOffice();
  const delivery = { ...WORDS, agency: "Springfield DOT!" };
  const begun = await office.useCases.beginImport({ by: OPERATOR, delivery, files: [] });
  expect(begun.kind).toBe("no-agency");
  expect(await office.useCases.isOfficeEmpty()).toBe(true);
});
