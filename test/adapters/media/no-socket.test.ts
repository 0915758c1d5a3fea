import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { box, fileType, movieHeader, since1904 } from "#test/adapters/media/build-boxes.ts";
import { projectRoot } from "#test/support/project-root.ts";

/** Numbers of Linux on x86-64. */
const X86_64 = 0xc000003e;
const SOCKET = 41;
const AF_INET = 2;
const AF_INET6 = 10;
const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;

/** A filter of system calls (seccomp, classic BPF): whoever makes a socket of the internet is killed at once. */
function filter(): Uint8Array {
  const LOAD = 0x20;
  const JUMP_EQUAL = 0x15;
  const RETURN = 0x06;
  const steps: readonly (readonly [code: number, yes: number, no: number, k: number])[] = [
    [LOAD, 0, 0, 4],
    [JUMP_EQUAL, 1, 0, X86_64],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, 0],
    [JUMP_EQUAL, 0, 3, SOCKET],
    [LOAD, 0, 0, 16],
    [JUMP_EQUAL, 2, 0, AF_INET],
    [JUMP_EQUAL, 1, 0, AF_INET6],
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, KILL_PROCESS],
  ];
  const bytes = Buffer.alloc(8 * steps.length);
  steps.forEach(([code, yes, no, k], at) => {
    bytes.writeUInt16LE(code, 8 * at);
    bytes.writeUInt8(yes, 8 * at + 2);
    bytes.writeUInt8(no, 8 * at + 3);
    bytes.writeUInt32LE(k, 8 * at + 4);
  });
  return bytes;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bearwitness-no-socket-"));
  writeFileSync(join(folder, "filter"), filter());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs Node under the filter, which every process that it starts inherits. */
function withoutSockets(args: readonly string[]) {
  const rules = openSync(join(folder, "filter"), "r");
  try {
    return spawnSync(
      "bwrap",
      ["--dev-bind", "/", "/", "--seccomp", "3", "--", process.execPath, ...args],
      { encoding: "utf8", stdio: ["ignore", "pipe", "pipe", rules], timeout: 110_000 },
    );
  } finally {
    closeSync(rules);
  }
}

const hasBubblewrap =
  process.arch === "x64" && spawnSync("bwrap", ["--dev-bind", "/", "/", "true"]).status === 0;
const testWithBubblewrap = hasBubblewrap ? test : test.skip;

testWithBubblewrap("the filter ends whoever makes a socket, and nobody else", () => {
  const script = (family: string) =>
    `require("node:dgram").createSocket("${family}").bind(0, () => process.exit(0))`;
  for (const family of ["udp4", "udp6"]) {
    // 128 and the number of the signal for a forbidden system call (SIGSYS), as bubblewrap passes it on.
    expect([family, withoutSockets(["-e", script(family)]).status]).toEqual([family, 159]);
  }
  expect(withoutSockets(["-e", "process.exit(0)"]).status).toBe(0);
});

testWithBubblewrap(
  "a photo and a film are examined by both readers and the maps where no socket can be made",
  async () => {
    const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
    const photo = await sharp({ create: pixels })
      .withExif({
        IFD2: { DateTimeOriginal: "2024:07:04 15:00:00" },
        IFD3: {
          ...{ GPSLatitude: "40/1 42/1 55/1", GPSLatitudeRef: "N" },
          ...{ GPSLongitude: "74/1 0/1 14/1", GPSLongitudeRef: "W" },
        },
      })
      .jpeg()
      .toBuffer();
    const film = Buffer.concat([
      fileType("qt  "),
      box("moov", movieHeader(since1904("2024-07-04T19:00:00Z"), 1000, 4000)),
    ]);
    const paths = [join(folder, "1.jpg"), join(folder, "2.mov")];
    writeFileSync(paths[0] ?? "", photo);
    writeFileSync(paths[1] ?? "", film);
    const script = join(projectRoot, "scripts", "bearwitness.ts");
    // Under the flag that every command has (scripts/bootstrap.mjs).
    const { status, stdout, stderr } = withoutSockets([
      ...["--disable-warning=ExperimentalWarning", script],
      ...["assess", "--json", ...paths],
    ]);
    expect([status, stderr]).toEqual([0, ""]);
    const [one, other] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Assessment);
    expect(one?.problems).toEqual([]);
    expect(one?.bestTime).toMatchObject({ zoneSource: "inferred-place" });
    expect(one?.surroundings?.[0]?.county?.name).toBe("New York");
    expect(one?.times.map(({ sentence }) => sentence).join()).not.toContain("alone");
    expect(other?.times[0]?.stated).toBe("2024-07-04T19:00:00.000Z");
  },
);

testWithBubblewrap("a bundle is made, and verified, where no socket can be made", () => {
  const out = join(folder, "bundle.zip");
  const flag = "--disable-warning=ExperimentalWarning";
  const office = join(projectRoot, "test", "support", "export-once.ts");
  const made = withoutSockets([flag, office, join(folder, "office"), out]);
  expect([made.status, made.stderr, made.stdout]).toEqual([0, "", "made\n"]);
  const verify = join(projectRoot, "scripts", "verify-bundle.ts");
  const verified = withoutSockets([flag, verify, out]);
  expect(verified.status).toBe(0);
  expect(verified.stdout).toMatch(/^Intact, log signed, key not confirmed\n/);
});
