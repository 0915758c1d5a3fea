import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, test } from "@jest/globals";
import { parseRecord } from "#app/core/custody/record.ts";
import type { ImportId, ItemId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { DigestClaims } from "#app/core/partner/digest-claim.ts";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// An agency's files that come in parts, brought by its own account: compared with their digests when they are sealed.

let office: TestOffice;
let by: { readonly kind: "partner"; readonly person: Person };
afterEach(() => office.remove());

const hex = (algorithm: string, bytes: Uint8Array) =>
  createHash(algorithm).update(bytes).digest("hex");

function listed(path: string, digests: DigestClaims): PartnerFacts {
  return {
    ...{ path, digests, role: "original", cameraId: "", certificate: "", note: "" },
    ...{ clockOffset: null, custodian: "" },
  };
}

async function open(settings: Readonly<Record<string, string>> = {}) {
  office = await openTestOffice(undefined, { settings });
  by = { kind: "partner", person: await office.employ("partner") };
}

async function begin(files: readonly PartnerFacts[], agency = "springfield-dot") {
  const words = { reference: "2026-17", custodian: "", statement: "", place: "" };
  const delivery = { agency, ...words };
  return office.useCases.beginImport({ by, delivery, files });
}

async function begun(files: readonly PartnerFacts[]) {
  const outcome = await begin(files);
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome;
}

const beginFile = (importId: ImportId, number: number, size: number) =>
  office.useCases.beginFileUpload({ by, importId, number, size });

async function place(importId: ImportId, number: number, size: number): Promise<ItemId> {
  const outcome = await beginFile(importId, number, size);
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome.itemId;
}

const append = (itemId: ItemId, offset: number, bytes: Uint8Array) =>
  office.useCases.appendToUpload({ itemId, offset, source: piecesOf(bytes) });

async function send(importId: ImportId, number: number, bytes: Uint8Array): Promise<ItemId> {
  const itemId = await place(importId, number, bytes.length);
  await append(itemId, 0, bytes);
  return itemId;
}

async function filesOf(importId: ImportId) {
  const view = await office.useCases.readOwnImport({ by, importId });
  return (view?.files ?? []).map(({ state, why, itemId }) => ({ state, why, itemId }));
}

async function isClean() {
  const audited = await office.useCases.auditLog();
  expect(audited).toMatchObject({ faults: [], unacknowledged: [] });
  return audited;
}

for (const kind of ["sqlite", "postgres"] as const) {
  describe(`in parts (${kind})`, () => {
    const start = async () => {
      await open(kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {});
    };

    test("is received whole under its bringer's name, and here once every digest is found in it", async () => {
      await start();
      const bytes = randomBytes(200_000);
      const claims = { md5: hex("md5", bytes), sha256: hex("sha256", bytes) };
      const { importId, reportId } = await begun([listed("cam/1.mp4", claims)]);
      const itemId = await place(importId, 1, bytes.length);
      expect(await append(itemId, 0, bytes.subarray(0, 70_000))).toMatchObject({ offset: 70_000 });
      expect(await beginFile(importId, 1, bytes.length)).toEqual({
        ...{ kind: "begun", itemId, size: bytes.length, arrived: 70_000 },
      });
      await append(itemId, 70_000, bytes.subarray(70_000));
      await office.worker.idle();
      expect(await filesOf(importId)).toEqual([{ state: "received", why: null, itemId }]);
      const reader = await office.employ("intake-analyst");
      const read = await office.useCases.readReport({ by: reader, reportId });
      if (read.kind !== "report") throw new Error(read.kind);
      expect(read.file.items).toMatchObject([{ state: "sealed", sha256: claims.sha256 }]);
      const objects = read.file.custody.map(({ ev, leaf }) => {
        const record = parseRecord(leaf);
        return { ev, actor: record.ok && record.value.actor, obj: record.ok && record.value.obj };
      });
      expect(objects.find(({ ev }) => ev === "item.received")).toMatchObject({
        actor: { kind: "user", id: by.person.id, role: "partner" },
        obj: { channel: "partner", hashed: "when-sealed", claimed: claims },
      });
      expect(objects.find(({ ev }) => ev === "item.hashed")).toMatchObject({
        obj: { claimed: claims, claims_hold: true },
      });
      await isClean();
    });

    test("is refused and kept nowhere where its bytes are others; the right ones may come after", async () => {
      await start();
      const [right, wrong] = [randomBytes(5_000), randomBytes(5_000)];
      const { importId, reportId } = await begun([listed("1.mp4", { sha1: hex("sha1", right) })]);
      const refused = await send(importId, 1, wrong);
      await office.worker.idle();
      expect(await filesOf(importId)).toEqual([
        { state: "refused", why: "other-bytes", itemId: null },
      ]);
      expect(await office.useCases.readUpload({ itemId: refused })).toBeUndefined();
      const reader = await office.employ("intake-analyst");
      const before = await office.useCases.readReport({ by: reader, reportId });
      expect(before).toMatchObject({ kind: "report", file: { items: [] } });
      expect(await isClean()).toMatchObject({ originals: 0 });
      const itemId = await send(importId, 1, right);
      await office.worker.idle();
      expect(await filesOf(importId)).toEqual([{ state: "received", why: null, itemId }]);
      expect(await isClean()).toMatchObject({ originals: 1 });
    });

    test("points to the item that holds the same bytes already", async () => {
      await start();
      const bytes = randomBytes(3_000);
      const claims = { sha256: hex("sha256", bytes) };
      const { importId } = await begun([listed("1.mp4", claims), listed("2.mp4", claims)]);
      const first = await send(importId, 1, bytes);
      await send(importId, 2, bytes);
      await office.worker.idle();
      const items = (await filesOf(importId)).map(({ state, itemId }) => [state, itemId]);
      expect(items).toHaveLength(2);
      const kept = items.find(([state]) => state === "received")?.[1];
      expect(items.map(([state]) => state).toSorted()).toEqual(["received", "same-bytes"]);
      expect(items.map(([, itemId]) => itemId)).toEqual([kept, kept]);
      expect(first).toMatch(/^itm_/);
      expect(await isClean()).toMatchObject({ originals: 1 });
    });
  });
}

test("begun anew with another size, what came before is let go with a record", async () => {
  await open();
  const bytes = randomBytes(4_000);
  const { importId } = await begun([listed("1.mp4", { sha256: hex("sha256", bytes) })]);
  const old = await place(importId, 1, 9_000);
  await append(old, 0, randomBytes(1_000));
  const itemId = await send(importId, 1, bytes);
  expect(itemId).not.toBe(old);
  expect(await append(old, 1_000, randomBytes(10))).toEqual({ kind: "not-found" });
  await office.worker.idle();
  expect(await filesOf(importId)).toEqual([{ state: "received", why: null, itemId }]);
  expect(await isClean()).toMatchObject({ originals: 1 });
});

test("what is begun and never finished is expected again when its time is over", async () => {
  let now = Date.parse("2026-11-28T12:00:00Z");
  office = await openTestOffice(undefined, { clock: { now: () => instantFromMillis(now) } });
  by = { kind: "partner", person: await office.employ("partner") };
  const { importId } = await begun([listed("1.mp4", { sha256: "0".repeat(64) })]);
  await append(await place(importId, 1, 9_000), 0, randomBytes(1_000));
  now += 15 * 86_400_000;
  await office.sweepAsServed();
  expect(await filesOf(importId)).toEqual([{ state: "expected", why: null, itemId: null }]);
});

test("an empty file, one that is too large and a program are refused before or at their first bytes", async () => {
  await open({ UPLOAD_FILE_BYTES: "1000000" });
  const claims = { sha256: "0".repeat(64) };
  const { importId } = await begun(
    ["1.mp4", "2.mp4", "run.exe", "4.mp4"].map((path) => listed(path, claims)),
  );
  expect(await beginFile(importId, 1, 0)).toMatchObject({ kind: "refused", why: "empty" });
  expect(await beginFile(importId, 2, 1e12)).toMatchObject({ kind: "refused", why: "too-large" });
  expect(await beginFile(importId, 3, 10)).toMatchObject({ kind: "refused", why: "program" });
  const itemId = await place(importId, 4, 1_000);
  expect(await append(itemId, 0, Buffer.from(`MZ${"\0".repeat(998)}`))).toMatchObject({
    ...{ kind: "refused", why: "program" },
  });
  expect((await filesOf(importId)).map(({ state }) => state)).toEqual(Array(4).fill("refused"));
});

test("a file refused by its sender lets go of what came; one that waits to be sealed is decided by its bytes", async () => {
  await open();
  const bytes = randomBytes(2_000);
  const claims = { sha256: hex("sha256", bytes) };
  const { importId } = await begun([listed("1.mp4", claims)]);
  const old = await place(importId, 1, bytes.length);
  await append(old, 0, bytes.subarray(0, 500));
  const refuse = { by, importId, number: 1, why: "missing" } as const;
  expect(await office.useCases.refusePartnerFile(refuse)).toMatchObject({ kind: "refused" });
  expect(await office.useCases.readUpload({ itemId: old })).toBeUndefined();
  await send(importId, 1, bytes);
  expect(await office.useCases.refusePartnerFile(refuse)).toMatchObject({ kind: "already-here" });
  await office.worker.idle();
  expect(await filesOf(importId)).toMatchObject([{ state: "received" }]);
  await isClean();
});

test("an account speaks for its own agency alone, whatever it names", async () => {
  await open();
  const { importId } = await begun([listed("1.mp4", { sha256: "0".repeat(64) })]);
  const itemId = await place(importId, 1, 100);
  expect(await begin([], "shelbyville-dot")).toMatchObject({ kind: "refused" });
  const other = { ...by.person, agency: "shelbyville-dot" };
  const stranger = { kind: "partner", person: other } as const;
  const mine = by;
  by = stranger;
  expect(await beginFile(importId, 1, 100)).toEqual({ kind: "not-found" });
  expect(await office.useCases.readOwnImport({ by, importId })).toBeUndefined();
  expect((await office.useCases.listOwnImports({ by: other })).rows).toEqual([]);
  expect((await office.useCases.listOwnImports({ by: mine.person })).rows).toHaveLength(1);
  const holder = { draftToken: undefined, visitToken: undefined };
  const may = (partner?: Person) =>
    office.useCases.mayUpload({ holder: { ...holder, partner }, itemId });
  expect([await may(mine.person), await may(other), await may()]).toEqual([
    ...["may", "not-found", "no-holder"],
  ]);
  const analyst = { ...by.person, role: "intake-analyst", agency: null } as const;
  expect(await may(analyst)).toBe("not-found");
});

test("one delivery has at most 20,000 files", async () => {
  await open();
  const many = Array.from({ length: 20_001 }, (_, at) => listed(`${at}.mp4`, {}));
  expect(await begin(many)).toEqual({ kind: "too-many" });
  expect(await office.useCases.listOwnImports({ by: by.person })).toMatchObject({ rows: [] });
});

test("a delivery that ends tells files that only wait to be sealed from those that did not come", async () => {
  await open();
  await office.worker.stop();
  const claims = { sha256: "0".repeat(64) };
  const { importId, reportId } = await begun(
    ["1.mp4", "2.mp4", "3.mp4"].map((path) => listed(path, claims)),
  );
  await send(importId, 1, randomBytes(2_000));
  await append(await place(importId, 2, 9_000), 0, randomBytes(1_000));
  await office.useCases.finishImport({ by, importId });
  expect(recordsAbout(office, reportId).at(-1)).toMatchObject({
    ev: "import.finished",
    obj: { received: 0, waiting_to_be_sealed: 1, not_come: 2 },
  });
});
