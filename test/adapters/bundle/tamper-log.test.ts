import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { run } from "#scripts/commands/verify.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { inventedContent, LOG_KEY } from "#test/core/bundle/invented-bundle.ts";
import { CLERK, INSPECTOR } from "#test/core/custody/made-keys.ts";
import { makeTestAuthority } from "#test/support/test-authority.ts";
import { change } from "./meddlings.ts";
import {
  BODY,
  CONSISTENCY,
  EARLIER,
  FORGER,
  LOG,
  LOG_MEDDLINGS,
  NOTE,
  PEM,
  POLICY,
  SIG,
  VKEY,
  proof,
  strip,
  take,
  textOf,
} from "./meddlings-log.ts";
import { asJson, pythonReports, verifiedByBoth } from "./python-check.ts";
import { makeManifestsFit, repack, testWith, unpack, type Unpacked } from "./unpacked.ts";

// Meddling with what binds a bundle to the signed log, all manifests made to fit: each is told with the name of the file.

const FINGERPRINT = keyFingerprint(LOG_KEY.key);
const KEY_NOT_CONFIRMED = "Intact, log signed, key not confirmed";

let folder: string;
let top: string;
let whole: Unpacked;
/** The same bundle, its log signed when it had grown by more records. */
let grown: Unpacked;
/** What was said of each archive that somebody meddled with. */
const told: { readonly name: string; readonly archive: string; readonly report: BagReport }[] = [];

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

async function packed(files: Unpacked, name = "changed.zip"): Promise<string> {
  const archive = join(folder, name);
  await writeFile(archive, await repack(files, top));
  return archive;
}

async function verified(files: Unpacked, fingerprint?: string) {
  return verifiedByBoth(await packed(files), fingerprint === undefined ? {} : { fingerprint });
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
  test.each(LOG_MEDDLINGS)("%s", async (name, meddle, path, code) => {
    const files: Unpacked = new Map(whole);
    meddle(files, { whole, grown });
    makeManifestsFit(files);
    // Python looks at all of them at once, below.
    const archive = await packed(files, `meddled-${told.length}.zip`);
    const report = await verifyBundleAt(archive);
    const { result, faults } = report;
    told.push({ name, archive, report });
    expect(faults.map((fault) => `${fault.code} ${fault.path ?? ""}`)).toContain(`${code} ${path}`);
    const isMissing = faults.every(({ kind }) => kind === "incomplete");
    expect(result).toBe(isMissing ? "Incomplete" : "Altered");
  });
});

testWith(["python3"], "verify.py tells each of them by the same words", async () => {
  const said = await pythonReports(
    folder,
    told.map((one) => one.archive),
  );
  expect(said).toHaveLength(LOG_MEDDLINGS.length);
  told.forEach(({ name, report }, index) => {
    expect({ name, said: said[index] }).toEqual({ name, said: asJson(report) });
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
