import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { CosignerType } from "#app/core/custody/cosignature.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint } from "#app/core/custody/signer.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { receiptReading } from "#app/routes/receipt/reading.ts";
import { compose } from "#app/server/compose.ts";
import { CLERK, INSPECTOR, type MadeKey } from "#test/core/custody/made-keys.ts";
import { testWithOpenssl } from "#test/core/custody/openssl.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { projectRoot } from "#test/support/project-root.ts";

const NARRATIVE = "They pushed a man near the fountain.";
const FILES = [
  { name: "my porch.jpg", bytes: randomBytes(3_000) },
  { name: "letter.txt", bytes: Buffer.from("what the letter said") },
];
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const DIGESTS = FILES.map(({ bytes }) => sha256(bytes));

let office: TestOffice;

beforeEach(async () => {
  office = await openTestOffice();
});

afterEach(async () => {
  await office.remove();
});

function officeKey() {
  const key = parseVerifierKey(office.useCases.readLogKey().vkey);
  if (!key.ok) throw new Error(key.problem);
  return key.value;
}

async function receiptOf({ token }: Pick<SentReport, "token">): Promise<string> {
  const outcome = await office.useCases.makeReceipt({ token, opened: "sent" });
  if (outcome.kind !== "made") throw new Error(outcome.kind);
  return outcome.text;
}

const given = () => givenReport(office, { narrative: NARRATIVE, files: FILES });

/** The records inside a receipt, as text. */
function leavesOf(text: string): readonly string[] {
  return [...text.matchAll(/BEGIN RECORD \d+-----\n([^-]*)-----/g)].map(([, block = ""]) =>
    Buffer.from(block, "base64").toString(),
  );
}

/** Writes to the database file as somebody with the disk would, the triggers taken away first. */
function tamper(...statements: readonly string[]): void {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  const triggers = database.prepare("select name from sqlite_master where type = 'trigger'").all();
  for (const row of triggers) database.exec(`drop trigger ${(row as { name: string }).name}`);
  for (const statement of statements) database.exec(statement);
  database.close();
}

describe("the receipt of a report", () => {
  test("is genuine at once, and says later that the files are sealed", async () => {
    const sent = await given();
    const early = checkReceipt(await receiptOf(sent), { logs: [officeKey()] });
    if (early.kind !== "genuine") throw new Error(JSON.stringify(early));
    expect(early.facts.files.map((file) => file.sha256)).toEqual(DIGESTS);
    await office.worker.idle();
    const late = checkReceipt(await receiptOf(sent), { logs: [officeKey()] });
    if (late.kind !== "genuine") throw new Error(JSON.stringify(late));
    expect(late.facts.files.map((file) => file.sha256)).toEqual(DIGESTS);
    for (const { sealedAt, receivedAt } of late.facts.files) {
      expect(sealedAt! >= receivedAt).toBe(true);
    }
    expect(late.facts.receivedAt).toBe(early.facts.receivedAt);
  });

  test("can be of a report without files", async () => {
    const sent = await givenReport(office);
    const check = checkReceipt(await receiptOf(sent), { logs: [officeKey()] });
    expect(check).toMatchObject({ kind: "genuine", facts: { files: [] } });
  });

  test("holds nothing but digests, times, sizes, kinds and ids", async () => {
    const sent = await givenReport(office, {
      narrative: NARRATIVE,
      files: FILES,
      email: "maria@mail.example",
    });
    await office.worker.idle();
    const text = await receiptOf(sent);
    const { reportCode } = (await office.useCases.readReceipt({ token: sent.token }))!;
    const leaves = leavesOf(text);
    expect(leaves).toHaveLength(5);
    const all = [text, ...leaves].join("\n");
    const { digits } = sent.receiptCode;
    const secrets = [
      NARRATIVE,
      "fountain",
      // Long enough that chance does not make it of base64.
      "Elm and 3rd",
      "porch",
      "letter",
      "maria",
      reportCode,
      sent.token,
    ];
    for (const secret of [...secrets, digits, digits.match(/.{4}/g)!.join(" ")]) {
      expect(all).not.toContain(secret);
    }
    const obj = leaves.map((leaf) => (JSON.parse(leaf) as { obj: object }).obj);
    const received = ["sha256", "sha512", "size", "declared_type", "channel", "hashed"].sort();
    const stored = ["storage", "copy", "sha256_reread", "matches_receipt"].sort();
    expect(obj.map((one) => Object.keys(one).sort())).toEqual([
      [
        "form_version",
        "language",
        "channel",
        "files",
        "items",
        "arriving",
        "links",
        "office_pack",
        "thread_key",
      ].sort(),
      received,
      stored,
      received,
      stored,
    ]);
    expect(leaves[0]).toContain(JSON.stringify(sent.itemIds));
  });

  test("has the files that were added after sending", async () => {
    const sent = await given();
    const other = await givenReport(office, { files: [{ name: "a", bytes: Buffer.from("more") }] });
    await office.worker.idle();
    tamper(
      `update evidence_item set report_id = '${sent.reportId}' where id = '${other.itemIds[0]!}'`,
    );
    const check = checkReceipt(await receiptOf(sent), { logs: [officeKey()] });
    if (check.kind !== "genuine") throw new Error(check.kind);
    expect(check.facts.files.map((file) => file.sha256)).toEqual([
      ...DIGESTS,
      sha256(Buffer.from("more")),
    ]);
  });

  test("asks for a signature only where none covers it yet", async () => {
    const sent = await given();
    await office.worker.idle();
    const first = await receiptOf(sent);
    const signed = (await office.useCases.readCheckpoint())!;
    expect(first).toContain(signed.note.trim());
    await givenReport(office);
    await office.useCases.publishCheckpoint({ reason: "request" });
    expect(await receiptOf(sent)).toBe(first);
  });

  test("is the same for the device that sent it and for the code, and for nobody else", async () => {
    const sent = await given();
    await office.worker.idle();
    const opened = await office.useCases.openFollowUp({ code: sent.receiptCode });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const visit = { token: opened.token, opened: "visit" } as const;
    expect(await office.useCases.makeReceipt(visit)).toMatchObject({ text: await receiptOf(sent) });
    const { token } = await office.useCases.startDraft();
    for (const wrong of [
      { token, opened: "sent" },
      { token, opened: "visit" },
      { token: sent.token, opened: "visit" },
      { token: opened.token, opened: "sent" },
      { token: "x".repeat(43), opened: "sent" },
    ] as const) {
      expect(await office.useCases.makeReceipt(wrong)).toEqual({ kind: "not-open" });
      const asked = { ...wrong, reading: receiptReading("en") };
      expect(await office.useCases.drawReceipt(asked)).toEqual({ kind: "not-open" });
    }
    await office.useCases.leaveFollowUp({ token: opened.token });
    expect(await office.useCases.makeReceipt(visit)).toEqual({ kind: "not-open" });
  });

  test("is not given out while the log is in doubt", async () => {
    const sent = await given();
    await office.worker.idle();
    await receiptOf(sent);
    tamper(
      "update custody_log set leaf = cast(replace(cast(leaf as text), 'web-form', 'web-forn') as blob) where ev = 'report.received'",
    );
    const reporter = { token: sent.token, opened: "sent" } as const;
    expect(await office.useCases.makeReceipt(reporter)).toEqual({ kind: "log-in-doubt" });
    const next = await given();
    tamper("update custody_node set hash = zeroblob(32) where level > 0");
    const other = { token: next.token, opened: "sent" } as const;
    expect(await office.useCases.makeReceipt(other)).toEqual({ kind: "log-in-doubt" });
  });
});

