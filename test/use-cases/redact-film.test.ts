import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openPlayables } from "#app/adapters/media/decoders/playables.ts";
import { openRedactedFilms } from "#app/adapters/media/redacting/redacted-films.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { boxAt } from "#app/core/redaction/boxes-over-time.ts";
import { pixelsOf } from "#app/core/redaction/pixels.ts";
import type { FilmBox, FilmPlan } from "#app/core/redaction/plan.ts";
import { unpack } from "#test/adapters/bundle/unpacked.ts";
import { givenReport } from "#test/support/given.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { CAN_MOUNT, mountSmallDisk } from "#test/support/small-disk.ts";
import { openTestOffice, PASSWORD, type TestOffice } from "#test/support/open-test-office.ts";

const CAN_COVER =
  spawnSync("ffmpeg", ["-version"]).status === 0 && spawnSync("bwrap", ["--version"]).status === 0;
const withFfmpeg = CAN_COVER ? describe : describe.skip;
const onDisk = CAN_MOUNT ? test : test.skip;

let folder: string;
let office: TestOffice;
let ann: Person;
let bob: Person;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bw-redact-film-"));
  office = await openTestOffice();
  ann = await office.employ("prosecutor");
  bob = await office.employ("investigator");
});
afterAll(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

const SECOND = 90_000;
const MOVING: FilmBox = {
  ...{ cover: "solid", reason: "minor" },
  keyFrames: [
    { at: SECOND, left: 1_000, top: 2_000, right: 3_000, bottom: 5_000 },
    { at: 2 * SECOND, left: 5_000, top: 4_000, right: 7_500, bottom: 8_000 },
  ],
};
const STILL: FilmBox = {
  ...{ cover: "solid", reason: "number-plate" },
  keyFrames: [
    { at: 0, left: 8_000, top: 8_000, right: 10_000, bottom: 10_000 },
    { at: 9 * SECOND, left: 8_000, top: 8_000, right: 10_000, bottom: 10_000 },
  ],
};
const SILENCE = { from: 2 * SECOND, until: 3 * SECOND, reason: "contact" } as const;

function ffmpeg(...args: readonly string[]): Buffer {
  const { status, stderr, stdout } = spawnSync("ffmpeg", ["-v", "error", "-y", ...args], {
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(String(stderr));
  return stdout;
}

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function film(name: string, ...args: readonly string[]): Buffer {
  const path = join(folder, name);
  ffmpeg(...args, path);
  return readFileSync(path);
}

async function given(name: string, bytes: Buffer) {
  const sent = await givenReport(office, { files: [{ name, bytes }] });
  await office.worker.idle();
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  return { itemId, reportId: sent.reportId };
}

async function covered(itemId: ItemId, cover: Partial<Pick<FilmPlan, "boxes" | "mutes">>) {
  const plan = { boxes: [], mutes: [], ...cover };
  const outcome = await office.useCases.askRedaction({ by: ann, itemId, film: plan });
  if (outcome.kind !== "asked") throw new Error(outcome.kind);
  await office.worker.idle();
  const found = await office.useCases.readRedactions({ by: bob, itemId });
  if (found.kind !== "redactions") throw new Error(found.kind);
  const one = found.all.find(({ id }) => id === outcome.redactionId);
  if (one === undefined) throw new Error("no redaction");
  return { one, name: `redacted-${outcome.number}`, made: found.made };
}

async function shownBytes(itemId: ItemId, preview: string): Promise<Buffer> {
  const session = await office.useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const asker = { by: ann, token: session.token, client: "browser" };
  const ticket = await office.useCases.givePreviewTicket({ ...asker, itemId, preview });
  if (ticket.kind !== "given") throw new Error(ticket.kind);
  const opened = await office.useCases.openTicket({ ticket: ticket.ticket, client: "browser" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return buffer(opened.blob.stream);
}

async function originalDigest(itemId: ItemId): Promise<string> {
  const opened = await office.useCases.openOriginal({ by: ann, itemId, purpose: "examination" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return digest(await buffer(opened.blob.stream));
}

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function records(reportId: ReportId, like: RegExp): Promise<(JsonObject & { ev: string })[]> {
  const read = await office.useCases.readReport({ by: ann, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.custody
    .filter(({ ev }) => like.test(ev))
    .map(({ ev, leaf }) => ({
      ...(JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject }).obj,
      ev,
    }));
}

/** What a stranger's tool says of a film: times of its frames, and its streams with their tags. */
function looked(path: string) {
  const entries = ["-show_entries", "frame=pts_time,media_type:stream=codec_type:chapter=id"];
  const said = spawnSync("ffprobe", ["-v", "error", ...entries, "-of", "json", "-i", path], {
    maxBuffer: 1e9,
  });
  const { frames, streams, chapters } = JSON.parse(String(said.stdout)) as {
    readonly frames: readonly { readonly media_type: string; readonly pts_time?: string }[];
    readonly streams: readonly { readonly codec_type: string }[];
    readonly chapters: readonly unknown[];
  };
  return {
    times: frames
      .filter(({ media_type: type }) => type === "video")
      .map(({ pts_time: time }) => Number(time)),
    tracks: streams.map(({ codec_type: type }) => type),
    chapters: chapters.length,
  };
}

const [WIDE, HIGH] = [320, 240];

/** Light and dark of each frame, 0 for black. */
function grey(path: string): readonly Buffer[] {
  const all = ffmpeg(
    ...["-i", path, "-an", "-f", "rawvideo", "-pix_fmt", "gray", "-fps_mode", "passthrough"],
    "pipe:1",
  );
  const size = WIDE * HIGH;
  return Array.from({ length: all.length / size }, (_, at) =>
    all.subarray(at * size, (at + 1) * size),
  );
}

/** Brightest and mean of a frame in a box, two pixels inside of its rim, where compression smears. */
function lightIn(frame: Buffer, edges: Parameters<typeof pixelsOf>[0]) {
  const { left, top, width, height } = pixelsOf(edges, { width: WIDE, height: HIGH });
  const values: number[] = [];
  for (let row = top + 2; row < top + height - 2; row += 1) {
    for (let column = left + 2; column < left + width - 2; column += 1) {
      values.push(frame[row * WIDE + column] ?? 255);
    }
  }
  return {
    most: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}

/** A film with frames at uneven times, sound, and words of its own in every place that a film has for them. */
function telling(): Buffer {
  const words = (text: string) => `1\n00:00:00,500 --> 00:00:03,500\n${text}\n`;
  const picture = [
    "-f",
    "lavfi",
    "-i",
    `color=gray:s=${WIDE}x${HIGH}:r=30:d=4,noise=alls=40:allf=t,select='not(eq(mod(n,3),1))',settb=1/90000,setpts=PTS+0.004*mod(N\\,2)/TB`,
  ];
  const chapters = ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=2\ntitle=PLANTED-CHAPTER\n";
  return film(
    "telling.mov",
    ...picture,
    ...["-f", "lavfi", "-i", "sine=440:d=4"],
    ...["-i", written("words.srt", words("PLANTED-SUBTITLE"))],
    ...["-i", written("places.srt", words("PLANTED-TRACK +44.9778-093.2650"))],
    ...["-i", written("chapters.txt", chapters), "-map_metadata", "4", "-map_chapters", "4"],
    ...["-map", "0", "-map", "1", "-map", "2", "-map", "3"],
    ...["-c:v", "libx264", "-preset", "ultrafast", "-fps_mode", "passthrough"],
    ...["-enc_time_base", "1:90000", "-video_track_timescale", "90000", "-c:a", "aac"],
    ...["-bsf:v", "h264_metadata=sei_user_data=086f3693b7b34f2c965321492feee5b8+PLANTED-SEI"],
    ...["-c:s", "mov_text", "-timecode", "01:00:00:00"],
    ...["-metadata", "location=+44.9778-093.2650/", "-metadata", "comment=PLANTED-COMMENT"],
    ...["-metadata:s:v", "handler_name=PLANTED-HANDLER"],
  );
}

withFfmpeg(
  CAN_COVER ? "films with parts covered" : "skipped, this machine has no ffmpeg or no bubblewrap",
  () => {
    test("a redacted film is black in its boxes at every moment, silent where it should be, keeps its frames' times, and holds nothing else of the original", async () => {
      const bytes = telling();
      const original = written("original.mov", bytes);
      const planted = [/PLANTED-(CHAPTER|SUBTITLE|TRACK|SEI|COMMENT|HANDLER)/g, /44\.9778/];
      expect(new Set(bytes.toString("latin1").match(planted[0]!)).size).toBe(6);
      const { itemId, reportId } = await given("street.mov", bytes);
      const before = await originalDigest(itemId);
      expect(before).toBe(digest(bytes));
      const { one, name, made } = await covered(itemId, {
        boxes: [MOVING, STILL],
        mutes: [SILENCE],
      });
      expect(one.rendered).toMatchObject({ state: "made" });
      const redacted = await shownBytes(itemId, name);
      const path = written("redacted.mp4", redacted);

      const text = redacted.toString("latin1");
      for (const each of [...planted, /PLANTED/, /tmcd/, /mov_text|tx3g/]) {
        expect(text).not.toMatch(each);
      }
      const [then, now] = [looked(original), looked(path)];
      expect(now.tracks).toEqual(["video", "audio"]);
      expect(now.chapters).toBe(0);
      expect(then.times.length).toBe(80);
      expect(now.times.map((time) => time.toFixed(4))).toEqual(
        then.times.map((time) => time.toFixed(4)),
      );

      const frames = grey(path);
      expect(frames).toHaveLength(now.times.length);
      frames.forEach((frame, at) => {
        const tick = Math.round((now.times[at] ?? 0) * SECOND);
        for (const box of [MOVING, STILL]) {
          const edges = boxAt(box, tick);
          if (edges !== undefined) expect(lightIn(frame, edges).most).toBeLessThan(16);
        }
        // Beside the boxes, and long before and after them, the picture is there.
        expect(lightIn(frame, { left: 0, top: 0, right: 900, bottom: 9_000 }).mean).toBeGreaterThan(
          90,
        );
        if (tick < 0.9 * SECOND || tick > 2.2 * SECOND) {
          const [first] = MOVING.keyFrames;
          expect(lightIn(frame, first!).mean).toBeGreaterThan(90);
        }
      });

      const sound = ffmpeg(
        "-i",
        path,
        ...["-vn", "-ac", "1", "-ar", "8000", "-f", "s16le"],
        "pipe:1",
      );
      const loudest = (from: number, until: number) => {
        let most = 0;
        for (let at = from * 16_000; at < until * 16_000; at += 2) {
          most = Math.max(most, Math.abs(sound.readInt16LE(at)));
        }
        return most;
      };
      expect(loudest(2, 3)).toBeLessThan(20);
      expect(loudest(0.5, 1.8)).toBeGreaterThan(1_000);
      expect(loudest(3.2, 3.8)).toBeGreaterThan(1_000);

      // The original is what it was; what stands in the records names digests, reasons and how, and not where.
      expect(await originalDigest(itemId)).toBe(before);
      const said = await records(reportId, /^item\.(redact|derived)/);
      const child_sha256 = digest(redacted);
      const plan_sha256 = one.planSha256;
      expect(said.filter(({ ev, kind }) => ev !== "item.derived" || kind === name)).toMatchObject([
        {
          ...{ ev: "item.redaction_asked", plan_sha256, parent_sha256: before },
          ...{ boxes: 2, silences: 1, reasons: ["contact", "minor", "number-plate"] },
        },
        {
          ...{ ev: "item.derived", child_sha256, deterministic: false },
          tool: expect.stringMatching(/^ffmpeg \d/),
          parameters: {
            ...{ frames: 80, width: WIDE, height: HIGH, metadata: "none", cover: "black" },
            tracks: [
              { number: 1, kind: "picture", copied: true },
              { number: 2, kind: "sound", copied: true },
              { number: 3, copied: false },
              { number: 4, copied: false },
              { number: 5, copied: false },
              { number: 6, copied: false },
            ],
          },
        },
        { ev: "item.redacted", child_sha256, parent_sha256: before, plan_sha256 },
      ]);
      expect(JSON.stringify(said)).not.toMatch(/7500|180000/);
      expect(made.find(({ kind }) => kind === name)?.mediaType).toBe("video/mp4");
      // The second time it has ended.
      await office.useCases.renderRedaction({ redactionId: one.id });
      expect(await originalDigest(itemId)).toBe(before);
    });

    test("two films that differ only in what is covered and silenced give the same file, octet for octet", async () => {
      const size = `s=${WIDE}x${HIGH}:r=10:d=3`;
      const lossless = ["-c:v", "ffv1", "-c:a", "pcm_s16le"];
      const inside =
        "drawbox=x=34:y=50:w=60:h=68:color=red:t=fill:enable='between(t,1,2)',drawbox=x=262:y=200:w=50:h=36:color=white:t=fill";
      const make = (name: string, filters: string, loud: string) =>
        film(
          name,
          ...["-f", "lavfi", "-i", `testsrc2=${size},format=yuv420p,${filters}`],
          ...["-f", "lavfi", "-i", `sine=440:d=3,${loud}`, ...lossless],
        );
      const one = make("one.mkv", "null", "anull");
      const other = make("other.mkv", inside, "volume=3:enable='between(t,2,2.5)'");
      expect(one.equals(other)).toBe(false);
      const resting: FilmBox = {
        ...{ cover: "solid", reason: "witness" },
        keyFrames: [SECOND, 2 * SECOND].map((at) => ({
          ...{ at, left: 1_000, top: 2_000, right: 3_000, bottom: 5_000 },
        })),
      };
      const plan = { boxes: [resting, STILL], mutes: [SILENCE] };
      const files: Buffer[] = [];
      for (const bytes of [one, other]) {
        const { itemId } = await given("lossless.mkv", bytes);
        const { name } = await covered(itemId, plan);
        files.push(await shownBytes(itemId, name));
      }
      expect(files[0]!.equals(files[1]!)).toBe(true);
    });

    test("a recording is silenced in parts, and what has no picture to cover says so", async () => {
      const tone = film("tone.wav", "-f", "lavfi", "-i", "sine=440:d=4");
      const { itemId, reportId } = await given("tone.wav", tone);
      const { name, made } = await covered(itemId, { mutes: [SILENCE] });
      expect(made.find(({ kind }) => kind === name)?.mediaType).toBe("audio/mp4");
      const { one } = await covered(itemId, { boxes: [STILL] });
      expect(one.rendered).toMatchObject({ state: "failed", problem: "no-picture-to-cover" });
      expect(await records(reportId, /^item\.not_redacted$/)).toMatchObject([
        { reason: "no-picture-to-cover" },
      ]);
    });

    onDisk(
      "a disk without room for the film says so, and nothing is said of the film",
      async () => {
        const disk = await mountSmallDisk(1);
        if (disk === undefined) throw new Error("a root user could not mount a tmpfs");
        try {
          await disk.fillTo(40_000);
          film("large.mp4", "-f", "lavfi", "-i", "testsrc=s=640x480:r=30:d=6");
          const options = { workDir: disk.folder, confinement: "bubblewrap" } as const;
          const original = join(folder, "large.mp4");
          const [redacted, copy] = [join(disk.folder, "redacted"), join(disk.folder, "copy")];
          await expect(
            openRedactedFilms(options).make(
              "video/mp4",
              { original, redacted },
              { boxes: [STILL], mutes: [] },
              () => undefined,
            ),
          ).rejects.toMatchObject({ code: "ENOSPC" });
          rmSync(redacted);
          await expect(
            openPlayables(options).make("video/mp4", { original, copy }),
          ).rejects.toMatchObject({ code: "ENOSPC" });
        } finally {
          await disk.remove();
        }
      },
    );

    test("a case has a log of what was covered in its exhibits; the prosecution's bundle holds it, the grand jury's has the accepted file in place of the film", async () => {
      const bytes = film("short.mp4", "-f", "lavfi", "-i", "testsrc=s=160x120:r=10:d=1");
      const { itemId, reportId } = await given("short.mp4", bytes);
      const { one, name, made } = await covered(itemId, { boxes: [STILL] });
      const opened = await office.useCases.openCase({ by: ann, title: "Elm and 3rd" });
      if (opened.kind !== "opened") throw new Error(opened.kind);
      const { caseId } = opened;
      await office.useCases.addReportToCase({ by: ann, caseId, reportId });
      await office.useCases.markExhibit({ by: ann, caseId, itemId, description: "A street" });
      const verdict = { redactionId: one.id, itemId, accepted: true, note: "" };
      expect(await office.useCases.reviewRedaction({ by: bob, ...verdict })).toEqual({
        kind: "done",
      });
      const { log } = (await office.useCases.exportRedactionLog({ by: ann, caseId })) as {
        readonly log: { readonly logged: readonly object[]; readonly keptBack: number };
      };
      const sha256 = made.find(({ kind }) => kind === name)?.sha256;
      expect(log).toMatchObject({
        keptBack: 0,
        logged: [{ exhibit: "EX-001", name, standing: "accepted", sha256, item: itemId }],
      });

      await everyFileReviewed(office.useCases, { by: ann, caseId });
      const files = async (audience: "PRO" | "GJ") => {
        const requested = await office.useCases.requestBundle({ by: ann, caseId, audience });
        if (requested.kind !== "requested") throw new Error(requested.kind);
        const { bundleId } = requested;
        await office.worker.idle();
        const bundle = await office.useCases.openBundle({ by: ann, bundleId });
        if (bundle.kind !== "opened") throw new Error(bundle.kind);
        const path = join(office.folder, `${bundleId}.zip`);
        await writeFile(path, await buffer(bundle.blob.stream));
        return (await unpack(path)).files;
      };
      const pro = await files("PRO");
      // What goes to a grand jury of an exhibit that parts of were covered, a person chooses.
      const forJury = { by: ann, caseId, audience: "GJ" } as const;
      expect((await office.useCases.requestBundle(forJury)).kind).toBe("not-chosen");
      const choice = { itemId, redactionId: one.id, reason: "" } as const;
      expect(await office.useCases.chooseFile({ ...forJury, ...choice })).toEqual({
        kind: "chosen",
      });
      const gj = await files("GJ");
      const path = "data/40-disclosure/redaction-log.csv";
      expect(String(pro.get(path))).toContain(
        `EX-001,${itemId},${name},1,"black, from 0:00:00.000 to 0:00:09.000, from left 80 %`,
      );
      expect(String(pro.get(path))).toContain("number-plate");
      expect(gj.has(path)).toBe(false);
      const listOf = (bundle: typeof pro) =>
        String(bundle.get("data/10-exhibits/exhibit-list.csv"));
      expect(listOf(pro)).toContain(`"${name}, SHA-256 ${String(sha256)}"`);
      expect(listOf(gj)).toContain(`GJ-001-redacted.mp4,,${String(sha256)},`);
      expect(listOf(gj)).toContain("The file here is the redacted one.");
    });
  },
);
