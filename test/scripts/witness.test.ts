import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { acceptCosignatures } from "#app/core/custody/accept-cosignatures.ts";
import { proveConsistency } from "#app/core/custody/merkle-proof.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { formatSignedNote } from "#app/core/custody/signed-note.ts";
import { signCheckpoint } from "#app/core/custody/signer.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { formatWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { madeLog } from "#test/core/custody/made-log.ts";
import { projectRoot } from "#test/support/project-root.ts";
import {
  startWitness,
  tryWitness,
  type WitnessProcess,
  type WitnessStart,
} from "#test/support/witness-process.ts";

let folder: string;
const running: WitnessProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bw-witness-"));
});

afterEach(async () => {
  for (const witness of running.splice(0)) await witness.end("SIGKILL");
  rmSync(folder, { recursive: true });
});

const LOG = madeKey("ed25519", "custody.example.gov/log1", 1);
const VKEY = formatVerifierKey(LOG.key);
const HASHES = madeLog(40).map(({ leafHash }) => leafHash);
/** The same log, had it been rewritten from its fifth record on. */
const OTHER = [...HASHES.slice(0, 5), ...madeLog(40, 7).map(({ leafHash }) => leafHash)];

function noteOf(size: number, hashes = HASHES, log = LOG): string {
  return signCheckpoint({ origin: log.name, size, root: merkleRoot(hashes.slice(0, size)) }, [log]);
}

function growth(old: number, size: number, hashes = HASHES, log = LOG): string {
  const proof = old === 0 ? [] : proveConsistency(hashes.slice(0, size), old);
  return formatWitnessRequest({ old, proof, note: noteOf(size, hashes, log) });
}

async function start(more: Partial<WitnessStart> = {}): Promise<WitnessProcess> {
  const witness = await startWitness({ folder, logs: [VKEY], ...more });
  running.push(witness);
  return witness;
}

async function ask({ address }: WitnessProcess, body: string | Uint8Array) {
  const response = await fetch(`${address}add-checkpoint`, {
    method: "POST",
    body: typeof body === "string" ? body : Buffer.from(body),
  });
  const type = response.headers.get("content-type");
  return { status: response.status, type, body: await response.text() };
}

function cosignersOf({ vkey }: WitnessProcess, note: string, answer: string): string[] {
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error(key.problem);
  const notAfter = Date.now() / 1_000 + 1;
  const taken = acceptCosignatures({ note, answer, witnessKeys: [key.value], notAfter });
  if (!taken.ok) throw new Error(taken.problem);
  return taken.value.added.map(({ name, type }) => `${name} ${type}`);
}

test.each([
  ["ML-DSA-44", [], "ml-dsa-44-cosigner"],
  ["Ed25519", ["--ed25519"], "ed25519-cosigner"],
])("a log that grows is cosigned with %s at each size", async (_, options, type) => {
  const witness = await start({ more: ["--name", "clerk.example.gov/witness", ...options] });
  expect(await (await fetch(witness.address)).text()).toBe(`${witness.vkey}\n`);
  let old = 0;
  for (const size of [1, 5, 5, 8, 33]) {
    const answer = await ask(witness, growth(old, size));
    expect(answer.status).toBe(200);
    const cosigners = cosignersOf(witness, noteOf(size), answer.body);
    expect(cosigners).toEqual([`clerk.example.gov/witness ${type}`]);
    old = size;
  }
});

test("a log is followed through a change of its key, and the old key counts for nothing after", async () => {
  const next = madeKey("ed25519", LOG.name, 9);
  const rootOf = (size: number) => merkleRoot(HASHES.slice(0, size));
  const signedBy = (old: number, size: number, keys: readonly (typeof LOG)[]) =>
    formatWitnessRequest({
      old,
      proof: old === 0 ? [] : proveConsistency(HASHES.slice(0, size), old),
      note: signCheckpoint({ origin: LOG.name, size, root: rootOf(size) }, keys),
    });
  const first = await start();
  expect((await ask(first, signedBy(0, 4, [LOG]))).status).toBe(200);
  // Who was not told of the new key yet still follows the checkpoint that both signed, and no further.
  expect((await ask(first, signedBy(4, 8, [LOG, next]))).status).toBe(200);
  expect((await ask(first, signedBy(8, 9, [next]))).status).toBe(403);
  await first.end();
  running.splice(0);
  const told = await start({ logs: [VKEY, formatVerifierKey(next.key)] });
  const late = await ask(told, signedBy(8, 9, [LOG]));
  expect([late.status, late.body]).toEqual([403, expect.stringContaining("was replaced")]);
  expect((await ask(told, signedBy(8, 12, [next]))).status).toBe(200);
  expect((await ask(told, signedBy(12, 20, [LOG]))).status).toBe(403);
  expect((await ask(told, signedBy(12, 20, [next]))).status).toBe(200);
  expect(readdirSync(join(folder, "refused"))).toHaveLength(2);
});

