import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { reportText } from "#app/core/bundle/report-text.ts";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";
import { isIntact } from "#app/core/bundle/verify-result.ts";
import { verifyBundleAt } from "#scripts/verify-bundle.ts";
import { run } from "#scripts/commands/verify.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";
import { asJson, pythonReports } from "./python-check.ts";
import { change, CUSTODY, EXHIBIT, FORGED, NATIVE, PLAIN, type EditedItem } from "./meddlings.ts";
import { layOut, makeManifestsFit, repack, testWith, unpack, type Unpacked } from "./unpacked.ts";

let folder: string;
let archive: string;
let top: string;
let whole: Unpacked;
/** What was said of each archive that somebody meddled with. */
const told: { readonly name: string; readonly archive: string; readonly report: BagReport }[] = [];

const NOT_JSON = { code: "item", path: `${EXHIBIT}/item.json` };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tamper-"));
  archive = join(folder, "whole.zip");
  const examined = ["image/jpeg", null, "image/heic", null];
  await writeBundle(inventedContent({ examined, itemFormat: "bearwitness-item/2" }), archive);
  ({ top, files: whole } = await unpack(archive));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  ["as it lies", PLAIN, false],
  ["with every manifest made to fit", FORGED, true],
] as const)("a bundle changed and left %s", (_, cases, forged) => {
  test.each(cases)("is not intact when %s", async (name, meddle, path, code) => {
    const files: Unpacked = new Map(whole);
    meddle(files);
    if (forged) makeManifestsFit(files);
    const changed = join(folder, `meddled-${told.length}.zip`);
    await writeFile(changed, await repack(files, top));
    const report = await verifyBundleAt(changed);
    told.push({ name, archive: changed, report });
    expect(isIntact(report.result)).toBe(false);
    expect(report.faults.map((fault) => `${fault.code} ${fault.path ?? ""}`)).toContain(
      `${code} ${path}`,
    );
    const asFolder = join(folder, "changed");
    await rm(asFolder, { recursive: true, force: true });
    await layOut(files, asFolder);
    // In a folder the bundle's number cannot be compared with the archive's top folder.
    if (code !== "bag-info") expect(isIntact((await verifyBundleAt(asFolder)).result)).toBe(false);
  });
});

testWith(
  ["python3"],
  "verify.py tells each of them by the same words, and so it does the bundle that is whole",
  async () => {
    told.push({ name: "nothing", archive, report: await verifyBundleAt(archive) });
    const said = await pythonReports(
      folder,
      told.map((one) => one.archive),
    );
    expect(said).toHaveLength(PLAIN.length + FORGED.length + 1);
    told.forEach(({ name, report }, index) => {
      // Python reads no JSON that is nested without end: the same file is named, as one that does not read.
      if (name !== "examinations are nested without end") {
        expect({ name, said: said[index] }).toEqual({ name, said: asJson(report) });
      } else expect(said[index]).toMatchObject({ result: "Altered", faults: [NOT_JSON] });
    });
  },
);

testWith(
  ["python3"],
  "whatever byte of an archive is another, verify.py tells the same as our own program",
  async () => {
    const bytes = await readFile(archive);
    const paths: string[] = [];
    for (let number = 0; number < 60; number += 1) {
      const changed = Buffer.from(bytes);
      // Half of them in the directory and the end records, where an archive is easiest to misread.
      const from = number % 2 === 0 ? 0 : bytes.length - 8000;
      const digest = createHash("sha256").update(`flip ${number}`).digest();
      const at = from + (digest.readUInt32BE() % (bytes.length - from));
      changed[at] = (changed[at] ?? 0) ^ (digest[4] ?? 1) || 1;
      paths.push(join(folder, `flip-${number}.zip`));
      await writeFile(paths.at(-1) ?? "", changed);
    }
    paths.push(join(folder, "cut.zip"));
    await writeFile(paths.at(-1) ?? "", bytes.subarray(0, 100_000));
    const said = await pythonReports(folder, paths);
    for (const [index, path] of paths.entries()) {
      expect({ path, said: said[index] }).toEqual({
        path,
        said: asJson(await verifyBundleAt(path)),
      });
    }
  },
);

testWith(["python3"], "verify.py is used like our own program, also on a folder", async () => {
  const unpacked = join(folder, "by-hand");
  await layOut(whole, unpacked);
  const script = join(unpacked, "verify.py");
  const type = (...args: string[]) => {
    const { status, stdout } = spawnSync("python3", [script, ...args], { encoding: "utf8" });
    return { status, text: stdout };
  };
  const expected = reportText(await verifyBundleAt(archive));
  expect(type()).toEqual({ status: 0, text: expected });
  expect(type(archive)).toEqual({ status: 0, text: expected });
  expect(await readdir(unpacked)).not.toContain("__pycache__");
  await rm(join(unpacked, NATIVE));
  await symlink(archive, join(unpacked, NATIVE));
  const linked = type(unpacked);
  expect(linked).toEqual({ status: 1, text: reportText(await verifyBundleAt(unpacked)) });
  expect(linked.text).toContain(`${NATIVE}: it is not an ordinary file [extra]`);
  expect(type("--help").text).toContain("Usage: python3 verify.py");
  for (const wrong of [
    ["--what"],
    [archive, archive],
    [join(folder, "none.zip")],
    ["--fingerprint", "12"],
  ]) {
    expect(type(...wrong).status).toBe(2);
  }
});

