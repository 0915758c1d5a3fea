import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { logKeyPem } from "#app/core/bundle/log-key-pem.ts";
import { ownPolicy } from "#app/core/bundle/signed-log-files.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { run } from "#scripts/commands/verify.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { inventedContent, InventedLog, LOG_KEY } from "#test/core/bundle/invented-bundle.ts";
import { CLERK, INSPECTOR, madeKey } from "#test/core/custody/made-keys.ts";
import { makeTestAuthority } from "#test/support/test-authority.ts";
import { makeManifestsFit, repack, testWith, unpack, type Unpacked } from "./unpacked.ts";

// Meddling with what binds a bundle to the signed log, all manifests made to fit: each is told with the name of the file.

const LOG = "data/60-log";
const BODY = `${LOG}/checkpoint.body`;
const NOTE = `${LOG}/checkpoint.note`;
const SIG = `${LOG}/checkpoint.sig`;
const PEM = `${LOG}/log-key.pem`;
const VKEY = `${LOG}/log-key.vkey`;
const POLICY = `${LOG}/policy.tlog`;
const proof = (seq: number) => `${LOG}/proofs/${seq}.tlog-proof`;
const CONSISTENCY = `${LOG}/consistency-6-13.txt`;
const EARLIER = `${LOG}/checkpoint-6.note`;

const FORGER = madeKey("ed25519", InventedLog.origin, 666);
const FINGERPRINT = keyFingerprint(LOG_KEY.key);
const KEY_NOT_CONFIRMED = "Intact, log signed, key not confirmed";

let folder: string;
let top: string;
let whole: Unpacked;
/** The same bundle, its log signed when it had grown by more records. */
let grown: Unpacked;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamper-log-"));
  ({ top, files: whole } = await written(inventedContent({ later: 2, earlier: 6 })));
  ({ files: grown } = await written(inventedContent({ later: 5, earlier: 6 })));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(content: BundleContent) {
  const archive = join(folder, "written.zip");
  await writeBundle(content, archive);
  return unpack(archive);
}

async function packed(files: Unpacked): Promise<string> {
  const archive = join(folder, "changed.zip");
  await writeFile(archive, await repack(files, top));
  return archive;
}

async function verified(files: Unpacked, fingerprint?: string) {
  return verifyBundleAt(await packed(files), { fingerprint });
}

const textOf = (files: Unpacked, path: string) => String(files.get(path));

function change(files: Unpacked, path: string, edit: (text: string) => string): void {
  const before = textOf(files, path);
  const after = edit(before);
  if (after === before) throw new Error(`the change to ${path} changes nothing`);
  files.set(path, Buffer.from(after));
}

function take(files: Unpacked, path: string, from: Unpacked, its = path): void {
  files.set(path, from.get(its) ?? Buffer.alloc(0));
}

/** What a forger with a key of their own can do to the files of the log without rewriting a record. */
function signAgain(files: Unpacked, signer = FORGER): void {
  const before = textOf(files, NOTE);
  const body = textOf(files, BODY);
  const line = { ...signer, signature: signer.sign(toUtf8(body)) };
  const [dropped] = before.split("\n").slice(4);
  const after = addSignature(before, line).replace(`${dropped ?? ""}\n`, "");
  files.set(NOTE, Buffer.from(after));
  files.set(SIG, Buffer.from(line.signature));
  files.set(VKEY, Buffer.from(`${formatVerifierKey(signer.key)}\n`));
  files.set(PEM, Buffer.from(logKeyPem(signer.key)));
  for (const path of files.keys()) {
    if (path.startsWith(`${LOG}/proofs/`))
      change(files, path, (text) => text.replace(before, after));
  }
  for (const path of [EARLIER, CONSISTENCY]) files.delete(path);
}

const withBitTurned = (bytes: Buffer | undefined) =>
  Buffer.from((bytes ?? Buffer.alloc(0)).map((byte, at) => (at === 9 ? byte ^ 1 : byte)));

type Meddling = (files: Unpacked) => void;

