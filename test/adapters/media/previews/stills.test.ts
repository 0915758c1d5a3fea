import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { runDecoder } from "#app/adapters/media/decoders/run-decoder.ts";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import type { Examiner } from "#app/adapters/media/examiner.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import { box, fileType, movieHeader, since1904 } from "#test/adapters/media/build-boxes.ts";

const HAS_FFMPEG = spawnSync("ffmpeg", ["-version"]).status === 0;
const HAS_POPPLER = spawnSync("pdftoppm", ["-v"]).status === 0;
const HAS_WALLS = spawnSync("bwrap", ["--version"]).status === 0;
const CORPUS = process.env["MEDIA_CORPUS"] ?? "";

const MOMENT = since1904("2024-07-04T12:00:00Z");
const HEADER_ONLY = Buffer.concat([
  fileType("isom"),
  box("moov", movieHeader(MOMENT, 1_000, 9_000)),
]);

let folder: string;
let usual: Examiner;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bw-stills-"));
  usual = await openExaminer({ workDir: folder, children: 1 });
});
afterAll(async () => {
  await usual.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const examinedBy = (examiner: Examiner, path: string): Promise<ExaminationOutcome> =>
  examiner.examine({ path, declaredName: "file", receivedAt: null });

async function examined(
  path: string,
  options?: { decoderFolders?: readonly string[]; confinement?: "auto" | "weak" },
): Promise<ExaminationOutcome> {
  if (options === undefined) return examinedBy(usual, path);
  const examiner = await openExaminer({ workDir: folder, children: 1, ...options });
  try {
    return await examinedBy(examiner, path);
  } finally {
    await examiner.close();
  }
}

/** Made anew by ffmpeg from its own generators. */
function made(name: string, ...args: readonly string[]): string {
  const path = join(folder, name);
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", ...args, path]);
  if (status !== 0) throw new Error(String(stderr));
  return path;
}

const shapes = ({ previews }: ExaminationOutcome) =>
  previews.map(({ purpose, width, height }) => [purpose, width, height]);

/** The colour of a preview's middle, as red, green and blue. */
async function middleOf({ previews }: ExaminationOutcome): Promise<readonly number[]> {
  const [preview] = previews;
  if (preview === undefined) throw new Error("no preview");
  const { width, height } = preview;
  const spot = { left: width >> 1, top: height >> 1, width: 1, height: 1 };
  return [...(await sharp(preview.bytes).extract(spot).raw().toBuffer())];
}

const withFfmpeg = HAS_FFMPEG && HAS_WALLS ? describe : describe.skip;

withFfmpeg(
  HAS_FFMPEG ? "with ffmpeg" : "skipped, this machine has no ffmpeg or no bubblewrap",
  () => {
    test("a film has a poster, upright, and not of the black it begins with", async () => {
      const black = "color=c=black:s=320x240:r=10:d=0.3";
      const red = "color=c=red:s=320x240:r=10:d=2";
      const parts = ["-f", "lavfi", "-i", black, "-f", "lavfi", "-i", red];
      const lying = made("lying.mp4", ...parts, "-filter_complex", "concat=n=2:v=1");
      const turned = made("turned.mp4", "-i", lying, "-c", "copy", "-metadata:s:v", "rotate=90");
      const outcome = await examined(turned);
      expect(shapes(outcome)).toEqual([
        ["preview", 240, 320],
        ["thumbnail", 240, 320],
      ]);
      const [red0 = 0, green0 = 255] = await middleOf(outcome);
      expect(red0).toBeGreaterThan(200);
      expect(green0).toBeLessThan(60);
      expect(outcome.assessment.problems).toEqual([]);
      // One of the first second's ten frames, behind the three black ones.
      const { previewSource: source } = outcome;
      expect([300, 400, 500, 600, 700, 800, 900]).toContain(source?.at_ms);
      expect(source).toMatchObject({ of: "film", tone_mapping: "none" });
      expect(source?.chosen).toContain("most like the others");
    });

    test.each(["film.webm", "film.mkv", "film.avi", "film.3gp"])("so has %s", async (name) => {
      const size = name.endsWith("3gp") ? "176x144" : "320x240";
      const codec = name.endsWith("3gp") ? ["-c:v", "h263"] : [];
      const path = made(name, "-f", "lavfi", "-i", `testsrc=s=${size}:r=10:d=1`, ...codec);
      expect(shapes(await examined(path))).toHaveLength(2);
    });

    test("a recording has a waveform, loud where it is loud", async () => {
      const path = made("tone.mp3", "-f", "lavfi", "-i", "sine=440:d=2");
      const outcome = await examined(path);
      expect(shapes(outcome)[0]).toEqual(["preview", 1600, 320]);
      const [red0 = 255] = await middleOf(outcome);
      expect(red0).toBeLessThan(100);
    });

    test("a song's cover is not what is heard", async () => {
      const cover = put(
        "cover.png",
        await sharp(await onePixel())
          .png()
          .toBuffer(),
      );
      const tone = ["-f", "lavfi", "-i", "sine=440:d=1"];
      const as = ["-map", "0", "-map", "1", "-disposition:v:0", "attached_pic"];
      const path = made("song.mp3", ...tone, "-i", cover, ...as);
      expect(shapes(await examined(path))[0]).toEqual(["preview", 1600, 320]);
    });

    test("a film without a frame says that nothing could be decoded", async () => {
      const path = put("empty.mp4", HEADER_ONLY);
      const { previews, assessment } = await examined(path);
      expect([previews.length, assessment.problems]).toEqual([0, ["preview-nothing-decoded"]]);
    });
  },
);

function onePixel(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: "#00aa00" } })
    .png()
    .toBuffer();
}

