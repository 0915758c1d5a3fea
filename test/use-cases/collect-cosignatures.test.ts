import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { cosignCheckpoint } from "#app/core/custody/signer.ts";
import { formatSignatureLine, verifySignedNote } from "#app/core/custody/signed-note.ts";
import { formatVerifierKey, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { parseWitnessRequest } from "#app/core/custody/witness-protocol.ts";
import { compose } from "#app/server/compose.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { serveAnswers, type TestAnswer } from "#test/support/test-authority.ts";
import { until } from "#test/support/until.ts";
import { startWitness, type WitnessProcess } from "#test/support/witness-process.ts";

let folder: string;
const ends: (() => unknown)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bw-cosign-"));
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  rmSync(folder, { recursive: true });
});

/** An office's folder, founded and stopped, and the key of its log. */
async function foundOffice(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ folder: string; vkey: string }> {
  const office = await openTestOffice(undefined, { settings });
  const { vkey } = office.useCases.readLogKey();
  await office.shut();
  ends.push(() => rmSync(office.folder, { recursive: true, force: true }));
  return { folder: office.folder, vkey };
}

interface OpenOffice extends TestOffice {
  readonly lines: readonly string[];
}

async function open(
  office: { readonly folder: string },
  settings: Readonly<Record<string, string>>,
): Promise<OpenOffice> {
  const lines: string[] = [];
  const opened = await openTestOffice(office.folder, {
    settings,
    writeLog: (line) => lines.push(line),
  });
  ends.push(() => opened.shut());
  return { ...opened, lines };
}

/** Stops an office before its test ends. */
async function stop(office: TestOffice): Promise<void> {
  await office.shut();
  ends.pop();
}

async function witness(
  name: string,
  logs: readonly string[],
  options: { readonly port?: number; readonly more?: readonly string[] } = {},
): Promise<WitnessProcess> {
  const more = ["--name", `${name}.example.gov/witness`, ...(options.more ?? [])];
  const started = await startWitness({ folder: join(folder, name), logs, ...options, more });
  ends.unshift(() => started.end("SIGKILL"));
  return started;
}

/** A policy's file over witnesses with their addresses. */
function policy(lines: readonly string[], quorum: string): string {
  const path = join(folder, "policy.txt");
  writeFileSync(path, [...lines, `quorum ${quorum}`, ""].join("\n"));
  return path;
}

function line(name: string, { vkey, address }: Pick<WitnessProcess, "vkey" | "address">): string {
  return `witness ${name} ${vkey} ${address}`;
}

async function grown(office: TestOffice) {
  await givenReport(office);
  const published = await office.useCases.publishCheckpoint({ reason: "request" });
  if (published.kind !== "published") throw new Error(published.kind);
  return published.checkpoint;
}

function cosignRecords(office: TestOffice): Record<string, unknown>[] {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"), { readonly: true });
  try {
    return database
      .prepare<[], { leaf: Buffer }>(
        "select leaf from custody_log where ev = 'checkpoint.cosigned' order by seq",
      )
      .all()
      .map(({ leaf }) => (JSON.parse(leaf.toString()) as { obj: Record<string, unknown> }).obj);
  } finally {
    database.close();
  }
}

function warnings({ lines }: OpenOffice): Record<string, unknown>[] {
  return lines
    .map((text) => JSON.parse(text) as Record<string, unknown>)
    .filter(({ event }) => String(event).startsWith("witness."));
}