test("a bundle of items of the first format, asked for before their format was recorded, is as intact as it was", async () => {
  const older = join(folder, "older.zip");
  await writeBundle(inventedContent({ examined: ["image/jpeg"] }), older);
  const { top: name, files } = await unpack(older);
  for (const path of files.keys()) {
    if (!path.endsWith("/item.json")) continue;
    const { examinations, ...rest } = JSON.parse(String(files.get(path))) as EditedItem;
    expect(examinations).toHaveLength(1);
    files.set(path, Buffer.from(JSON.stringify({ ...rest, format: "bearwitness-item/1" })));
  }
  makeManifestsFit(files);
  await writeFile(older, await repack(files, name));
  const { result, faults } = await verifyBundleAt(older);
  expect(faults).toEqual([]);
  expect(isIntact(result)).toBe(true);
});

test("what is only missing makes the bundle incomplete, not altered", async () => {
  for (const path of [
    NATIVE,
    `${EXHIBIT}/custody-report.pdf`,
    CUSTODY,
    "VERIFY.txt",
    "manifest-sha256.txt",
  ]) {
    const files: Unpacked = new Map(whole);
    files.delete(path);
    const changed = join(folder, "changed.zip");
    await writeFile(changed, await repack(files, top));
    const { result, faults } = await verifyBundleAt(changed);
    expect({ path, result, faults: faults.filter(({ kind }) => kind === "altered") }).toEqual({
      path,
      result: "Incomplete",
      faults: [],
    });
  }
});

test("an archive cut short anywhere is incomplete or refused, and says that its end is missing", async () => {
  const bytes = await readFile(archive);
  for (const part of [0.001, 0.3, 0.7, 0.99, 0.9999]) {
    const cut = join(folder, "cut.zip");
    await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * part)));
    const { result, faults } = await verifyBundleAt(cut);
    expect(result).toBe("Incomplete");
    expect(faults.map(({ code }) => code)).toEqual(["archive-truncated"]);
  }
});

test("a bit turned in the archive itself names the file", async () => {
  const bytes = Buffer.from(await readFile(archive));
  const at = bytes.indexOf("not a photograph");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const changed = join(folder, "bit.zip");
  await writeFile(changed, bytes);
  const { result, faults } = await verifyBundleAt(changed);
  expect(result).toBe("Altered");
  expect(faults.filter(({ path }) => path === NATIVE).map(({ code }) => code)).toEqual(
    expect.arrayContaining(["changed", "unreadable"]),
  );
});

test("a link in an unpacked bundle is told and not followed", async () => {
  const unpacked = join(folder, "linked");
  await mkdir(unpacked);
  const files: Unpacked = new Map(whole);
  files.delete(NATIVE);
  await layOut(files, unpacked);
  await mkdir(join(unpacked, EXHIBIT, "native"), { recursive: true });
  await writeFile(join(folder, "outside.jpg"), whole.get(NATIVE) ?? "");
  await symlink(join(folder, "outside.jpg"), join(unpacked, NATIVE));
  const { result, faults } = await verifyBundleAt(unpacked);
  expect(result).toBe("Altered");
  expect(faults.map(({ code, path }) => `${code} ${path ?? ""}`)).toContain(`extra ${NATIVE}`);
});

test("names and texts from a hostile bundle are printed without control characters", async () => {
  const files: Unpacked = new Map(whole);
  change(files, "bag-info.txt", (text) =>
    text.replace("External-Identifier: ", "External-Identifier: \u001b[2J\u202e"),
  );
  const changed = join(folder, "changed.zip");
  await writeFile(changed, await repack(files, top));
  const { text, code } = await captured([changed]);
  expect(code).toBe(1);
  expect(text).toMatch(/^[\x20-\x7e\n]*$/);
});

test("the command ends with 0, 1 or 2, and prints one JSON object when asked", async () => {
  expect(await captured([archive])).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^Intact, log signed, key not confirmed\n/),
  });
  const json = await captured(["--json", archive]);
  expect(JSON.parse(json.text)).toMatchObject({
    result: "Intact, log signed, key not confirmed",
    faults: [],
    bundle: top,
    audience: "GJ",
  });
  expect(json.text.trimEnd()).not.toContain("\n");
  const changed = join(folder, "short.zip");
  await writeFile(changed, (await readFile(archive)).subarray(0, 1000));
  expect(await captured([changed])).toMatchObject({
    code: 1,
    text: expect.stringMatching(/^Incomplete\n/),
  });
  expect(await captured(["--help"])).toMatchObject({
    code: 0,
    text: expect.stringContaining("Usage"),
  });
  for (const wrong of [[], [archive, archive], ["--what", archive], [join(folder, "none.zip")]]) {
    expect((await captured(wrong)).code).toBe(2);
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