(HAS_POPPLER && HAS_WALLS ? test : test.skip)(
  `a document has its first page${HAS_POPPLER ? "" : ", skipped, this machine has no pdftoppm"}`,
  async () => {
    const document = new PDFDocument({ size: "LETTER" });
    document.fontSize(48).text("The first page").addPage().text("The second");
    document.end();
    const path = put("two-pages.pdf", await buffer(document));
    const outcome = await examined(path);
    const [preview] = outcome.previews;
    expect(Math.max(preview?.width ?? 0, preview?.height ?? 0)).toBe(1600);
    // Paper is white, and something is printed on it.
    const { channels } = await sharp(preview?.bytes).stats();
    expect(channels[0]?.max).toBe(255);
    expect(channels[0]?.min).toBeLessThan(128);
  },
);

/** Decoders of our own making, which do what a hostile file might make a real one do. */
function stubs(name: string, ffmpeg: string): string {
  const stubbed = join(folder, name);
  mkdirSync(stubbed);
  const facts = `{"streams":[{"codec_type":"video","codec_name":"h264"}],"format":{}}`;
  for (const [file, script] of [
    ["ffprobe", `echo '${facts}'`],
    ["ffmpeg", ffmpeg],
  ] as const) {
    const path = join(stubbed, file);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }
  return stubbed;
}

describe("where decoding does not work", () => {
  const film = () => {
    const path = join(folder, "any.mp4");
    if (!existsSync(path)) writeFileSync(path, HEADER_ONLY);
    return path;
  };
  const problems = async (...[path, options]: Parameters<typeof examined>) =>
    (await examined(path, options)).assessment.problems;

  (HAS_WALLS ? test : test.skip)("the item says which program is missing", async () => {
    expect(await problems(film(), { decoderFolders: [] })).toEqual(["preview-needs-ffmpeg"]);
    const pdf = put("any.pdf", Buffer.from("%PDF-1.4\n%%EOF\n"));
    expect(await problems(pdf, { decoderFolders: [] })).toContain("preview-needs-poppler");
  });

  test("nothing is decoded outside bubblewrap", async () => {
    expect(await problems(film(), { confinement: "weak" })).toEqual(["preview-not-confined"]);
  });

  (HAS_WALLS ? test : test.skip).each([
    ["floods its output", "cat /dev/zero", "preview-took-too-much"],
    ["breaks", "exit 3", "preview-nothing-decoded"],
    ["gives nothing", "exit 0", "preview-nothing-decoded"],
    ["gives what is no picture", "echo not a picture", "preview-failed"],
    ["gives a page with a script", "echo '<svg onload=x()/>'", "preview-failed"],
  ])("a decoder that %s costs the preview and nothing else", async (what, script, problem) => {
    const decoderFolders = [stubs(what.replaceAll(" ", "-"), script)];
    const outcome = await examined(film(), { decoderFolders });
    expect([outcome.previews.length, outcome.assessment.problems]).toEqual([0, [problem]]);
    expect(outcome.assessment.mediaType).toBe("video/mp4");
  });

  (HAS_WALLS ? test : test.skip)("a decoder sees no network, no home and no evidence", async () => {
    const input = await open(film());
    try {
      const look = `ls -A / /etc /home /root ${folder} 2>&1; cat /proc/net/dev; head -c 8 /proc/self/fd/0 | tail -c 4`;
      const said = await runDecoder({
        program: { interpreter: "/bin/dash", args: ["-c", look], code: [], ulimits: [] },
        ...{ workDir: folder, confinement: "bubblewrap-filtered" },
        input,
        limits: { millis: 20_000, outputBytes: 1_000_000 },
      });
      const seen = said.kind === "done" ? said.output.toString() : said.why;
      expect(seen).toMatch(/ftyp$/);
      expect(seen).not.toMatch(/eth|wlan|passwd|any\.mp4/);
      expect(seen).toMatch(/lo:/);
    } finally {
      await input.close();
    }
  });
});

const withCorpus = CORPUS !== "" && HAS_WALLS ? test : test.skip;

withCorpus(
  CORPUS === "" ? "skipped, MEDIA_CORPUS is not set" : "HEIC photos are decoded, upright",
  async () => {
    const sizes = async (name: string) =>
      shapes(await examined(join(CORPUS, "photo-heic", name)))[0];
    // Turned by its container, by EXIF alone, and by neither.
    expect(await sizes("mdx-issue-263-dotnet.heic")).toEqual(["preview", 1200, 1600]);
    expect(await sizes("photoprism-iphone-7.heic")).toEqual(["preview", 1200, 1600]);
    expect(await sizes("immich-img-2682.heic")).toEqual(["preview", 1600, 1200]);
    // A file with the metadata alone: its decoder complains, and is not listened to.
    const stub = await examined(join(CORPUS, "photo-heic", "elodie-photo.heic"));
    expect([stub.assessment.mediaType, stub.assessment.problems]).toEqual([
      "image/heic",
      ["preview-failed"],
    ]);
  },
);
