import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { copiedNotes } from "#app/core/evidence/copied-tracks.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { PATCHED } from "#app/core/evidence/preview-terms.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { xmpSegment } from "#test/adapters/media/build-containers.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { scene } from "#test/support/scene.ts";

const CAN_PLAY =
  spawnSync("ffmpeg", ["-version"]).status === 0 && spawnSync("bwrap", ["--version"]).status === 0;
const withFfmpeg = CAN_PLAY ? describe : describe.skip;

let folder: string;
let office: TestOffice;
let by: Person;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bw-playable-"));
  office = await openTestOffice();
  by = await office.employ("prosecutor");
});
afterAll(async () => {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
});

function film(name: string, ...args: readonly string[]): Buffer {
  const path = join(folder, name);
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-y", ...args, path]);
  if (status !== 0) throw new Error(String(stderr));
  return readFileSync(path);
}

/** What a stranger's tool says of a film: its frames' times and its streams. */
function looked(bytes: Buffer): { readonly times: readonly number[]; readonly codecs: string } {
  const entries = ["-show_entries", "frame=pts_time:stream=codec_name,width,height", "-of", "json"];
  const path = join(folder, "looked-at");
  writeFileSync(path, bytes);
  const args = ["-v", "error", ...entries, "-i", path];
  const { stdout } = spawnSync("ffprobe", args, { maxBuffer: 1e8 });
  const said = JSON.parse(String(stdout)) as {
    readonly frames: readonly { readonly pts_time?: string }[];
    readonly streams: readonly { codec_name: string; width?: number; height?: number }[];
  };
  return {
    times: said.frames.map(({ pts_time }) => Number(pts_time)),
    codecs: said.streams.map((one) => `${one.codec_name} ${one.width}x${one.height}`).join(", "),
  };
}

async function given(name: string, bytes: Buffer): Promise<{ itemId: ItemId; reportId: ReportId }> {
  const sent = await givenReport(office, { files: [{ name, bytes }] });
  await office.worker.idle();
  const [itemId] = sent.itemIds;
  if (itemId === undefined) throw new Error("no item");
  return { itemId, reportId: sent.reportId };
}

/** What the records of one kind say of a report's files. */
function recorded(file: Awaited<ReturnType<typeof fileOf>>, event: string): readonly JsonObject[] {
  return file.custody
    .filter(({ ev }) => ev === event)
    .map(({ leaf }) => (JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject }).obj);
}

async function fileOf(reportId: ReportId) {
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file;
}