test("each checkpoint is cosigned by every witness of the policy, recorded, and described in a sentence", async () => {
  const { folder: place, vkey } = await foundOffice();
  const clerk = await witness("clerk", [vkey]);
  const defender = await witness("defender", [vkey], { more: ["--ed25519"] });
  const office = await open(
    { folder: place },
    {
      TRUST_POLICY: policy(
        [line("clerk", clerk), line("defender", defender), "group both all clerk defender"],
        "both",
      ),
    },
  );
  await office.worker.idle();
  const first = await grown(office);
  await office.worker.idle();
  const second = await grown(office);
  await office.worker.idle();
  for (const { size } of [first, second]) {
    const described = await office.useCases.describeCheckpoint({ size });
    expect(described?.sentence).toMatch(
      /cosigned by clerk\.example\.gov\/witness, defender\.example\.gov\/witness\W+enough/,
    );
    expect(described?.signatures.kind).toBe("verified");
  }
  // The public note carries them, for whoever knows the keys.
  const published = await office.useCases.readCheckpoint();
  const keys = [vkey, clerk.vkey, defender.vkey].map((written) => {
    const key = parseVerifierKey(written);
    if (!key.ok) throw new Error(key.problem);
    return key.value;
  });
  const verified = verifySignedNote(published?.note ?? "", keys);
  expect(verified.kind === "verified" && verified.signatures).toHaveLength(3);
  expect(cosignRecords(office).filter(({ size }) => size === second.size)).toEqual([
    expect.objectContaining({ cosigner: "clerk.example.gov/witness" }),
    expect.objectContaining({ cosigner: "defender.example.gov/witness" }),
  ]);
  expect(warnings(office)).toEqual([]);
  // Asking again adds nothing, and their echo alone is not signed again.
  const again = await office.useCases.collectCosignatures({ size: second.size });
  expect(again).toEqual({ kind: "complete", added: 0 });
  expect((await office.useCases.publishCheckpoint({ reason: "timer" })).kind).toBe("unchanged");
  const older = await office.useCases.collectCosignatures({ size: first.size });
  expect(older).toEqual({ kind: "complete", added: 0 });
});

test("a witness that is down holds nothing up, is seen in the log, and signs when it is back", async () => {
  const { folder: place, vkey } = await foundOffice();
  const clerk = await witness("clerk", [vkey]);
  const office = await open(
    { folder: place },
    { TRUST_POLICY: policy([line("clerk", clerk)], "clerk") },
  );
  await office.worker.idle();
  await clerk.end();
  const { size } = await grown(office);
  expect((await office.useCases.readCheckpoint())?.size).toBe(size);
  await until(() => warnings(office).length > 0);
  expect(warnings(office)[0]).toMatchObject({
    event: "witness.silent",
    level: "warn",
    witness: 1,
    size,
    problem: "unreachable",
  });
  const without = await office.useCases.describeCheckpoint({ size });
  expect(without?.signatures.kind).toBe("quorum-not-met");
  expect(without?.sentence).toMatch(/cosigned by no known witness\W+not enough/);
  await witness("clerk", [vkey], { port: clerk.port });
  await until(() => cosignRecords(office).some((record) => record["size"] === size));
  const described = await office.useCases.describeCheckpoint({ size });
  expect(described?.sentence).toMatch(/cosigned by clerk\.example\.gov\/witness\W+enough/);
});

test("a log rolled back and grown otherwise is refused by the witness, named by it, and seen by the office", async () => {
  const { folder: place, vkey } = await foundOffice();
  const clerk = await witness("clerk", [vkey]);
  const settings = { TRUST_POLICY: policy([line("clerk", clerk)], "clerk") };
  const honest = await open({ folder: place }, settings);
  await honest.worker.idle();
  await grown(honest);
  await honest.worker.idle();
  await stop(honest);
  const copy = join(folder, "older-copy");
  cpSync(join(place, "data"), copy, { recursive: true });

  const later = await open({ folder: place }, settings);
  await later.worker.idle();
  const seen = await grown(later);
  await later.worker.idle();
  expect(cosignRecords(later).at(-1)).toMatchObject({ size: seen.size });
  await stop(later);

  // Somebody with the disk puts the older copy back, and goes on as if the last report had never come.
  rmSync(join(place, "data"), { recursive: true });
  cpSync(copy, join(place, "data"), { recursive: true });
  const forked = await open({ folder: place }, settings);
  await forked.worker.idle();
  expect((await forked.useCases.readCheckpoint())?.size).toBeLessThan(seen.size + 1);
  for (let size = 0; size <= seen.size; size = (await grown(forked)).size);
  await until(() => warnings(forked).some(({ status }) => status === 422));
  expect(warnings(forked)).toContainEqual(
    expect.objectContaining({ event: "witness.refused", witness: 1, status: 422 }),
  );
  expect(clerk.told()).toContain(`REFUSED ${vkey.split("+")[0] ?? ""}: `);
  const proofs = readdirSync(join(folder, "clerk/refused"));
  expect(proofs.length).toBeGreaterThan(0);
  const kept = readFileSync(join(folder, "clerk/refused", proofs[0] ?? ""), "utf8");
  const key = parseVerifierKey(vkey);
  // Signed by the office itself: nobody can say that the witness made it up.
  const note = kept.slice(kept.indexOf("\n\n") + 2);
  expect(verifySignedNote(note, key.ok ? [key.value] : []).kind).toBe("verified");
  const described = await forked.useCases.describeCheckpoint({});
  expect(described?.signatures.kind).toBe("quorum-not-met");
});