test("every refusal has its status, and none of them changes what is remembered", async () => {
  const witness = await start();
  const stranger = madeKey("ed25519", "other.example.gov/log", 2);
  const impostor = madeKey("ed25519", LOG.name, 3);
  expect((await ask(witness, growth(0, 10))).status).toBe(200);
  const forged = formatWitnessRequest({
    old: 10,
    proof: proveConsistency(HASHES.slice(0, 20), 9),
    note: noteOf(20),
  });
  const brokenSignature = formatSignedNote({
    text: noteOf(20).slice(0, noteOf(20).indexOf("\n\n") + 1),
    signatures: [{ name: LOG.name, keyId: LOG.keyId, signature: new Uint8Array(64) }],
  });
  const emptyWithRoot = signCheckpoint(
    { origin: LOG.name, size: 0, root: merkleRoot(HASHES.slice(0, 1)) },
    [LOG],
  );
  const cases: readonly [string, number, string | Uint8Array][] = [
    ["nothing", 400, ""],
    ["no text", 400, Uint8Array.of(0xff, 0xfe)],
    ["no checkpoint", 400, "old 10\n\nnothing\n\n"],
    ["an old size greater than the new", 400, growth(20, 20).replace("old 20", "old 21")],
    ["another log", 404, growth(0, 20, HASHES, stranger)],
    ["the log's name under another key", 403, growth(10, 20, HASHES, impostor)],
    ["a signature that fails", 403, `old 10\n\n${brokenSignature}`],
    ["another old size", 409, growth(5, 20)],
    ["an older checkpoint", 409, growth(0, 5)],
    ["a forged proof", 422, forged],
    ["no proof", 422, formatWitnessRequest({ old: 10, proof: [], note: noteOf(20) })],
    ["a rewritten log", 422, growth(10, 20, OTHER)],
    ["the same size with another root", 422, growth(10, 10, OTHER)],
  ];
  for (const [what, status, body] of cases) {
    expect([what, (await ask(witness, body)).status]).toEqual([what, status]);
  }
  expect(await ask(witness, growth(0, 20))).toEqual({
    status: 409,
    type: "text/x.tlog.size",
    body: "10\n",
  });
  const fresh = await start({ folder: join(folder, "fresh") });
  const early: readonly [string, number, string][] = [
    [
      "a proof from nothing",
      422,
      formatWitnessRequest({ old: 0, proof: HASHES.slice(0, 1), note: noteOf(3) }),
    ],
    ["an empty tree that is not", 422, `old 0\n\n${emptyWithRoot}`],
  ];
  for (const [what, status, body] of early) {
    expect([what, (await ask(fresh, body)).status]).toEqual([what, status]);
  }
  expect((await ask(witness, growth(10, 20))).status).toBe(200);
});

test("a rewritten log is named to the operator, and what it signed is kept as proof", async () => {
  const witness = await start();
  await ask(witness, growth(0, 10));
  const refused = await ask(witness, growth(10, 20, OTHER));
  expect(refused.body).toContain("does not show that the log only grew");
  expect(witness.told()).toMatch(/REFUSED custody\.example\.gov\/log1: .* Kept in \S+\n/);
  const [file = ""] = readdirSync(join(folder, "refused"));
  const kept = readFileSync(join(folder, "refused", file), "utf8");
  expect(kept).toContain("Cosigned before: 10 with root");
  expect(kept.endsWith(noteOf(20, OTHER))).toBe(true);
  // The same once more is one proof, not two.
  await ask(witness, growth(10, 20, OTHER));
  expect(readdirSync(join(folder, "refused"))).toHaveLength(1);
});

test("other paths and methods, and requests without end, are turned away", async () => {
  const witness = await start();
  const status = async (path: string, init: RequestInit = {}) =>
    (await fetch(`${witness.address}${path}`, init)).status;
  expect(await status("add-checkpoint")).toBe(405);
  expect(await status("", { method: "POST" })).toBe(405);
  expect(await status("elsewhere")).toBe(404);
  expect(await status("prefix/add-checkpoint", { method: "POST", body: growth(0, 3) })).toBe(200);
  const long = await ask(witness, "a".repeat(2 * 1024 * 1024)).catch(() => ({ status: 413 }));
  expect(long.status).toBe(413);
  expect(await status("")).toBe(200);
});

test("what was cosigned is remembered when the witness is killed, and by the next one alone", async () => {
  const first = await start();
  await ask(first, growth(0, 10));
  const busy = await tryWitness({ folder, logs: [VKEY] });
  expect(busy).toMatchObject({ ok: false, code: 1 });
  expect(busy.ok ? "" : busy.told).toContain("in use by another witness");
  await first.end("SIGKILL");
  const second = await start();
  expect(second.vkey).toBe(first.vkey);
  expect((await ask(second, growth(0, 20))).body).toBe("10\n");
  expect((await ask(second, growth(10, 20))).status).toBe(200);
  expect(await second.end()).toBe(0);
});

