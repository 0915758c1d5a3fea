import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Assessment } from "#app/core/claims/assessment.ts";
import {
  box,
  fileType,
  movieHeader,
  since1904,
  userText,
} from "#test/adapters/media/build-boxes.ts";
import { buildJpeg, exifSegment, frameSegment } from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";

let folder: string;
let clip: string;
let photo: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bearwitness-assess-test-"));
  clip = join(folder, "VID-20240918-WA0001.mp4");
  const created = since1904("2024-09-18T15:00:00Z");
  const place = box("udta", userText("\u00a9xyz", "-33.4372-070.6506/"));
  writeFileSync(
    clip,
    Buffer.concat([fileType("isom"), box("moov", movieHeader(created, 600, 1200), place)]),
  );
  photo = join(folder, "wall.jpg");
  const tiff = buildTiff({
    ifd0: { 271: { ascii: "a\x1b[31mred" } },
    exif: { 36867: { ascii: "2024:03:10 02:30:00" } },
  });
  writeFileSync(photo, buildJpeg([exifSegment(tiff), frameSegment(4, 3)]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function assess(
  args: readonly string[],
  zone = "UTC",
): { status: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, "run-assess.ts");
  const env = { ...process.env, TZ: zone };
  return spawnSync(process.execPath, [script, ...args], { env, encoding: "utf8" });
}

test("prints one object a line, in the order given, and ends with 0", () => {
  const { status, stdout } = assess(["--json", clip, clip]);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Assessment);
  expect(status).toBe(0);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual(lines[1]);
  expect(lines[0]).toMatchObject({
    path: clip,
    mediaType: "video/mp4",
    declaredExtensionAgrees: true,
    durationSeconds: 2,
    bestTime: { source: "QuickTime:CreateDate", stated: "2024-09-18T15:00:00.000Z", level: "T4" },
    bestPlace: { latitude: -33.4372, longitude: -70.6506, level: "P3" },
    locationStatus: "present",
    credentials: { state: "absent", codes: [] },
    problems: [],
  });
  expect(lines[0]?.signs.map((sign) => sign.code)).toEqual(["messenger-file-name"]);
});

test("a missing file has its object among the others, and the end is 1", () => {
  const { status, stdout } = assess(["--json", join(folder, "none.jpg"), clip]);
  const [missing, found] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Assessment);
  expect(status).toBe(1);
  expect(missing).toMatchObject({
    size: null,
    sha256: null,
    sha512: null,
    problems: ["file-missing"],
  });
  expect(found?.sha512).toHaveLength(128);
});

test("people get sentences, and a stranger's control characters do not reach their terminal", () => {
  const { status, stdout } = assess([photo, clip]);
  expect(status).toBe(1); // its scan is empty: the picture cannot be opened
  expect(stdout).toContain("T4  The device says 2024-03-10 02:30:00 without a time zone");
  expect(stdout).toContain("P3  The file carries the position -33.4372, -70.6506");
  expect(stdout).toContain("“a·[31mred”");
  expect(stdout).not.toContain("\x1b");
});

test("the time zone of the computer changes not a byte", () => {
  const outputs = ["UTC", "America/New_York", "Asia/Kolkata"].map(
    (zone) => assess(["--json", photo, clip], zone).stdout,
  );
  expect(outputs[0]).toContain("2024-03-10T02:30:00");
  expect(outputs[1]).toBe(outputs[0]);
  expect(outputs[2]).toBe(outputs[0]);
});

test("help is on standard output; wrong use is 2 and says so on standard error", () => {
  expect(assess(["--help"])).toMatchObject({ status: 0, stderr: "" });
  for (const args of [[], ["--nonsense", clip], ["--json"]]) {
    const { status, stdout, stderr } = assess(args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: bearwitness assess");
  }
});
