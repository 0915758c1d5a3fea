import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { SceneKind } from "../picture/moods.ts";
import { drawScene } from "../scene.ts";

// How the clips beside this file were made: node scripts/demo/clips/make-clips.ts, with ffmpeg on the PATH. Nothing
// runs this again: the clips are committed, so that the demo needs no ffmpeg.

interface Clip {
  readonly file: string;
  readonly scene: SceneKind;
  readonly placeSeed: string;
  readonly seconds: number;
  readonly portrait?: boolean;
  /** What ffmpeg writes into the container, as `key=value`. */
  readonly metadata: readonly string[];
}

const CLIPS: readonly Clip[] = [
  {
    file: "corner-pan.mov",
    scene: "night-corner",
    placeSeed: "tannery-row",
    seconds: 7,
    metadata: [
      "creation_time=2026-11-07T02:14:22Z",
      "com.apple.quicktime.creationdate=2026-11-06T21:14:22-0500",
      "com.apple.quicktime.location.ISO6709=+43.4213-077.0482+076.214/",
      "com.apple.quicktime.make=Apple",
      "com.apple.quicktime.model=iPhone 13",
      "com.apple.quicktime.software=18.1",
    ],
  },
  {
    file: "corner-lights.mp4",
    scene: "night-corner",
    placeSeed: "tannery-row",
    seconds: 6,
    metadata: ["creation_time=2026-11-07T02:18:10Z", "location=+43.4215-077.0480/"],
  },
  // Through a messenger: nothing is left in it.
  {
    file: "house-front.mp4",
    scene: "house-at-dawn",
    placeSeed: "ashgrove-street",
    seconds: 6,
    metadata: [],
  },
  {
    file: "morning-street.mov",
    scene: "day-street",
    placeSeed: "lanternfield-school",
    seconds: 5,
    portrait: true,
    metadata: ["creation_time=2026-11-10T12:58:41Z"],
  },
];

/** Larger than the clip: the camera moves over it. */
const DRAWN = { width: 1040, height: 620 };
const SHOWN = { width: 640, height: 360 };

/** A phone held upright films sideways and says in the file which way is up. */
const upright = ({ width, height }: typeof SHOWN) => ({ width: height, height: width });

const folder = await mkdtemp(join(tmpdir(), "bearwitness-clips-"));
try {
  for (const clip of CLIPS) await makeClip(clip, folder);
} finally {
  await rm(folder, { recursive: true });
}

async function makeClip(clip: Clip, work: string): Promise<void> {
  const picture = join(work, `${clip.file}.png`);
  const portrait = clip.portrait === true;
  const drawn = portrait ? upright(DRAWN) : DRAWN;
  const scene = { kind: clip.scene, placeSeed: clip.placeSeed, viewSeed: clip.file, ...drawn };
  await sharp(Buffer.from(drawScene(scene)))
    .png()
    .toFile(picture);
  const { width, height } = portrait ? upright(SHOWN) : SHOWN;
  // A hand that swings slowly and shakes a little, then sensor noise; wind with two low tones as sound.
  const camera = [
    `crop=${width}:${height}:x='(in_w-${width})*(0.5+0.42*sin(t*0.8))+5*sin(t*9)':y='(in_h-${height})*(0.5+0.3*sin(t*0.55))+4*sin(t*11)'`,
    "noise=alls=4:allf=t",
    ...(portrait ? ["transpose=cclock"] : []),
  ].join(",");
  const sound = "anoisesrc=color=brown:amplitude=0.25,lowpass=f=900";
  const raw = join(work, `raw-${clip.file}`);
  await ffmpeg([
    ...["-loop", "1", "-framerate", "24", "-i", picture],
    ...["-f", "lavfi", "-i", sound, "-t", String(clip.seconds), "-vf", camera],
    ...["-c:v", "libx264", "-preset", "slow", "-crf", "27", "-pix_fmt", "yuv420p"],
    ...["-c:a", "aac", "-b:a", "32k", "-ac", "1", raw],
  ]);
  await ffmpeg([
    ...["-i", raw, "-c", "copy", "-map_metadata", "-1", "-fflags", "+bitexact"],
    ...(portrait ? ["-metadata:s:v", "rotate=270"] : []),
    ...clip.metadata.flatMap((pair) => ["-metadata", pair]),
    ...["-movflags", clip.file.endsWith(".mov") ? "+faststart+use_metadata_tags" : "+faststart"],
    join(import.meta.dirname, clip.file),
  ]);
}

function ffmpeg(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("ffmpeg", ["-loglevel", "error", "-y", ...args], { stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`ffmpeg ended with ${String(code)}`));
    });
  });
}