withFfmpeg(
  CAN_PLAY ? "copies to play" : "skipped, this machine has no ffmpeg or no bubblewrap",
  () => {
    test("a film that no browser plays is played as one that each does, with its times and its turning", async () => {
      // Frames at odd times, as phones write them; a codec that browsers refuse; lying on its side.
      const source = ["-f", "lavfi", "-i", "testsrc=s=1920x1080:r=30:d=1.5"];
      const uneven = "settb=1/30000,setpts=PTS+0.004*mod(N\\,2)/TB";
      const odd = [
        ...["-vf", `select='not(eq(mod(n,3),1))',${uneven}`],
        ...["-fps_mode", "passthrough", "-enc_time_base", "1:30000"],
      ];
      const lying = film("lying.mov", ...source, ...odd, "-c:v", "mpeg4", "-q:v", "5");
      const path = join(folder, "lying.mov");
      const bytes = film("turned.mov", "-i", path, "-c", "copy", "-metadata:s:v", "rotate=90");
      expect(lying.length).toBeGreaterThan(0);
      const { itemId, reportId } = await given("clip.mov", bytes);
      const file = await fileOf(reportId);
      const playable = file.derivatives.find(({ kind }) => kind === "playable");
      expect(playable).toMatchObject({ itemId, mediaType: "video/mp4" });
      const record = recorded(file, "item.derived").find(({ kind }) => kind === "playable");
      expect(record?.["parameters"]).toMatchObject({ tone_mapping: "none", decoding: PATCHED });
      expect(record).toMatchObject({
        ...{ child: playable?.id, child_sha256: playable?.sha256 },
        ...{ tool: expect.stringMatching(/^ffmpeg \d/), parameters: { longest_edge: 1280 } },
      });
      // The original is what it was.
      const item = file.items.find(({ id }) => id === itemId);
      expect(item?.size).toBe(bytes.length);
      const { times, codecs } = looked(await playedBytes(itemId));
      expect(codecs).toBe("h264 720x1280");
      const original = looked(bytes).times.map((time) => time.toFixed(3));
      expect(times.map((time) => time.toFixed(3))).toEqual(original);

      // Its filmstrip: one picture of upright frames, each at a time at which the original has one.
      const strip = file.derivatives.find((one) => one.kind === "filmstrip");
      const { times_ms: stripTimes, ...sheet } = strip?.parameters ?? {};
      expect(sheet).toMatchObject({ columns: 4, rows: 3, width: 900, height: 1200, frames: 12 });
      const millis = looked(bytes).times.map((time) => Math.round(time * 1000));
      expect(stripTimes).toHaveLength(12);
      for (const time of stripTimes as number[]) expect(millis).toContain(time);
      const made = recorded(file, "item.derived").find(({ kind }) => kind === "filmstrip");
      expect(made).toMatchObject({
        ...{ child: strip?.id, child_sha256: strip?.sha256, parameters: strip?.parameters },
        tool: expect.stringMatching(/^ffmpeg \d/),
      });
      const drawn = await sharp(await shownBytes(itemId, "filmstrip")).metadata();
      expect(drawn).toMatchObject({ format: "jpeg", width: 900, height: 1200 });
      // The second time everything is there.
      await office.useCases.lookThroughFilm({ itemId });
      await office.useCases.makePlayable({ itemId });
      await office.worker.idle();
      expect((await fileOf(reportId)).derivatives).toEqual(file.derivatives);
    });

    test("the clip inside a motion photo is played beside the photo, and its place in it is recorded", async () => {
      const clip = film("clip.mp4", "-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=1");
      const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:Cam="http://ns.google.com/photos/1.0/camera/" Cam:MicroVideo="1" Cam:MicroVideoOffset="${clip.length}"/></rdf:RDF></x:xmpmeta>`;
      const photo = await scene(1);
      const bytes = Buffer.concat([photo.subarray(0, 2), xmpSegment(xmp), photo.subarray(2), clip]);
      const { itemId, reportId } = await given("motion.jpg", bytes);
      const file = await fileOf(reportId);
      const made = file.derivatives.find(({ kind }) => kind === "motion-clip");
      const offset = bytes.length - clip.length;
      const part_sha256 = createHash("sha256").update(clip).digest("hex");
      const place = { offset, length: clip.length, part_sha256 };
      expect(made).toMatchObject({ itemId, mediaType: "video/mp4", parameters: place });
      const record = recorded(file, "item.derived").find(({ kind }) => kind === "motion-clip");
      expect(record).toMatchObject({ child: made?.id, parameters: place });
      expect(file.derivatives.map(({ kind }) => kind)).toContain("preview-1600");
      const played = looked(await shownBytes(itemId, "motion-clip"));
      expect(played.codecs).toBe("h264 320x240");
      expect(played.times).toEqual(looked(clip).times);
    });

    test("a clip cut from the middle of a long film is found with it, and how its frames were chosen is recorded", async () => {
      for (let number = 0; number < 30; number += 1) {
        writeFileSync(join(folder, `scene-${number}.jpg`), await scene(100 + number));
      }
      const scenes = ["-framerate", "1/2", "-i", join(folder, "scene-%d.jpg")];
      const long = film("long.mp4", ...scenes, "-r", "5", "-vf", "scale=320:-2");
      const from = ["-ss", "44", "-t", "5", "-i", join(folder, "long.mp4")];
      const cut = film("cut-out.mp4", ...from, "-vf", "scale=240:-2", "-b:v", "150k");
      const whole = await given("long.mp4", long);
      const part = await given("part.mp4", cut);
      const group = await office.useCases.listAlikePictures({ by, itemId: part.itemId });
      if (group.kind !== "group") throw new Error(group.kind);
      expect(group.members).toMatchObject([{ itemId: whole.itemId, reason: "looks-alike" }]);
      const [member] = group.members;
      const there = member?.reason === "looks-alike" ? member.at.there : 0;
      expect(there).toBeGreaterThanOrEqual(44_000);
      expect(there).toBeLessThan(49_000);
      const [record] = recorded(await fileOf(whole.reportId), "item.derived").filter(
        ({ kind }) => kind === "filmstrip",
      );
      expect(record).toMatchObject({
        key_frames: { from_ms: 32_000, every_ms: 2_000, most: 200, kept: 14 },
      });
    });

    test("its index stands in front, and nothing of the original's metadata is in it", async () => {
      const source = ["-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=1"];
      const secret = ["-metadata", "location=+40.7-074.0/", "-metadata", "comment=Marigold"];
      const tags = ["-movflags", "use_metadata_tags"];
      const { itemId } = await given("a.mp4", film("a.mp4", ...source, ...secret, ...tags));
      const played = await playedBytes(itemId);
      expect(played.indexOf("moov")).toBeGreaterThan(0);
      expect(played.indexOf("moov")).toBeLessThan(played.indexOf("mdat"));
      expect(played.includes("Marigold")).toBe(false);
      expect(played.includes("+40.7")).toBe(false);
    });

    test("of a film of which no still could be made it is on record why no copy was", async () => {
      const whole = film("gone.mp4", "-f", "lavfi", "-i", "testsrc2=d=1:s=64x48:r=10");
      const gone = Buffer.from(whole);
      const from = gone.indexOf("mdat", 0, "latin1") + 4;
      gone.fill(0, from, from + gone.readUInt32BE(from - 8) - 8);
      const { reportId } = await given("gone.mp4", gone);
      const read = await fileOf(reportId);
      expect(recorded(read, "item.derived")).toEqual([]);
      expect(recorded(read, "item.not_derived")).toMatchObject([{ kind: "playable" }]);
    });

    test("a recording is played as sound", async () => {
      const tone = film("tone.wav", "-f", "lavfi", "-i", "sine=440:d=1");
      const { reportId, itemId } = await given("tone.wav", tone);
      const [playable] = (await fileOf(reportId)).derivatives.filter(
        ({ kind }) => kind === "playable",
      );
      expect(playable?.mediaType).toBe("audio/mp4");
      expect(looked(await playedBytes(itemId)).codecs).toMatch(/^aac/);
    });

    test("a film whose picture breaks off while its sound goes on says where, on its page and in its record", async () => {
      const picture = ["-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=8"];
      const sounds = ["-f", "lavfi", "-i", "sine=440:d=8", "-f", "lavfi", "-i", "sine=880:d=8"];
      const both = ["-map", "0", "-map", "1", "-map", "2", "-c:a", "aac", "-g", "10"];
      // The sound lies in front of the picture, so that only the picture is cut.
      const order = ["-max_interleave_delta", "0", "-movflags", "+faststart"];
      film("whole.mov", ...picture, ...sounds, ...both, ...order);
      const whole = readFileSync(join(folder, "whole.mov"));
      const { itemId, reportId } = await given("cut.mov", whole.subarray(0, whole.length * 0.6));
      const file = await fileOf(reportId);
      const [record] = recorded(file, "item.derived").filter(({ kind }) => kind === "playable");
      const { tracks, ends, says_length } = (record?.["parameters"] ?? {}) as JsonObject;
      expect(tracks).toEqual([
        { number: 1, kind: "picture", codec: "h264", copied: true },
        { number: 2, kind: "sound", codec: "aac", copied: true },
        { number: 3, kind: "sound", codec: "aac", copied: false },
      ]);
      expect(says_length).toBe(true);
      expect(ends).toContainEqual({
        ...{ kind: "picture", at_ms: expect.any(Number), said_ms: 8000 },
      });
      const [made] = file.derivatives.filter(({ kind }) => kind === "playable");
      expect(made?.parameters).toEqual(record?.["parameters"]);
      const notes = copiedNotes(made?.parameters ?? null);
      expect(notes.join(" ")).toMatch(
        /The picture in this copy ends at [3-6]\.\d s; the file says 8\.0 s\./,
      );
      expect(notes.at(-1)).toBe(
        "In this copy: track 1 (picture, h264), track 2 (sound, aac). Not in it: track 3 (sound, aac). The original holds them all.",
      );
      expect(file.missing.filter((one) => one.itemId === itemId)).toEqual([]);
    });

    test("a whole film of one picture and one sound has no notes", async () => {
      const both = ["-f", "lavfi", "-i", "testsrc=s=320x240:r=10:d=2", "-f", "lavfi", "-i"];
      const { reportId } = await given("two.mkv", film("two.mkv", ...both, "sine=440:d=2"));
      const [made] = (await fileOf(reportId)).derivatives.filter(({ kind }) => kind === "playable");
      expect(made?.parameters).toMatchObject({ says_length: true });
      expect(copiedNotes(made?.parameters ?? null)).toEqual([]);
    });
  },
);

/** The copy as the media host gives it. */
function playedBytes(itemId: ItemId): Promise<Buffer> {
  return shownBytes(itemId, "playable");
}

async function shownBytes(itemId: ItemId, preview: string): Promise<Buffer> {
  const session = await office.useCases.signIn({
    signInName: "prosecutor",
    password: "seven green lanterns drift",
  });
  if (session.kind !== "signed-in") throw new Error(session.kind);
  const asker = { by, token: session.token, client: "browser" };
  const given = await office.useCases.givePreviewTicket({
    ...{ ...asker, itemId, preview },
  });
  if (given.kind !== "given") throw new Error(given.kind);
  const opened = await office.useCases.openTicket({ ticket: given.ticket, client: "browser" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return buffer(opened.blob.stream);
}
