import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import type { Examiner } from "#app/adapters/media/examiner.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import { parseInstant } from "#app/core/instant.ts";
import {
  box,
  fileType,
  movieHeader,
  since1904,
  text,
  u32,
} from "#test/adapters/media/build-boxes.ts";
import { buildJpeg, exifSegment } from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";

/** Mostly a hole on the disk. */
const SPARSE_BYTES = 64 * 1024 * 1024;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bearwitness-examiner-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const examine = (
  examiner: Examiner,
  path: string,
  name = "file.jpg",
): Promise<ExaminationOutcome> => examiner.examine({ path, declaredName: name, receivedAt: null });

describe.each(["auto", "weak"] as const)("an examiner with %s confinement", (confinement) => {
  let examiner: Examiner;
  beforeAll(async () => {
    examiner = await openExaminer({ workDir: folder, confinement, decoderFolders: [] });
  });
  afterAll(() => examiner.close());

  test("reads a photo, digests it, and gives previews that are upright and carry nothing of it", async () => {
    const tiff = buildTiff({
      ifd0: { 271: { ascii: "Testphone" }, 274: { short: 6 } },
      exif: { 36867: { ascii: "2024:07:04 12:00:00" }, 36881: { ascii: "-07:00" } },
      gps: {
        1: { ascii: "N" },
        2: {
          fractions: [
            [36, 1],
            [14, 1],
            [4884, 100],
          ],
        },
        3: { ascii: "W" },
        4: {
          fractions: [
            [116, 1],
            [49, 1],
            [12, 10],
          ],
        },
      },
    });
    const red = { width: 2000, height: 1000, channels: 3, background: "#a01010" } as const;
    const plain = await sharp({ create: red }).jpeg().toBuffer();
    const bytes = Buffer.concat([plain.subarray(0, 2), exifSegment(tiff), plain.subarray(2)]);
    const outcome = await examine(examiner, put("photo.jpg", bytes));
    expect(outcome.assessment).toMatchObject({
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      sha512: createHash("sha512").update(bytes).digest("hex"),
      mediaType: "image/jpeg",
      declaredExtensionAgrees: true,
      width: 2000,
      height: 1000,
      device: { make: "Testphone" },
      bestTime: { earliest: "2024-07-04T19:00:00.000Z", level: "T2" },
      bestPlace: { latitude: 36.2469, longitude: -116.817 },
      problems: ["preview-one-colour"],
    });
    expect(outcome.orientation).toBe(6);
    const sizes = outcome.previews.map(({ purpose, width, height }) => [purpose, width, height]);
    expect(sizes).toEqual([
      ["preview", 800, 1600],
      ["thumbnail", 160, 320],
    ]);
    for (const preview of outcome.previews) {
      const { width, height, exif, icc, xmp, format } = await sharp(preview.bytes).metadata();
      expect([format, width, height]).toEqual(["jpeg", preview.width, preview.height]);
      expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
      expect(Buffer.from(preview.bytes).includes("Testphone")).toBe(false);
    }
  });

  test("a picture under a wrong name is told by its content", async () => {
    const png = await sharp({
      create: { width: 9, height: 7, channels: 4, background: "#00000000" },
    })
      .png()
      .toBuffer();
    const outcome = await examine(examiner, put("a.jpg", png), "holiday.jpg");
    expect(outcome.assessment).toMatchObject({
      mediaType: "image/png",
      declaredExtensionAgrees: false,
      width: 9,
    });
    expect(outcome.previews).toHaveLength(2);
  });

  test("a picture that needs an allowed loader under a blocked one's clothes stays closed", async () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const outcome = await examine(examiner, put("b.png", Buffer.from(svg)), "b.png");
    expect(outcome.previews).toEqual([]);
    expect(outcome.assessment.problems).toContain("no-reader-for-type");
  });

  test("a movie is read without its picture data, however large", async () => {
    const moov = box("moov", movieHeader(since1904("2024-09-18T15:00:00Z"), 1000, 90_500));
    const start = Buffer.concat([
      fileType("isom"),
      u32(SPARSE_BYTES - moov.length - 20),
      text("mdat"),
    ]);
    const path = put("large.mp4", start);
    truncateSync(path, SPARSE_BYTES - moov.length);
    writeFileSync(path, moov, { flag: "a" });
    const { assessment } = await examine(examiner, path, "large.mp4");
    expect(assessment).toMatchObject({
      size: SPARSE_BYTES,
      durationSeconds: 90.5,
      mediaType: "video/mp4",
    });
    expect(assessment.problems).toEqual([
      examiner.confinement === "weak" ? "preview-not-confined" : "preview-needs-ffmpeg",
    ]);
  });

  test("no file, no ordinary file, and no bytes each have their problem, and nothing waits", async () => {
    execFileSync("mkfifo", [join(folder, `pipe-${confinement}`)]);
    const problems = async (path: string): Promise<readonly string[]> =>
      (await examine(examiner, path)).assessment.problems;
    expect(await problems(join(folder, "nowhere.jpg"))).toEqual(["file-missing"]);
    expect(await problems(folder)).toEqual(["not-a-file"]);
    expect(await problems(join(folder, `pipe-${confinement}`))).toEqual(["not-a-file"]);
    expect(await problems(put("empty.jpg", Buffer.alloc(0)))).toEqual(["file-empty"]);
    const noise = Buffer.from([7, 0, 7, 0, 1]);
    const { assessment } = await examine(examiner, put("noise.jpg", noise));
    expect(assessment.problems).toEqual(["type-not-recognised"]);
    expect(assessment.sha256).toHaveLength(64);
  });

  test("many files at once each get their own answer", async () => {
    const files = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const bytes = await sharp({
          create: { width: 10 + index, height: 5, channels: 3, background: "#fff" },
        })
          .png()
          .toBuffer();
        return put(`many-${index}.png`, bytes);
      }),
    );
    const outcomes = await Promise.all(files.map((path) => examine(examiner, path, "x.png")));
    expect(outcomes.map(({ assessment }) => assessment.width)).toEqual(
      files.map((_, index) => 10 + index),
    );
  });

  test("receipt bounds what the file can show", async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
      .withExif({ IFD2: { DateTimeOriginal: "2099:01:01 00:00:01" } })
      .jpeg()
      .toBuffer();
    const receivedAt = parseInstant("2026-11-21T00:00:00.000Z") ?? null;
    const { assessment } = await examiner.examine({
      path: put("later.jpg", bytes),
      declaredName: "later.jpg",
      receivedAt,
    });
    expect(assessment.bestTime).toBeNull();
    expect(assessment.times[0]).toMatchObject({
      raw: "2099:01:01 00:00:01",
      earliest: null,
      latest: null,
    });
  });
});