/** Each with the file that must be named, and the code that must be among those told. */
const MEDDLINGS: readonly (readonly [string, Meddling, string, string])[] = [
  ["the checkpoint's text is edited", (files) => { change(files, BODY, (text) => text.replace("\n13\n", "\n12\n")); }, BODY, "checkpoint"],
  ["the checkpoint's text is removed", (files) => files.delete(BODY), BODY, "missing"],
  ["the note's text is edited", (files) => { change(files, NOTE, (text) => text.replace("\n13\n", "\n14\n")); }, NOTE, "checkpoint"],
  ["text and note are edited alike", (files) => {
    for (const path of [BODY, NOTE]) change(files, path, (text) => text.replace("\n13\n", "\n14\n"));
  }, NOTE, "checkpoint"],
  ["the note is removed", (files) => files.delete(NOTE), NOTE, "missing"],
  ["the note is none", (files) => files.set(NOTE, Buffer.from("signed\n")), NOTE, "checkpoint"],
  ["the raw signature has a bit turned", (files) => files.set(SIG, withBitTurned(files.get(SIG))), SIG, "checkpoint"],
  ["the raw signature is removed", (files) => files.delete(SIG), SIG, "missing"],
  ["the checkpoint is swapped for a later one of the same log", (files) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
  }, NOTE, "checkpoint"],
  ["the checkpoint is swapped and bag-info.txt made to fit", (files) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
    change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 16"));
  }, proof(0), "proof"],
  ["the checkpoint is swapped in the proofs too", (files) => {
    for (const path of [BODY, NOTE, SIG]) take(files, path, grown);
    change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 16"));
    for (const path of files.keys()) {
      if (path.startsWith(`${LOG}/proofs/`)) change(files, path, (text) => text.replace(textOf(whole, NOTE), textOf(grown, NOTE)));
    }
  }, proof(0), "proof"],
  ["X-Custody-Size is edited", (files) => { change(files, "bag-info.txt", (text) => text.replace("X-Custody-Size: 13", "X-Custody-Size: 99")); }, NOTE, "checkpoint"],
  ["another key signs the checkpoint again", (files) => {
    const body = textOf(files, BODY);
    const [dropped] = textOf(files, NOTE).split("\n").slice(4);
    change(files, NOTE, (text) => addSignature(text, { ...FORGER, signature: FORGER.sign(toUtf8(body)) }).replace(`${dropped ?? ""}\n`, ""));
  }, NOTE, "checkpoint"],
  ["another key signs again and takes the place of the log's", (files) => { signAgain(files); }, POLICY, "policy"],
  ["the same, and the policy is made to fit", (files) => {
    signAgain(files);
    files.set(POLICY, Buffer.from(ownPolicy(FORGER.key)));
  }, POLICY, "policy"],
  ["the key is replaced for openssl", (files) => files.set(PEM, Buffer.from(logKeyPem(FORGER.key))), PEM, "key"],
  ["the key is replaced for other programs", (files) => files.set(VKEY, Buffer.from(`${formatVerifierKey(FORGER.key)}\n`)), PEM, "key"],
  ["the key is not one", (files) => files.set(VKEY, Buffer.from("key\n")), VKEY, "key"],
  ["the key is a witness's", (files) => files.set(VKEY, Buffer.from(`${formatVerifierKey(CLERK.key)}\n`)), VKEY, "key"],
  ["the key is removed", (files) => files.delete(VKEY), VKEY, "missing"],
  ["a proof is removed", (files) => files.delete(proof(3)), proof(3), "missing"],
  ["a proof is that of another record", (files) => { take(files, proof(3), whole, proof(4)); }, proof(3), "proof"],
  ["a proof has the place of another record", (files) => { change(files, proof(3), (text) => text.replace("index 3\n", "index 4\n")); }, proof(3), "proof"],
  ["a hash of a proof is edited", (files) => { change(files, proof(3), (text) => editHash(text, 2)); }, proof(3), "proof"],
  ["a hash of a proof is dropped", (files) => { change(files, proof(3), (text) => text.replace(/(index 3\n)[^\n]*\n/, "$1")); }, proof(3), "proof"],
  ["data is put beside a proof", (files) => { change(files, proof(3), (text) => text.replace("index", "extra aGk=\nindex")); }, proof(3), "proof"],
  ["a proof is added", (files) => { take(files, proof(11), grown, proof(10)); }, proof(11), "proof"],
  ["a file is put among the proofs", (files) => files.set(`${LOG}/proofs/more.txt`, Buffer.from("x")), `${LOG}/proofs/more.txt`, "proof"],
  ["a record is replaced in every list", (files) => {
    for (const path of [`${LOG}/events.jsonl`, "data/10-exhibits/GJ-002/custody.jsonl"]) {
      change(files, path, (text) => text.replace('"channel":"web-form","declared_type":"video', '"channel":"web-farm","declared_type":"video'));
    }
  }, proof(5), "proof"],
  ["the policy is edited", (files) => { change(files, POLICY, (text) => `# no witness is needed\n${text}`); }, POLICY, "policy"],
  ["the policy wants a witness", (files) => { change(files, POLICY, (text) => text.replace("quorum none", `witness clerk ${formatVerifierKey(CLERK.key)}\nquorum clerk`)); }, POLICY, "policy"],
  ["the policy names another log's key", (files) => files.set(POLICY, Buffer.from(ownPolicy(FORGER.key))), POLICY, "policy"],
  ["the policy is none", (files) => files.set(POLICY, Buffer.from("quorum all of them\n")), POLICY, "policy"],
  ["the policy is removed", (files) => files.delete(POLICY), POLICY, "missing"],
  ["a hash of the consistency proof is edited", (files) => { change(files, CONSISTENCY, (text) => editHash(text, 1)); }, CONSISTENCY, "consistency"],
  ["a line of the consistency proof is dropped", (files) => { change(files, CONSISTENCY, (text) => text.slice(45)); }, CONSISTENCY, "consistency"],
  ["the consistency proof is no list of hashes", (files) => files.set(CONSISTENCY, Buffer.from("AAAA\n")), CONSISTENCY, "consistency"],
  ["the consistency proof is given another size", (files) => {
    take(files, `${LOG}/consistency-6-12.txt`, whole, CONSISTENCY);
    files.delete(CONSISTENCY);
  }, `${LOG}/consistency-6-12.txt`, "consistency"],
  ["the consistency proof is given another beginning", (files) => {
    take(files, `${LOG}/consistency-5-13.txt`, whole, CONSISTENCY);
    take(files, `${LOG}/checkpoint-5.note`, whole, EARLIER);
    for (const path of [CONSISTENCY, EARLIER]) files.delete(path);
  }, `${LOG}/checkpoint-5.note`, "consistency"],
  ["the consistency proof is removed", (files) => files.delete(CONSISTENCY), CONSISTENCY, "missing"],
  ["the earlier checkpoint is removed", (files) => files.delete(EARLIER), EARLIER, "missing"],
  ["the consistency proof and the earlier checkpoint are removed", (files) => {
    for (const path of [CONSISTENCY, EARLIER]) files.delete(path);
  }, CONSISTENCY, "missing"],
  ["the earlier checkpoint is edited", (files) => { change(files, EARLIER, (text) => editHash(text, 3)); }, EARLIER, "consistency"],
  ["the earlier checkpoint is of another key", (files) => files.set(EARLIER, Buffer.from(new InventedLog().sign(0, FORGER))), EARLIER, "consistency"],
  ["all of it is removed", (files) => { strip(files); }, NOTE, "missing"],
  ["all of it is removed and the format is put back", (files) => {
    strip(files);
    change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1"));
  }, NOTE, "checkpoint"],
  ["the format is put back", (files) => { change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1")); }, "bag-info.txt", "bag-info"],
  ["the format is one of the future", (files) => { change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/3")); }, "bag-info.txt", "bag-info"],
]; // prettier-ignore

/** Another hash in that line of a text, still in base 64. */
function editHash(text: string, line: number): string {
  return text
    .split("\n")
    .map((one, at) => (at + 1 === line ? `${one.startsWith("A") ? "B" : "A"}${one.slice(1)}` : one))
    .join("\n");
}

/** Takes away all that the first format does not have. */
function strip(files: Unpacked): void {
  const kept = ["events.jsonl", "disclosures.jsonl", "heads.csv"].map((name) => `${LOG}/${name}`);
  for (const path of [...files.keys()]) {
    if (path.startsWith(`${LOG}/`) && !kept.includes(path)) files.delete(path);
  }
}

test("the bundle that is meddled with is intact, and so is the one that it is mixed with", async () => {
  for (const [files, size] of [[whole, 13], [grown, 16]] as const) {
    const report = await verified(files);
    expect(report).toMatchObject({
      result: KEY_NOT_CONFIRMED,
      faults: [],
      log: { size, proved: 11, continues: [6], isKeyConfirmed: false },
    });
  }
}); // prettier-ignore

describe("a bundle with every manifest made to fit is not intact when", () => {
  test.each(MEDDLINGS)("%s", async (_, meddle, path, code) => {
    const files: Unpacked = new Map(whole);
    meddle(files);
    makeManifestsFit(files);
    const { result, faults } = await verified(files);
    expect(faults.map((fault) => `${fault.code} ${fault.path ?? ""}`)).toContain(`${code} ${path}`);
    const isMissing = faults.every(({ kind }) => kind === "incomplete");
    expect(result).toBe(isMissing ? "Incomplete" : "Altered");
  });
});

test("what of the signed log is only missing makes the bundle incomplete, not altered", async () => {
  for (const path of [BODY, NOTE, SIG, PEM, VKEY, POLICY, proof(0), EARLIER, CONSISTENCY]) {
    const files: Unpacked = new Map(whole);
    files.delete(path);
    const { result, faults } = await verified(files);
    expect({ path, result, altered: faults.filter(({ kind }) => kind === "altered") }).toEqual({
      path,
      result: "Incomplete",
      altered: [],
    });
  }
});

test("a log forged from its first record passes as one whose key nobody confirmed, and not by the paper", async () => {
  const { files } = await written(inventedContent({ later: 2, earlier: 6, signer: FORGER }));
  expect(await verified(files)).toMatchObject({ result: KEY_NOT_CONFIRMED, faults: [] });
  const held = await verified(files, FINGERPRINT.slice(0, 32));
  expect(held).toMatchObject({ result: "Altered", log: { isKeyConfirmed: false } });
  expect(held.faults.map(({ code, path }) => [code, path])).toEqual([["key", PEM]]);
  expect(held.faults[0]?.detail).toContain(inFours(keyFingerprint(FORGER.key)));
});

test("the fingerprint is taken as people type it from paper, and confirms the key", async () => {
  const archive = await packed(whole);
  const groups = inFours(FINGERPRINT).split(" ");
  for (const typed of [
    ["--fingerprint", ...groups.slice(0, 8), archive],
    ["--fingerprint", ...groups, archive],
    ["--fingerprint", groups.slice(0, 8).join(" ").toUpperCase(), archive],
    [archive, "--fingerprint", groups.slice(0, 9).join(":")],
    [archive, "--json", "--fingerprint", FINGERPRINT],
  ]) {
    const { code, text } = await captured(typed);
    expect(code).toBe(0);
    expect(text).toContain("Intact and the log key is the one you named");
  }
  const wrong = await captured(["--fingerprint", ...groups.slice(8), archive]);
  expect(wrong.code).toBe(1);
  expect(wrong.text).toMatch(/^Altered\n {2}data\/60-log\/log-key\.pem: its fingerprint is /);
  for (const typed of [
    ["--fingerprint", ...groups.slice(0, 7), archive],
    ["--fingerprint", archive],
    ["--fingerprint", "not hex at all, but long enough to be one", archive],
    ["--fingerprint", FINGERPRINT, "--fingerprint", FINGERPRINT, archive],
    ["--fingerprint", `${FINGERPRINT}00`, archive],
    [archive, "--fingerprint"],
  ]) {
    expect((await captured(typed)).code).toBe(2);
  }
});

test("a bundle of the first format is what it was: intact, with the sentence that nothing is signed", async () => {
  const { files } = await written(inventedContent({ policy: null }));
  strip(files);
  change(files, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1"));
  makeManifestsFit(files);
  const report = await verified(files);
  expect(report).toMatchObject({ result: "Intact", faults: [], log: undefined });
  expect(report.notes.join("\n")).toContain("the log is not signed: this bundle has no checkpoint");
  const held = await verified(files, FINGERPRINT);
  expect(held).toMatchObject({ result: "Incomplete", faults: [{ code: "key", path: PEM }] });
}); // prettier-ignore

test("a bundle asked for before policies were recorded is held to no digest of one", async () => {
  const { files } = await written(inventedContent({ policy: null }));
  expect(await verified(files)).toMatchObject({ result: KEY_NOT_CONFIRMED, faults: [] });
});

describe("with witnesses", () => {
  const policy = formatTrustPolicy({
    ...officeOnlyPolicy([LOG_KEY.key]),
    witnesses: [CLERK, INSPECTOR].map(({ key, name }) => ({ name, key, url: undefined })),
    groups: [{ name: "court", threshold: 2, members: [CLERK.name, INSPECTOR.name] }],
    quorum: "court",
  });
  const cosigned = inventedContent({ policy, cosigners: [CLERK, INSPECTOR] });
  let files: Unpacked;

  beforeEach(async () => {
    ({ files } = await written(cosigned));
  });

  /** The note changed everywhere it stands. */
  function changeNote(edit: (note: string) => string): void {
    const before = textOf(files, NOTE);
    const after = edit(before);
    for (const path of files.keys()) {
      if (path !== NOTE && !path.startsWith(`${LOG}/proofs/`)) continue;
      change(files, path, (text) => text.replace(before, after));
    }
    makeManifestsFit(files);
  }

  test("they are named", async () => {
    const { result, log, notes } = await verified(files);
    expect(result).toBe(KEY_NOT_CONFIRMED);
    expect(log?.quorum).toMatchObject({ kind: "met", witnesses: [CLERK.name, INSPECTOR.name] });
    expect(notes[0]).toBe(
      "the log is signed by the office and cosigned by clerk.example.gov/witness, " +
        "inspector.example.gov/witness: enough for the policy",
    );
  });

  test("one that is taken out leaves the bundle incomplete, and the others named", async () => {
    changeNote((note) => `${note.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
    const { result, faults, log } = await verified(files);
    expect(result).toBe("Incomplete");
    expect(faults).toMatchObject([{ code: "quorum", path: NOTE }]);
    expect(faults[0]?.detail).toContain("clerk.example.gov/witness: not enough for the policy");
    expect(log?.quorum?.kind).toBe("not-met");
  });

  test("one whose signature does not fit is told", async () => {
    changeNote((note) =>
      note
        .split("\n")
        .map((line, at) =>
          at === 5
            ? line.replace(
                /(.)(.{20})$/,
                (_, c: string, end: string) => `${c === "A" ? "B" : "A"}${end}`,
              )
            : line,
        )
        .join("\n"),
    );
    const { result, faults } = await verified(files);
    expect(result).toBe("Altered");
    expect(faults).toMatchObject([{ code: "checkpoint", path: NOTE }]);
    expect(faults[0]?.detail).toContain("clerk.example.gov/witness");
  });
});

testWith(["openssl"], "a time stamp is what its name says, and about this checkpoint", async () => {
  const real = makeTestAuthority("Invented Time Authority");
  const forTests = makeTestAuthority();
  try {
    const content = inventedContent();
    const { log } = content;
    const stamp = async (text: string, authority = real) => {
      const file = join(folder, "stamped");
      await writeFile(file, text);
      const query = execFileSync("openssl", ["ts", "-query", "-data", file, "-sha256", "-cert"], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      return authority.answer(query);
    };
    const { note } = log.checkpoint;
    const body = note.slice(0, note.lastIndexOf("\n\n") + 1);
    const timestamps = [
      { response: await stamp(body), isTest: false },
      { response: await stamp(body, forTests), isTest: false },
      { response: await stamp(body), isTest: true },
    ];
    const { files } = await written({
      ...content,
      log: { ...log, checkpoint: { ...log.checkpoint, timestamps } },
    });
    const [REAL, TEST] = [`${LOG}/checkpoint.tsr`, `${LOG}/checkpoint-test-authority.tsr`];
    const report = await verified(files);
    expect(report).toMatchObject({ result: KEY_NOT_CONFIRMED, faults: [] });
    expect(report.log?.timestamps.map(({ path, isTest }) => [path, isTest])).toEqual([
      [`${LOG}/checkpoint-test-authority-2.tsr`, true],
      [TEST, true],
      [REAL, false],
    ]);
    expect(report.notes).toContain(`${TEST} is of a TEST authority and proves nothing`);
    // A test's stamp is never offered as one to rely on.
    for (const text of ["VERIFY.txt", "START-HERE.txt"]) {
      expect(textOf(files, text)).not.toContain("test-authority");
    }
    const renamed: Unpacked = new Map(files);
    take(renamed, REAL, files, TEST);
    makeManifestsFit(renamed);
    expect((await verified(renamed)).faults).toMatchObject([{ code: "timestamp", path: REAL }]);
    for (const response of [await stamp("another text"), Buffer.from("no stamp")]) {
      const other: Unpacked = new Map(files);
      other.set(REAL, response);
      makeManifestsFit(other);
      expect((await verified(other)).faults).toMatchObject([{ code: "timestamp", path: REAL }]);
    }
  } finally {
    real.remove();
    forTests.remove();
  }
});

async function captured(args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = "";
  const out = jest.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const err = jest.spyOn(process.stderr, "write").mockImplementation(() => true);
  try {
    return { code: await run(args), text };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
