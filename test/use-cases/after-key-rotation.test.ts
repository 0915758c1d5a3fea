import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openMasterKey } from "#app/adapters/security/keys.ts";
import { openLogKey, type LogKey } from "#app/adapters/security/log-signer.ts";
import { logKeyPem } from "#app/core/bundle/log-key-pem.ts";
import { formatSignedNote } from "#app/core/custody/signed-note.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { verifiedByBoth } from "#test/adapters/bundle/python-check.ts";
import { makeManifestsFit, repack, unpack, type Unpacked } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { withKeyRotated } from "#test/support/rotate-key.ts";

// One office whose key was replaced between two bundles of a case and two receipts of a report.

const LOG = "data/60-log";
const HISTORY = `${LOG}/log-keys.jsonl`;
const NOTE = `${LOG}/checkpoint.note`;

let office: TestOffice;
let oldKey: LogKey;
let rotatedAt: number;
let oldReceipt: string;
let newReceipt: string;
/** Of a report that came after the key was replaced. */
let laterReceipt: string;
let top: string;
const bundles: Record<"before" | "after", string> = { before: "", after: "" };

function fingerprintOf(vkey: string): string {
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error(key.problem);
  return keyFingerprint(key.value);
}

async function exported(by: Person, caseId: CaseId): Promise<string> {
  const requested = await office.useCases.requestBundle({ by, caseId, audience: "GJ" });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const { bundleId }: { bundleId: BundleId } = requested;
  await office.worker.idle();
  const opened = await office.useCases.openBundle({ by, bundleId });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const file = join(office.folder, `${bundleId}.zip`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of opened.blob.stream) chunks.push(chunk as Uint8Array);
  await writeFile(file, Buffer.concat(chunks));
  return file;
}

async function receipt(token: string): Promise<string> {
  const made = await office.useCases.makeReceipt({ token, opened: "sent" });
  if (made.kind !== "made") throw new Error(made.kind);
  return made.text;
}

/** The key of a copied file, as a thief has it who got the master key too. */
async function copiedKey(): Promise<LogKey> {
  const path = join(office.folder, "keys/copied.key");
  await writeFile(path, await readFile(office.config.logKeyFile), { mode: 0o600 });
  const master = await openMasterKey(office.config.masterKeyFile, { existing: true });
  if (!master.ok) throw new Error(master.problem);
  const [origin = ""] = office.useCases.readLogKey().vkey.split("+");
  const sealingKey = master.value.derive("log-signing-seal");
  const key = await openLogKey({ path, sealingKey, origin, known: undefined });
  if (!key.ok) throw new Error(key.problem);
  return key.value;
}

beforeAll(async () => {
  office = await openTestOffice();
  const sent = await givenReport(office, {
    files: [{ name: "seen.txt", bytes: Buffer.from("seen") }],
  });
  await office.worker.idle();
  const by = await office.employ("prosecutor");
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  const [itemId] = sent.itemIds;
  if (opened.kind !== "opened" || itemId === undefined) throw new Error(opened.kind);
  const { caseId } = opened;
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await office.useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  await everyFileReviewed(office.useCases, { by, caseId });
  bundles.before = await exported(by, caseId);
  oldReceipt = await receipt(sent.token);
  oldKey = await copiedKey();
  const done = await withKeyRotated(office);
  office = done.office;
  rotatedAt = done.checkpoint.size;
  const later = await givenReport(office);
  laterReceipt = await receipt(later.token);
  bundles.after = await exported(by, caseId);
  newReceipt = await receipt(sent.token);
});

afterAll(async () => {
  await office.remove();
});