test("a database older than what a witness saw is told from a witness that is merely ahead", async () => {
  const { folder: place, vkey } = await foundOffice();
  const clerk = await witness("clerk", [vkey]);
  const settings = { TRUST_POLICY: policy([line("clerk", clerk)], "clerk") };
  const first = await open({ folder: place }, settings);
  await first.worker.idle();
  await stop(first);
  const copy = join(folder, "older-copy");
  cpSync(join(place, "data"), copy, { recursive: true });
  const later = await open({ folder: place }, settings);
  await later.worker.idle();
  for (let times = 0; times < 5; times += 1) await grown(later);
  await later.worker.idle();
  await stop(later);
  rmSync(join(place, "data"), { recursive: true });
  cpSync(copy, join(place, "data"), { recursive: true });
  const older = await open({ folder: place }, settings);
  const { size } = await grown(older);
  await until(() => warnings(older).some(({ event }) => event === "witness.saw-larger-log"));
  expect(await older.useCases.collectCosignatures({ size })).toEqual({
    kind: "incomplete",
    added: 0,
  });
});

test("one witness watches two offices' logs, each for itself", async () => {
  const one = await foundOffice({ ORIGIN: "http://localhost:9101" });
  const two = await foundOffice({ ORIGIN: "http://localhost:9102" });
  const clerk = await witness("clerk", [one.vkey, two.vkey]);
  const settings = { TRUST_POLICY: policy([line("clerk", clerk)], "clerk") };
  const offices = [
    await open(one, { ...settings, ORIGIN: "http://localhost:9101" }),
    await open(two, { ...settings, ORIGIN: "http://localhost:9102" }),
  ];
  for (const office of offices) {
    await office.worker.idle();
    const { size } = await grown(office);
    await office.worker.idle();
    expect(cosignRecords(office).at(-1)).toMatchObject({ size });
    expect((await office.useCases.describeCheckpoint({ size }))?.sentence).toContain("enough");
  }
  expect(
    readdirSync(join(folder, "clerk")).filter((name) => name.endsWith(".checkpoint")),
  ).toHaveLength(2);
});

test("without a policy, and with `quorum none`, it is said plainly that the office alone signed", async () => {
  const { folder: place, vkey } = await foundOffice();
  const alone = await open({ folder: place }, {});
  const { size } = await grown(alone);
  expect((await alone.useCases.describeCheckpoint({ size }))?.sentence).toMatch(
    /^signed by the office only\b/,
  );
  expect(await alone.useCases.collectCosignatures({ size })).toEqual({ kind: "no-witnesses" });
  await stop(alone);
  const clerk = await witness("clerk", [vkey]);
  const none = await open(
    { folder: place },
    { TRUST_POLICY: policy([line("clerk", clerk)], "none") },
  );
  const cosigned = await grown(none);
  await none.worker.idle();
  const described = await none.useCases.describeCheckpoint({ size: cosigned.size });
  expect(described?.sentence).toMatch(
    /^signed by the office only\b.*cosigned.* clerk\.example\.gov\/witness/,
  );
});

