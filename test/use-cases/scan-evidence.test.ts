import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createVirusScanner } from "#app/adapters/security/virus-scanner.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { EICAR, HAS_CLAMD, startClamd, type RunningClamd } from "#test/support/clamd.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

const name = HAS_CLAMD ? "a real clamd" : "skipped, no clamd on this machine (clamav-daemon)";
const withClamd = HAS_CLAMD ? describe : describe.skip;

async function scanned(office: TestOffice, by: Person, reportId: ReportId) {
  await office.worker.idle();
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const { scans, custody, items } = read.file;
  const events = custody.map((record) => record.ev).filter((ev) => /scan|quar/.test(ev));
  return { scan: scans.get(items[0]?.id as ItemId), events, item: items[0] };
}

withClamd(name, () => {
  let clamd: RunningClamd;
  let office: TestOffice;
  let by: Person;
  let custodian: Person;

  beforeAll(async () => {
    clamd = await startClamd();
    office = await openTestOffice(undefined, { settings: { CLAMD: clamd.setting } });
    by = await office.employ("prosecutor");
    custodian = await office.employ("evidence-custodian");
  });
  afterAll(async () => {
    await office.remove();
    await clamd.stop();
  });

  test("a found file is set apart, kept whole, and given only to who was warned", async () => {
    const sent = await givenReport(office, { files: [{ name: "x.txt", bytes: EICAR }] });
    const { scan, events, item } = await scanned(office, by, sent.reportId);
    expect(scan).toMatchObject({ state: "found", signature: expect.stringMatching(/Eicar/) });
    expect(scan?.quarantinedAt).not.toBeNull();
    expect(events).toEqual(["item.scanned", "item.quarantined"]);
    expect(item).toMatchObject({ state: "sealed", size: EICAR.length });
    const itemId = sent.itemIds[0] as ItemId;
    const wanted = { by: custodian, itemId, purpose: "review" } as const;
    expect((await office.useCases.openOriginal(wanted)).kind).toBe("quarantined");
    const opened = await office.useCases.openOriginal({ ...wanted, warned: true });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const bytes = Buffer.concat((await opened.blob.stream.toArray()) as Buffer[]);
    expect(bytes).toEqual(EICAR);
  });

  test("signatures without a date do not make a file clean", async () => {
    const files = [{ name: "x.bin", bytes: randomBytes(1_000) }];
    const { reportId } = await givenReport(office, { files });
    const { scan, events } = await scanned(office, by, reportId);
    expect(scan).toMatchObject({ state: "not-scanned", why: "signatures-undated" });
    expect(events).toEqual(["item.scanned"]);
  });

  test("a file over the scanner's own limit is partly scanned", async () => {
    const files = [{ name: "x.bin", bytes: randomBytes(3_000_000) }];
    const { reportId } = await givenReport(office, { files });
    const { scan } = await scanned(office, by, reportId);
    expect(scan).toMatchObject({ state: "not-scanned", why: "partly-scanned" });
  });

  test("what lies across the border of two windows is found", async () => {
    const scanner = createVirusScanner(
      { path: clamd.path },
      { windowBytes: 100_000, overlapBytes: 1_000 },
    );
    const bytes = Buffer.alloc(250_000, 0x20);
    EICAR.copy(bytes, 100_000 - 30);
    expect(await scanner.scan(piecesOf(bytes))).toMatchObject({
      kind: "scanned",
      answer: { found: expect.stringMatching(/Eicar/) },
    });
    const clean = await scanner.scan(piecesOf(Buffer.alloc(250_000, 0x20)));
    expect(clean).toMatchObject({ kind: "scanned", answer: { found: null, whole: false } });
  });
});

describe("a scanner that is down", () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await openTestOffice(undefined, { settings: { CLAMD: "unix:/nowhere/clamd.sock" } });
  });
  afterAll(() => office.remove());

  test("holds nothing up; the file is shown as not scanned, and said once", async () => {
    const by = await office.employ("prosecutor");
    const files = [{ name: "x.bin", bytes: randomBytes(1_000) }];
    const sent = await givenReport(office, { files });
    const first = await scanned(office, by, sent.reportId);
    expect(first.scan).toMatchObject({ state: "not-scanned", why: "scanner-down" });
    expect(first.item).toMatchObject({ state: "sealed" });
    const itemId = sent.itemIds[0] as ItemId;
    expect(await office.useCases.rescanItem({ by, itemId })).toEqual({ kind: "asked" });
    const again = await scanned(office, by, sent.reportId);
    expect(again.events).toEqual(["item.scanned"]);
  });
});