test("a witness that dies between remembering and answering cosigns the same checkpoint afterwards", async () => {
  const crashing = await startWitness({
    folder,
    logs: [VKEY],
    script: join(projectRoot, "test/support/witness-until-stored.ts"),
  });
  await expect(ask(crashing, growth(0, 10))).rejects.toThrow("fetch failed");
  await crashing.end("SIGKILL");
  const witness = await start();
  const learned = await ask(witness, growth(0, 10));
  expect([learned.status, learned.body]).toEqual([409, "10\n"]);
  const answer = await ask(witness, growth(10, 10));
  expect(answer.status).toBe(200);
  expect(cosignersOf(witness, noteOf(10), answer.body)).toHaveLength(1);
  // And nothing else of that size, nor anything smaller.
  expect((await ask(witness, growth(10, 10, OTHER))).status).toBe(422);
});

test("of many that ask at once from one size, one is cosigned; another log is not held up by it", async () => {
  const other = madeKey("ed25519", "custody.example.gov/log2", 4);
  const witness = await start({ logs: [VKEY, formatVerifierKey(other.key)] });
  await ask(witness, growth(0, 5));
  const [ofOther, ...answers] = await Promise.all([
    ask(witness, growth(0, 7, HASHES, other)),
    ...Array.from({ length: 12 }, (_, n) => ask(witness, growth(5, 10 + n))),
  ]);
  expect(ofOther.status).toBe(200);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(11);
  const size = 10 + statuses.indexOf(200);
  expect((await ask(witness, growth(0, 30))).body).toBe(`${size}\n`);
  expect((await ask(witness, growth(0, 30, HASHES, other))).body).toBe("7\n");
});

test("a log that changes its key may sign with either, and must not sign wrongly with one", async () => {
  const next = madeKey("ed25519", LOG.name, 5);
  const witness = await start({ logs: [VKEY, formatVerifierKey(next.key)] });
  const both = signCheckpoint({ origin: LOG.name, size: 4, root: merkleRoot(HASHES.slice(0, 4)) }, [
    LOG,
    next,
  ]);
  expect((await ask(witness, `old 0\n\n${both}`)).status).toBe(200);
  expect((await ask(witness, growth(4, 9, HASHES, next))).status).toBe(200);
});

test("the key is for its owner alone, and signs under one name in one way", async () => {
  const witness = await start({ more: ["--name", "clerk.example.gov/witness"] });
  await witness.end();
  const key = join(folder, "witness.key");
  expect(statSync(key).mode & 0o777).toBe(0o600);
  for (const [more, text] of [
    [["--name", "other.example.gov/witness"], "that of clerk.example.gov/witness"],
    [["--ed25519"], "of type ml-dsa-44-cosigner"],
  ] as const) {
    const refused = await tryWitness({ folder, logs: [VKEY], more });
    expect(refused.ok ? "" : refused.told).toContain(text);
  }
  chmodSync(key, 0o644);
  const open = await tryWitness({ folder, logs: [VKEY] });
  expect(open.ok ? "" : open.told).toContain("chmod 600");
});

test("a damaged memory stops the start: a witness that forgot would sign anything", async () => {
  const witness = await start();
  await ask(witness, growth(0, 10));
  await witness.end();
  const [memory = ""] = readdirSync(folder).filter((name) => name.endsWith(".checkpoint"));
  writeFileSync(join(folder, memory), "");
  const refused = await tryWitness({ folder, logs: [VKEY] });
  expect(refused).toMatchObject({ ok: false, code: 1 });
  expect(refused.ok ? "" : refused.told).toContain("is damaged");
});

test("it runs from a copy of two folders, with nothing installed", async () => {
  const copy = join(folder, "copy");
  for (const part of ["app/core", "scripts/witness"]) {
    cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
  }
  writeFileSync(join(copy, "package.json"), '{ "type": "module" }\n');
  const script = join(copy, "scripts/witness/run-witness.ts");
  const witness = await start({ folder: join(folder, "state"), script });
  expect((await ask(witness, growth(0, 10))).status).toBe(200);
  expect(witness.told()).toMatch(/^\S+ cosigned custody\.example\.gov\/log1 at 10\n$/);
});

test("wrong use is one line and exit code 2; help is exit code 0", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, "scripts/bearwitness.ts"), "witness", ...args], {
      encoding: "utf8",
    });
  expect(run("--help")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("--state DIR"),
  });
  const witnessKey = formatVerifierKey(madeKey("ed25519-cosigner", "w.example.gov", 6).key);
  for (const args of [
    [],
    ["--log", VKEY, "--listen", "0"],
    ["--log", "nonsense", "--listen", "0", "--state", folder],
    ["--log", witnessKey, "--listen", "0", "--state", folder],
    ["--log", VKEY, "--listen", "70000", "--state", folder],
    ["--log", VKEY, "--listen", "0", "--state", folder, "--unknown"],
  ]) {
    const { status, stderr } = run(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^witness: .+\n$/)]);
  }
});