test("what a witness answers is added only when it is its own signature over this checkpoint, now", async () => {
  const { folder: place } = await foundOffice();
  const clerk = madeKey("ed25519-cosigner", "clerk.example.gov/witness", 1);
  const other = madeKey("ed25519-cosigner", "clerk.example.gov/witness", 2);
  let answer: (text: string) => TestAnswer = () => ({ status: 500, body: "" });
  const service = await serveAnswers((body) => {
    const request = parseWitnessRequest(new Uint8Array(body));
    if (!request.ok) throw new Error(request.problem);
    const { note } = request.value;
    return answer(note.slice(0, note.lastIndexOf("\n\n") + 1));
  });
  ends.push(service.stop);
  const vkey = formatVerifierKey(clerk.key);
  const office = await open(
    { folder: place },
    { TRUST_POLICY: policy([`witness clerk ${vkey} ${service.url}`], "clerk") },
  );
  const { size, note } = await grown(office);
  const now = Math.floor(Date.now() / 1_000);
  const signed = (text: string, key = clerk, time = now): TestAnswer => ({
    type: "text/plain",
    body: formatSignatureLine(cosignCheckpoint(text, key, time)),
  });
  const cases: readonly ((text: string) => TestAnswer)[] = [
    () => ({ status: 500, body: "" }),
    () => ({ status: 409, body: "5\n" }),
    () => ({ status: 409, type: "text/x.tlog.size", body: "05\n" }),
    () => ({ status: 409, type: "text/x.tlog.size", body: "0\n" }),
    () => ({ body: "" }),
    () => ({ body: "no signature\n" }),
    (text) => signed(text, other),
    (text) => signed(text.replace("\n", "x\n")),
    (text) => signed(text, clerk, now + 86_400),
    () => ({ body: "x".repeat(600_000) }),
  ];
  for (const given of cases) {
    answer = given;
    const outcome = await office.useCases.collectCosignatures({ size });
    expect(outcome).toEqual({ kind: "incomplete", added: 0 });
  }
  expect((await office.useCases.describeCheckpoint({ size }))?.checkpoint.note).toBe(note);
  expect(new Set(warnings(office).map(({ event }) => event))).toEqual(
    new Set(["witness.refused", "witness.bad-answer", "witness.silent"]),
  );
  answer = (text) => signed(text);
  expect(await office.useCases.collectCosignatures({ size })).toEqual({
    kind: "complete",
    added: 1,
  });
});

test("when asking has failed for good, only the newest checkpoint is asked for again", async () => {
  const { folder: place } = await foundOffice();
  const office = await open({ folder: place }, {});
  const first = await grown(office);
  const second = await grown(office);
  for (const { size } of [first, second]) {
    await office.useCases.askAgainLater({ job: { name: "collect-cosignatures", size } });
  }
  const database = new Sqlite(join(place, "data/bearwitness.sqlite"), { readonly: true });
  const jobs = database
    .prepare<[], { payload: string }>(
      "select payload from job where name = 'collect-cosignatures' and state = 'waiting'",
    )
    .all();
  database.close();
  expect(jobs.map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
    { size: second.size },
  ]);
});

test("a policy that cannot be right stops the start with one line", async () => {
  const office = await foundOffice();
  const vkey = formatVerifierKey(madeKey("ed25519-cosigner", "clerk.example.gov/witness", 1).key);
  const strangers = formatVerifierKey(madeKey("ed25519", "other.example.gov/log", 1).key);
  for (const [lines, quorum, text] of [
    [["witness clerk nonsense"], "none", "TRUST_POLICY line 1: the key is not name+id+base64."],
    [[], "clerk", "TRUST_POLICY line 1: "],
    [[`witness clerk ${vkey} http://clerk.example.gov/`], "clerk", "must be https"],
    [[`log ${strangers}`], "none", "names logs, but not this office's"],
  ] as const) {
    const config = testConfig(office.folder, { TRUST_POLICY: policy(lines, quorum) });
    const composed = await compose(config, { purpose: "serve", writeLog: () => undefined });
    expect(composed.ok ? "" : composed.problem).toContain(text);
  }
  const own = await open(office, { TRUST_POLICY: policy([`log ${office.vkey}`], "none") });
  expect(
    (await own.useCases.describeCheckpoint({ size: (await grown(own)).size }))?.sentence,
  ).toContain("signed by the office only");
});