describe("an old receipt", () => {
  test("still verifies after new checkpoints and after disclosures are erased", async () => {
    const sent = await given();
    await office.worker.idle();
    const text = await receiptOf(sent);
    for (let round = 0; round < 3; round += 1) {
      await given();
      await office.useCases.publishCheckpoint({ reason: "request" });
    }
    tamper("delete from custody_disclosure");
    const { check, log } = await office.useCases.checkHandedReceipt({ text });
    expect([check.kind, log]).toEqual(["genuine", "agrees"]);
    // And a new one of the same report is as good.
    const again = await office.useCases.checkHandedReceipt({ text: await receiptOf(sent) });
    expect([again.check.kind, again.log]).toEqual(["genuine", "agrees"]);
  });

  test("is still genuine after the reporter was erased", async () => {
    const custodian = await office.employ("evidence-custodian");
    const sent = await givenReport(office, { files: FILES, email: "maria@mail.example" });
    await office.worker.idle();
    const text = await receiptOf(sent);
    const { reportCode } = (await office.useCases.readReceipt({ token: sent.token }))!;
    const erased = await office.useCases.eraseReporter({
      by: custodian,
      reportCode,
      reason: "Asked for by the reporter",
    });
    expect(erased.kind).toBe("erased");
    const { check, log } = await office.useCases.checkHandedReceipt({ text });
    expect([check.kind, log]).toEqual(["genuine", "agrees"]);
    expect(await receiptOf(sent)).toBe(text);
  });

  test("shows that the log was rewritten or rolled back", async () => {
    const sent = await given();
    await office.worker.idle();
    const text = await receiptOf(sent);
    tamper("update custody_node set hash = zeroblob(32) where level > 0");
    expect(await office.useCases.checkHandedReceipt({ text })).toMatchObject({
      check: { kind: "genuine" },
      log: "differs",
    });
    tamper("delete from custody_node where level = 0 and idx > 2");
    expect((await office.useCases.checkHandedReceipt({ text })).log).toBe("differs");
  });

  test("of another office is not this office's", async () => {
    const other = await openTestOffice();
    try {
      const sent = await givenReport(other);
      const made = await other.useCases.makeReceipt({ token: sent.token, opened: "sent" });
      if (made.kind !== "made") throw new Error(made.kind);
      // Two offices at the same address and of the same year: the key alone tells them apart.
      const { check, log } = await office.useCases.checkHandedReceipt({ text: made.text });
      expect(check.kind).toBe("altered");
      expect(check.findings[0]).toMatchObject({ state: "fails", code: "other-key" });
      expect(log).toBeUndefined();
    } finally {
      await other.remove();
    }
  });
});

