import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import sharp from "sharp";
import { formatSignatureLine } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint } from "#app/core/custody/signer.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import { parseWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { parseDat } from "#app/core/load-files/concordance.ts";
import { compose } from "#app/server/compose.ts";
import { verifiedByBoth } from "#test/adapters/bundle/python-check.ts";
import { unpack } from "#test/adapters/bundle/unpacked.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";
import { makeTestAuthority, serveAnswers } from "#test/support/test-authority.ts";

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
});

afterEach(async () => {
  await office.remove();
});

async function photo(): Promise<Uint8Array> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
  return sharp({ create: pixels })
    .withExif({ IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" } })
    .jpeg()
    .toBuffer();
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

test("a report goes from its form to a bundle with every byte as it was sent", async () => {
  const image = await photo();
  const sent = await givenReport(office, { files: [{ name: "IMG_1.jpg", bytes: image }] });
  await office.worker.idle();
  const prosecutor = await office.employ("prosecutor");

  const queue = await office.useCases.listQueue({
    by: prosecutor,
    filter: parseQueueFilter(new URLSearchParams("words=pushed")),
  });
  expect(queue).toMatchObject({ kind: "queue", count: 1, rows: [{ fileCount: 1 }] });

  const read = await office.useCases.readReport({ by: prosecutor, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const [item] = read.file.items;
  expect(item).toMatchObject({ state: "sealed", examination: "done", mediaType: "image/jpeg" });
  expect(item?.assessment?.bestTime).toMatchObject({ local: "2026-11-01T21:31:05" });
  expect(read.file.derivatives.map((one) => one.kind).sort()).toEqual([
    "preview-1600",
    "preview-320",
  ]);

  const opened = await office.useCases.openCase({ by: prosecutor, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const caseId: CaseId = opened.caseId;
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  expect(
    await office.useCases.addReportToCase({ by: prosecutor, caseId, reportId: sent.reportId }),
  ).toEqual({ kind: "done" });
  expect(
    await office.useCases.markExhibit({
      by: prosecutor,
      caseId,
      itemId,
      description: "Photograph, street corner at night",
    }),
  ).toEqual({ kind: "done" });
  await everyFileReviewed(office.useCases, { by: prosecutor, caseId });
  const requested = await office.useCases.requestBundle({ by: prosecutor, caseId, audience: "GJ" });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const bundleId: BundleId = requested.bundleId;
  await office.worker.idle();
  const bundle = await office.useCases.openBundle({ by: prosecutor, bundleId });
  if (bundle.kind !== "opened") throw new Error(bundle.kind);
  const archive = await bytesOf(bundle.blob.stream);
  expect(createHash("sha256").update(archive).digest("hex")).toBe(bundle.bundle.sha256);
  // Stored, not compressed: the original lies in the archive byte for byte.
  expect(archive.includes(Buffer.from(image))).toBe(true);

  expect(await office.useCases.auditLog()).toMatchObject({ faults: [], originals: 1 });
});

/** A case with one exhibit, and the prosecutor whose it is. */
async function givenCase(of: TestOffice) {
  const sent = await givenReport(of, { files: [{ name: "seen.txt", bytes: Buffer.from("seen") }] });
  await of.worker.idle();
  const by = await of.employ("prosecutor");
  const opened = await of.useCases.openCase({ by, title: "Elm and 3rd" });
  const [itemId] = sent.itemIds;
  if (opened.kind !== "opened" || itemId === undefined) throw new Error(opened.kind);
  const { caseId } = opened;
  await of.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await of.useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  return { by, caseId };
}

type GivenCase = Awaited<ReturnType<typeof givenCase>>;

async function ask(of: TestOffice, { by, caseId }: GivenCase, audience: "GJ" | "PRO" = "GJ") {
  await everyFileReviewed(of.useCases, { by, caseId });
  const requested = await of.useCases.requestBundle({ by, caseId, audience });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  return requested.bundleId;
}

/** Has a bundle made, and verifies it as its recipient would who holds the key's fingerprint on paper. */
async function madeBundle(of: TestOffice, given: GivenCase, audience: "GJ" | "PRO" = "GJ") {
  const bundleId = await ask(of, given, audience);
  await of.worker.idle();
  return { bundleId, report: await verifiedBundle(of, given, bundleId) };
}

async function verifiedBundle(of: TestOffice, { by }: GivenCase, bundleId: BundleId) {
  const opened = await of.useCases.openBundle({ by, bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const file = join(of.folder, `${bundleId}.zip`);
  await writeFile(file, await bytesOf(opened.blob.stream));
  const key = parseVerifierKey(of.useCases.readLogKey().vkey);
  if (!key.ok) throw new Error(key.problem);
  return verifiedByBoth(file, { fingerprint: keyFingerprint(key.value) });
}

/** Changes the database file as somebody with the disk could, its triggers being no obstacle. */
function inDatabase(folder: string, ...statements: readonly string[]): void {
  const database = new Sqlite(join(folder, "data/bearwitness.sqlite"));
  database.exec("drop trigger if exists custody_log_no_update");
  for (const statement of statements) database.exec(statement);
  database.close();
}

test("a bundle's records are proved in a signed log, and the next bundle's log continues it", async () => {
  const given = await givenCase(office);
  const { report: first } = await madeBundle(office, given);
  expect(first).toMatchObject({
    result: "Intact and the log key is the one you named",
    faults: [],
    log: { isKeyConfirmed: true, quorum: { kind: "office-only" }, continues: [], timestamps: [] },
  });
  await givenReport(office);
  const { report: second } = await madeBundle(office, given, "PRO");
  expect(second).toMatchObject({
    result: "Intact and the log key is the one you named",
    log: { continues: [first.log?.size] },
  });
  const { report: third } = await madeBundle(office, given);
  expect(third.log?.continues).toEqual([second.log?.size]);
  const other = await office.useCases.openCase({ by: given.by, title: "Another" });
  expect(other.kind).toBe("opened");
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test("an exhibit keeps its Bates number when its mark is taken back, and the next file gets the next one", async () => {
  const given = await givenCase(office);
  const { by, caseId } = given;
  const read = async () => {
    const found = await office.useCases.readCase({ by, caseId });
    return found.kind === "case" ? found.case.items : [];
  };
  const [first] = await read();
  await madeBundle(office, given);
  const sent = await givenReport(office, { files: [{ name: "b.txt", bytes: Buffer.from("b") }] });
  await office.worker.idle();
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  const [itemId] = sent.itemIds;
  if (itemId === undefined || first?.exhibit === undefined) throw new Error("no exhibit");
  await office.useCases.unmarkExhibit({ by, caseId, exhibitId: first.exhibit.id });
  await office.useCases.markExhibit({ by, caseId, itemId, description: "Another account" });
  const { bundleId, report } = await madeBundle(office, given, "PRO");
  expect(report.faults).toEqual([]);
  const { files } = await unpack(join(office.folder, `${bundleId}.zip`));
  expect(String(files.get("data/70-loadfiles/bates-numbers.csv"))).toMatch(
    /NYAG0000001,NYAG0000001,,Given .*\r\n.*NYAG0000002,NYAG0000002,EX-002,In this bundle/,
  );
  await office.useCases.markExhibit({ by, caseId, itemId: first.item.id, description: "Again" });
  const again = await madeBundle(office, given, "PRO");
  const pro = await unpack(join(office.folder, `${again.bundleId}.zip`));
  const dat = parseDat(pro.files.get("data/70-loadfiles/VOL001.DAT") ?? Buffer.alloc(0));
  expect(dat.ok ? dat.value.rows.map((row) => [row[0], row[5]]) : dat).toEqual([
    ["NYAG0000002", "EX-002"],
    ["NYAG0000001", "EX-003"],
  ]);
});

test("a foundation sheet is kept in versions, nobody's is overwritten unseen, and the prosecution's bundle has the one of its day", async () => {
  const given = await givenCase(office);
  const { by, caseId } = given;
  const found = await office.useCases.readCase({ by, caseId });
  const itemId = found.kind === "case" ? found.case.items[0]?.item.id : undefined;
  if (itemId === undefined) throw new Error("no exhibit");
  const write = (seen: number, fields: Readonly<Record<string, string>>) =>
    office.useCases.writeFoundation({ by, caseId, itemId, seen, fields });
  const first = { witness: "W-03", route: "live witness", saw: "A man was pushed." };
  expect(await write(0, first)).toEqual({ kind: "written" });
  expect(await write(1, first)).toEqual({ kind: "unchanged" });
  expect(await write(0, { ...first, saw: "Nothing." })).toEqual({ kind: "written-meanwhile" });
  expect(await write(1, { witness: "Maria" })).toMatchObject({ kind: "problems" });
  const bundleId = await ask(office, given, "PRO");
  expect(await write(1, { ...first, saw: "Written after it was asked for." })).toEqual({
    kind: "written",
  });
  await office.worker.idle();
  expect((await verifiedBundle(office, given, bundleId)).faults).toEqual([]);
  const { files } = await unpack(join(office.folder, `${bundleId}.zip`));
  const list = String(files.get("data/10-exhibits/exhibit-list.csv"));
  expect(list).toMatch(/W-03.*live witness/);
  const sheet = String(files.get("data/10-exhibits/EX-001/foundation.pdf"));
  expect(sheet).toContain("(A man was pushed.)");
  expect(sheet).not.toContain("Written after");
  const grandJury = await madeBundle(office, given);
  const gj = await unpack(join(office.folder, `${grandJury.bundleId}.zip`));
  expect([...gj.files.keys()].filter((path) => path.includes("foundation"))).toEqual([]);
  const read = await office.useCases.readFoundation({ by, caseId, itemId });
  expect(
    read.kind === "foundation" ? read.foundation.versions.map((one) => one.version) : read,
  ).toEqual([2, 1]);
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  const rows = JSON.stringify(database.prepare("select sheet from foundation_sheet").all());
  database.close();
  expect(rows).not.toContain("pushed");
});

test("over a log that cannot be signed no bundle goes out, and the bundle says why", async () => {
  const given = await givenCase(office);
  const { report } = await madeBundle(office, given);
  expect(report.faults).toEqual([]);
  await givenReport(office);
  inDatabase(
    office.folder,
    "update custody_log set leaf = cast(replace(cast(leaf as text), 'web-form', 'web-forn') as blob) where seq = (select max(seq) from custody_log where ev = 'report.received')",
  );
  const bundleId = await ask(office, given);
  await office.worker.idle();
  expect(await office.useCases.findBundle({ bundleId })).toMatchObject({
    state: "failed",
    problem: "record-altered",
  });
  expect((await office.useCases.openBundle({ by: given.by, bundleId })).kind).toBe("not-ready");
});

test("a run that ended after the archive was sealed is finished, not repeated", async () => {
  const given = await givenCase(office);
  const { bundleId } = await madeBundle(office, given);
  const before = await office.useCases.findBundle({ bundleId });
  inDatabase(office.folder, "update bundle set state = 'waiting', size = null, sha256 = null");
  await office.useCases.buildBundle({ bundleId });
  expect(await office.useCases.findBundle({ bundleId })).toEqual(before);
  expect((await verifiedBundle(office, given, bundleId)).faults).toEqual([]);
});

describeWithOpenssl("with a time-stamp authority", () => {
  test("a bundle has its stamp, and one of a TEST authority says so by its name", async () => {
    const authority = makeTestAuthority();
    const service = await serveAnswers(async (body) => ({ body: await authority.answer(body) }));
    try {
      const given = await givenCase(office);
      await office.shut();
      const settings = { TSA_URL: service.url, TSA_CA_FILE: authority.rootFile };
      office = await openTestOffice(office.folder, { settings });
      const { report } = await madeBundle(office, given);
      expect(report).toMatchObject({
        result: "Intact and the log key is the one you named",
        log: {
          timestamps: [{ path: "data/60-log/checkpoint-test-authority.tsr", isTest: true }],
        },
      });
    } finally {
      await service.stop();
      authority.remove();
    }
  });
});

describe("with a witness that the policy asks for", () => {
  const clerk = madeKey("ed25519-cosigner", "clerk.example.gov/witness", 1);
  /** Opens the same office with a policy of its own. */
  async function reopen(policy: string): Promise<void> {
    await office.shut();
    const file = join(office.folder, "policy");
    await writeFile(file, policy);
    office = await openTestOffice(office.folder, { settings: { TRUST_POLICY: file } });
  }

  test("a bundle that it has not cosigned does not go out", async () => {
    const given = await givenCase(office);
    await reopen(`witness clerk ${formatVerifierKey(clerk.key)}\nquorum clerk\n`);
    const bundleId = await ask(office, given);
    await office.worker.idle();
    expect(await office.useCases.findBundle({ bundleId })).toMatchObject({
      state: "failed",
      problem: "quorum-not-met",
    });
  });

  test("a bundle that it has cosigned names it", async () => {
    const given = await givenCase(office);
    const witness = await serveAnswers((body) => {
      const asked = parseWitnessRequest(new Uint8Array(body));
      const note = asked.ok ? asked.value.note : "";
      const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
      const line = cosignCheckpoint(text, clerk, Math.floor(Date.now() / 1000));
      return { type: "text/plain", body: formatSignatureLine(line) };
    });
    try {
      const key = formatVerifierKey(clerk.key);
      await reopen(`witness clerk ${key} ${witness.url}\nquorum clerk\n`);
      const { report } = await madeBundle(office, given);
      expect(report).toMatchObject({
        result: "Intact and the log key is the one you named",
        log: { quorum: { kind: "met", witnesses: ["clerk"] } },
      });
    } finally {
      await witness.stop();
    }
  });

  test("a policy that changed since the bundle was asked for is told", async () => {
    const given = await givenCase(office);
    await office.shut();
    const visit = await compose(office.config, { purpose: "visit", writeLog: () => undefined });
    if (!visit.ok) throw new Error(visit.problem);
    const bundleId = await ask({ ...office, ...visit.value }, given);
    await visit.value.close();
    await reopen(`witness clerk ${formatVerifierKey(clerk.key)}\nquorum none\n`);
    await office.worker.idle();
    expect(await office.useCases.findBundle({ bundleId })).toMatchObject({
      state: "failed",
      problem: "policy-changed",
    });
    const { report } = await madeBundle(office, given);
    expect(report.log?.quorum?.sentence).toBe(
      "signed by the office only: the policy asks for no witness",
    );
  });
});

test("the receipt code opens the report again, a wrong one does not", async () => {
  const sent = await givenReport(office, {
    files: [{ name: "clip.bin", bytes: randomBytes(200_000) }],
  });
  const opened = await office.useCases.openFollowUp({ code: sent.receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const visit = await office.useCases.readFollowUp({ token: opened.token });
  expect(visit?.report.id).toBe(sent.reportId);
  const wrong = { ...sent.receiptCode, secret: sent.receiptCode.secret.replace(/^./, "x") };
  expect(await office.useCases.openFollowUp({ code: wrong })).toEqual({ kind: "no-match" });
});

test("sending the same form twice makes one report", async () => {
  const sent = await givenReport(office);
  const again = await office.useCases.submitReport({ token: sent.token, language: "en" });
  expect(again).toMatchObject({ kind: "already-sent", reportId: sent.reportId });
});
