import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";
import { earlierGiven, verifyBundleAt } from "#scripts/verify-bundle.ts";
import { runCommand } from "#test/scripts/run-command.ts";
import { heldBundles, type Held } from "./given-checkpoints.ts";
import { asJson, pythonReports } from "./python-check.ts";
import { layOut, testWith, unpack } from "./unpacked.ts";

// A bundle held against what a reader kept of the log from another day: a log that was cut back, forked or is another is named.

let folder: string;
let held: readonly Held[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamper-given-"));
  held = await heldBundles(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function reportOf(one: Held): Promise<BagReport> {
  return verifyBundleAt(one.archive, { given: await earlierGiven(one.earlier, one.consistency) });
}

test("what continues the log is proved, and what does not is named with its file", async () => {
  expect(held.length).toBeGreaterThan(15);
  for (const one of held) {
    const { result, faults, log } = await reportOf(one);
    const told = faults
      .filter(({ code }) => code === "consistency")
      .map(({ path, kind }) => [path, kind]);
    const { name, expected } = one;
    if (typeof expected === "number") {
      expect({ name, result, told, given: log?.continuesGiven }).toEqual({
        ...{ name, told: [], given: expected },
        result: "Intact, log signed, key not confirmed",
      });
    } else {
      expect({ name, told, given: log?.continuesGiven }).toEqual({
        ...{ name, given: undefined },
        told: expect.arrayContaining([[...expected]]),
      });
      expect(result).toBe(expected[1] === "incomplete" ? "Incomplete" : "Altered");
    }
  }
});

test("the faults say which: cut back, two versions, another log, not signed, a proof that proves nothing", async () => {
  const details = new Map<string, string>();
  for (const one of held) {
    const { faults } = await reportOf(one);
    details.set(one.name, faults.map(({ detail }) => detail).join("; "));
  }
  for (const [name, words] of [
    ["a later state: the log was cut back", /covers 13 records.* 16: the log was cut back/],
    ["another state of as many records", /two versions of this log/],
    ["another beginning", /two versions of this log/],
    ["another log's", /is of another log, custody\.example\.org/],
    ["one that somebody else signed", /has not signed the earlier checkpoint/],
    ["one whose text was edited", /signature does not fit the earlier checkpoint/],
    ["no checkpoint at all", /does not read/],
    ["with an edited proof", /the proof that you gave does not prove/],
    ["an earlier bundle, and no proof", /ask the office for it/],
  ] as const) {
    expect({ name, said: details.get(name) }).toEqual({ name, said: expect.stringMatching(words) });
  }
});

testWith(["python3"], "verify.py says each by the same words", async () => {
  const said = await pythonReports(
    folder,
    held.map(({ archive, earlier, consistency }) => [
      archive,
      { "--earlier": earlier, ...(consistency && { "--consistency": consistency }) },
    ]),
  );
  for (const [index, one] of held.entries()) {
    const expected = asJson(await reportOf(one));
    expect({ name: one.name, said: said[index] }).toEqual({ name: one.name, said: expected });
  }
  const { archive, earlier } = held[0]!;
  const script = join(folder, "verify.py");
  const typed = (...words: string[]) => spawnSync("python3", [script, ...words]).status;
  expect(typed("--earlier", earlier, archive)).toBe(0);
  expect(typed("--consistency", earlier, archive)).toBe(2);
  expect(typed("--earlier", join(folder, "nowhere.note"), archive)).toBe(2);
});

test("the command takes an earlier bundle as archive, as folder and as checkpoint, and refuses half an order", async () => {
  const given = held.find(({ name }) => name === "an earlier bundle, with a proof given apart");
  if (given?.consistency === undefined) throw new Error("there is none");
  const { archive, earlier, consistency } = given;
  const unpacked = join(folder, "unpacked");
  const { files } = await unpack(earlier);
  await layOut(files, unpacked);
  for (const from of [earlier, unpacked, join(unpacked, "data/60-log/checkpoint.body")]) {
    const run = await runCommand(["verify", "--earlier", from, "--consistency", consistency, archive]);
    expect({ from, ...run }).toMatchObject({ from, code: 0 });
    expect(run.stdout).toContain("it continues the log at the 11 records of the earlier checkpoint");
  }
  for (const wrong of [
    ["--consistency", consistency, archive],
    ["--earlier", archive],
    ["--earlier", earlier, "--earlier", earlier, archive],
    ["--earlier", join(folder, "nowhere.note"), archive],
  ]) {
    expect(await runCommand(["verify", ...wrong])).toMatchObject({ code: 2, stdout: "" });
  }
}); // prettier-ignore