describe("an office with witnesses", () => {
  /** Adds a signature to a stored checkpoint, as the job that asks witnesses does. */
  function cosign(size: number, cosigner: MadeKey<CosignerType>): void {
    const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
    const row = database
      .prepare("select body, note from custody_checkpoint where size = ?")
      .get(size);
    const { body, note } = row as { body: string; note: string };
    const line = cosignCheckpoint(body, cosigner, 1_790_000_000);
    const update = database.prepare("update custody_checkpoint set note = ? where size = ?");
    update.run(addSignature(note, line), size);
    database.close();
  }

  beforeEach(async () => {
    await office.shut();
    const file = join(office.folder, "policy.txt");
    const lines = [`witness clerk ${formatVerifierKey(CLERK.key)}`, "quorum none", ""];
    await writeFile(file, lines.join("\n"));
    const config = testConfig(office.folder, { TRUST_POLICY: file });
    const composed = await compose(config, { purpose: "serve", writeLog: () => undefined });
    if (!composed.ok) throw new Error(composed.problem);
    const { folder } = office;
    office = {
      ...office,
      ...composed.value,
      remove: async () => {
        await composed.value.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });

  test("names those that it knows, and takes the checkpoint that they signed", async () => {
    const sent = await given();
    await office.worker.idle();
    expect(await receiptOf(sent)).toContain("the office only, no independent witness");
    const first = (await office.useCases.readCheckpoint())!;
    await given();
    await office.useCases.publishCheckpoint({ reason: "request" });
    // The rows are written beside the office: nothing of its own may be half done.
    await office.worker.idle();
    const second = (await office.useCases.readCheckpoint())!;
    expect(second.size).toBeGreaterThan(first.size);
    cosign(first.size, INSPECTOR);
    expect(await receiptOf(sent)).toContain("the office only, no independent witness");
    cosign(second.size, INSPECTOR);
    cosign(second.size, CLERK);
    const text = await receiptOf(sent);
    expect(text).toContain(`Cosigned by      ${CLERK.name}, 2026-09-21 14:13:20 UTC`);
    expect(text).not.toContain(INSPECTOR.name);
    expect(text).toContain(second.body.trim());
    const { check, log } = await office.useCases.checkHandedReceipt({ text });
    expect([check.kind, log]).toEqual(["genuine", "agrees"]);
    expect(check.findings.find(({ part }) => part.name === "cosigner")?.state).toBe("holds");
  });
});

describe("by hand, with the commands that docs/receipt-format.md prints", () => {
  async function checkByHand(receipt: string): Promise<string> {
    const page = await readFile(join(projectRoot, "docs/receipt-format.md"), "utf8");
    const commands = /```sh\n([^]*?)```/.exec(page)?.[1] ?? "";
    const folder = await mkdtemp(join(tmpdir(), "bw-receipt-"));
    try {
      await writeFile(join(folder, "receipt.txt"), receipt);
      await writeFile(join(folder, "check.sh"), commands);
      return execFileSync("sh", ["-c", "sh check.sh 2>&1 || true"], {
        cwd: folder,
        encoding: "utf8",
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  let genuine: string;
  let altered: string;

  beforeEach(async () => {
    const sent = await given();
    await office.worker.idle();
    await given();
    const text = await receiptOf(sent);
    genuine = await checkByHand(text);
    const block = /BEGIN RECORD 4-----\n([^-]*)-----/.exec(text)?.[1] ?? "";
    const leaf = Buffer.from(block, "base64").toString().replace(DIGESTS[1]!, DIGESTS[0]!);
    const forged = Buffer.from(leaf).toString("base64");
    altered = await checkByHand(text.replace(block, `${forged.match(/.{1,76}/g)!.join("\n")}\n`));
  });

  testWithOpenssl("a genuine one verifies, record by record", () => {
    expect(genuine).toContain("Signature Verified Successfully");
    expect(genuine).toContain(keyFingerprint(officeKey()));
    const proved = genuine.split("\n").filter((line) => line.startsWith("record"));
    expect(proved).toEqual([1, 2, 3, 4, 5].map((n) => `record ${n} is in the log`));
    for (const digest of DIGESTS) expect(genuine).toContain(`"sha256":"${digest}"`);
  });

  testWithOpenssl("an edited record does not", () => {
    const proved = altered.split("\n").filter((line) => line.startsWith("record"));
    expect(proved[3]).toBe("record 4 is NOT in the log");
    expect(proved.filter((line) => line.includes("NOT"))).toHaveLength(1);
  });
});