describe("children that fail", () => {
  const childScript = join(import.meta.dirname, "broken-child.mjs");
  const opened: Examiner[] = [];
  // Whatever a test found wrong, it leaves no process behind.
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));
  const open = async (limits = {}, script = childScript): Promise<Examiner> => {
    const examiner = await openExaminer({
      workDir: folder,
      confinement: "weak",
      children: 1,
      childScript: script,
      limits: {
        // Only what hangs is to meet the time; the others must fail by what they say, however slow the machine.
        fileMillis: 60_000,
        outputBytes: 1024 * 1024,
        residentBytes: 400 * 1024 * 1024,
        ...limits,
      },
    });
    opened.push(examiner);
    return examiner;
  };
  const sized = (size: number): string => put(`sized-${size}`, Buffer.alloc(size));

  test.each([
    [101, "that ends", "parser-crashed"],
    [102, "that crashes", "parser-crashed"],
    [103, "that hangs", "timed-out"],
    [104, "that gives a type with a header in it", "output-malformed"],
    [105, "that says more than it was asked", "output-malformed"],
    [106, "that does not speak JSON", "output-malformed"],
    [107, "that floods its output", "output-malformed"],
    [108, "that asks without end", "output-malformed"],
    [109, "that asks for bytes before the file", "output-malformed"],
    [110, "that asks for more than there is memory", "output-malformed"],
    [112, "that gives a preview that is no JPEG", "output-malformed"],
    [113, "that gives a preview of another type", "output-malformed"],
    [114, "that gives endless text", "output-malformed"],
    [115, "that gives a path for a problem", "output-malformed"],
    [116, "that announces four gigabytes", "output-malformed"],
  ])("one (%d) %s is a finding, and the next file is examined", async (size, _, problem) => {
    // Time for the next file, too, which has done nothing wrong.
    const examiner = await open(problem === "timed-out" ? { fileMillis: 2_000 } : {});
    const { assessment, previews, fields } = await examine(examiner, sized(size));
    expect(assessment.problems).toEqual([problem]);
    expect(assessment.sha256).toBe(createHash("sha256").update(Buffer.alloc(size)).digest("hex"));
    expect([previews, fields]).toEqual([[], []]);
    expect((await examine(examiner, sized(121))).assessment.width).toBe(1);
  });

  test("a photo that breaks the first reader is read by ExifTool and looked through for credentials all the same", async () => {
    const tiff = buildTiff({ exif: { 36867: { ascii: "2024:07:04 12:00:00" } } });
    const jpeg = buildJpeg([exifSegment(tiff)]);
    const examiner = await open();
    const photo = Buffer.concat([jpeg, Buffer.alloc(4321 - jpeg.length)]);
    const { assessment, fields } = await examine(examiner, put("breaks.jpg", photo));
    expect(fields).toEqual([]);
    expect(assessment).toMatchObject({
      ...{ mediaType: "image/jpeg", locationStatus: "unread" },
      problems: ["parser-crashed"],
      bestTime: { local: "2024-07-04T12:00:00" },
      credentials: { state: "absent" },
    });
  });

  test("one that takes all memory is stopped", async () => {
    const examiner = await open();
    expect((await examine(examiner, sized(111))).assessment.problems).toEqual(["memory-exceeded"]);
  });

  test("a file that ended a used child is tried once more in a fresh one", async () => {
    const examiner = await open();
    await examine(examiner, sized(121));
    expect((await examine(examiner, sized(120))).assessment.problems).toEqual([]);
  });

  test("a child is replaced after a hundred files", async () => {
    const examiner = await open();
    const widths: (number | null)[] = [];
    const path = sized(121);
    for (let file = 0; file < 102; file += 1)
      widths.push((await examine(examiner, path)).assessment.width);
    expect(widths.slice(98)).toEqual([99, 100, 1, 2]);
  });

  test("a child inherits nothing of the environment", async () => {
    process.env["BEARWITNESS_TEST_SECRET"] = "x";
    const examiner = await open();
    const { fields } = await examine(examiner, sized(122));
    expect(fields[0]?.value).toBe("MALLOC_ARENA_MAX NODE_ENV PWD TZ");
    delete process.env["BEARWITNESS_TEST_SECRET"];
  });

  test("a child that does not start makes no throw", async () => {
    const examiner = await open({}, join(folder, "nothing.mjs"));
    expect((await examine(examiner, sized(121))).assessment.problems).toEqual([
      "examiner-unavailable",
    ]);
  });

  test("closing ends what is under way and leaves no process behind", async () => {
    const examiner = await open();
    const hanging = examine(examiner, sized(103));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await examiner.close();
    expect((await hanging).assessment.problems).toEqual(["examiner-unavailable"]);
    expect((await examine(examiner, sized(121))).assessment.problems).toEqual([
      "examiner-unavailable",
    ]);
    expect(childrenOf(process.pid, "broken-child.mjs")).toEqual([]);
  });
});

/** Command lines of processes that still run a script; none where the system has no /proc. */
function childrenOf(parent: number, script: string): string[] {
  if (!existsSync(`/proc/${parent}/task`)) return [];
  const threads = readdirSync(`/proc/${parent}/task`);
  const pids = threads.flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, "utf8").split(" ").filter(Boolean),
  );
  return pids
    .map((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8"))
    .filter((line) => line.includes(script));
}

test("nothing was written into the work folder but by this test", () => {
  expect(readdirSync(folder).filter((name) => /core|\.tmp/.test(name))).toEqual([]);
});