describe("bundles", () => {
  const newFingerprint = () => fingerprintOf(office.useCases.readLogKey().vkey);
  const oldFingerprint = () => keyFingerprint(oldKey.verifierKey);

  async function changed(change: (files: Unpacked) => void): Promise<Unpacked> {
    const unpacked = await unpack(bundles.after);
    ({ top } = unpacked);
    change(unpacked.files);
    makeManifestsFit(unpacked.files);
    return unpacked.files;
  }

  async function verified(files: Unpacked, fingerprint = newFingerprint()) {
    const file = join(office.folder, "changed.zip");
    await writeFile(file, await repack(files, top));
    return verifiedByBoth(file, { fingerprint });
  }

  function edit(files: Unpacked, path: string, how: (text: string) => string): void {
    const before = String(files.get(path));
    const after = how(before);
    if (after === before) throw new Error(`nothing changed in ${path}`);
    files.set(path, Buffer.from(after));
  }

  test("the one from before still verifies with the old key, and says nothing of another", async () => {
    expect(await verifiedByBoth(bundles.before, { fingerprint: oldFingerprint() })).toMatchObject({
      result: "Intact and the log key is the one you named",
      faults: [],
      log: { keysReplacedAt: [] },
    });
  });

  test("the one from after verifies with the new key, continues the earlier one, and tells of the replacement", async () => {
    const report = await verifiedByBoth(bundles.after, { fingerprint: newFingerprint() });
    expect(report).toMatchObject({
      result: "Intact and the log key is the one you named",
      faults: [],
      log: { keysReplacedAt: [rotatedAt], continues: [expect.any(Number)] },
    });
    expect(report.notes.join("\n")).toContain(`the log's key was replaced at ${rotatedAt} records`);
  });

  test("who names the old key is told, and that the new one is not confirmed by it", async () => {
    const report = await verifiedByBoth(bundles.after, { fingerprint: oldFingerprint() });
    expect(report).toMatchObject({ result: "Intact, log signed, key not confirmed", faults: [] });
    expect(report.notes.join("\n")).toContain("you named a key that was replaced");
  });

  test("the record of the replacement cannot be left out, cut or edited", async () => {
    const without = await verified(await changed((files) => files.delete(HISTORY)));
    expect(without.faults).toContainEqual(
      expect.objectContaining({ code: "missing", path: HISTORY }),
    );
    const cut = await verified(
      await changed((files) => {
        edit(files, HISTORY, (text) => text.slice(0, text.indexOf("\n") + 1));
      }),
    );
    expect(cut.result).toBe("Altered");
    expect(cut.faults).toContainEqual(expect.objectContaining({ code: "key", path: HISTORY }));
    const edited = await verified(
      await changed((files) => {
        edit(files, HISTORY, (text) => text.replace('"planned"', '"stolen!"'));
      }),
    );
    expect(edited.result).toBe("Altered");
    expect(edited.faults.map(({ code }) => code)).toContain("proof");
    const forged = await verified(
      await changed((files) => {
        edit(files, HISTORY, (text) => text.replace(/("old_key_signature":").(.)/, "$1$2$2"));
      }),
    );
    expect(forged.faults).toContainEqual(expect.objectContaining({ code: "key", path: HISTORY }));
  });

  test("what the old key signs after it was replaced is not the log's", async () => {
    const files = await changed((one) => {
      const before = String(one.get(NOTE));
      const text = before.slice(0, before.indexOf("\n\n") + 1);
      const { name, keyId, sign } = oldKey.signer;
      const signature = sign(toUtf8(text));
      const after = formatSignedNote({ text, signatures: [{ name, keyId, signature }] });
      for (const path of one.keys()) {
        if (path === NOTE || path.startsWith(`${LOG}/proofs/`)) {
          edit(one, path, (content) => content.replace(before, after));
        }
      }
      one.set(`${LOG}/checkpoint.sig`, Buffer.from(signature));
      one.set(`${LOG}/log-key.vkey`, Buffer.from(`${formatVerifierKey(oldKey.verifierKey)}\n`));
      one.set(`${LOG}/log-key.pem`, Buffer.from(logKeyPem(oldKey.verifierKey)));
    });
    for (const fingerprint of [oldFingerprint(), newFingerprint()]) {
      const { result, faults } = await verified(files, fingerprint);
      expect(result).toBe("Altered");
      expect(faults).toContainEqual(
        expect.objectContaining({
          code: "key",
          path: NOTE,
          detail: expect.stringContaining(`the key was replaced at ${rotatedAt} records`),
        }),
      );
    }
  });
});

describe("receipts", () => {
  test("the one from before is still genuine, and one made now has the new key", async () => {
    for (const text of [oldReceipt, newReceipt]) {
      const { check, log } = await office.useCases.checkHandedReceipt({ text });
      expect([check.kind, log]).toEqual(["genuine", "agrees"]);
    }
    expect(oldReceipt).toContain(formatVerifierKey(oldKey.verifierKey));
    expect(newReceipt).not.toContain(formatVerifierKey(oldKey.verifierKey));
    expect(newReceipt).toContain(office.useCases.readLogKey().vkey);
  });

  test("one that the old key signed after it was replaced is none of the office's", async () => {
    const note = laterReceipt.slice(
      laterReceipt.indexOf("-----BEGIN CHECKPOINT-----\n") + "-----BEGIN CHECKPOINT-----\n".length,
      laterReceipt.indexOf("-----END CHECKPOINT-----"),
    );
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    const { name, keyId, sign } = oldKey.signer;
    const signature = sign(toUtf8(text));
    const signed = formatSignedNote({ text, signatures: [{ name, keyId, signature }] });
    const printed = (vkey: string) => {
      const groups = fingerprintOf(vkey).match(/.{4}/g) ?? [];
      return [groups.slice(0, 8).join(" "), groups.slice(8).join(" ")] as const;
    };
    const present = office.useCases.readLogKey().vkey;
    const old = formatVerifierKey(oldKey.verifierKey);
    const forged = laterReceipt
      .replace(note, signed)
      .replace(present, old)
      .replace(printed(present)[0], printed(old)[0])
      .replace(printed(present)[1], printed(old)[1]);
    const { check } = await office.useCases.checkHandedReceipt({ text: forged });
    expect(check.kind).toBe("altered");
    expect(check.findings.map((one) => ("code" in one ? one.code : ""))).toContain("retired-key");
  });
});
