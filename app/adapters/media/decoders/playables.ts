import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Copied } from "#app/core/evidence/copied-tracks.ts";
import type { PlayableProblem } from "#app/core/evidence/playable.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { decoderProgram, findDecoder } from "./decoder-program.ts";
import { decoderVersion } from "./decoder-version.ts";
import { demuxerOf } from "./demuxers.ts";
import { mustHaveRoom } from "./must-have-room.ts";
import { playableArguments } from "./playable-arguments.ts";
import { movieFacts, probeArguments, type MovieFacts } from "./probe-movie.ts";
import { toneMappingOf } from "./shown-filters.ts";
import { whatWasCopied } from "./what-was-copied.ts";
import { INPUT, OUTPUT, runDecoder, type Decoded } from "./run-decoder.ts";

/** What came of a copy for playing. */
export type Playable =
  | {
      readonly kind: "made";
      readonly mediaType: "video/mp4" | "audio/mp4";
      readonly decoder: string;
      /** What was done to its light, in the words of the record; absent for sound alone. */
      readonly toneMapping?: string;
      /** Which tracks of the original are in it, and where it breaks off. */
      readonly copied: Copied;
      /** Digest of the octets it was made of, where those are a part of a file; lower-case hexadecimal. */
      readonly partSha256?: string;
    }
  | { readonly kind: "none"; readonly problem: PlayableProblem };

/** Octets of a file, from `offset` on. */
export interface FilePart {
  readonly offset: number;
  readonly length: number;
}

/** Copies of films and recordings that browsers play. */
export interface Playables {
  /**
   * Writes a copy of the film at one path to another, where nothing lies yet. With `part`, the film is those octets of the file: they
   * are written to a file of their own beside the copy first. Never throws because of the film; throws when it was closed meanwhile,
   * and what the disk says where that is full.
   */
  make(
    mediaType: string,
    paths: { readonly original: string; readonly copy: string },
    part?: FilePart,
  ): Promise<Playable>;
  /** Ends what is under way. */
  close(): void;
}

/** The clock that a file may take: slow machines need some times as long as it lasts. */
const AT_LEAST_MILLIS = 120_000;
const TIMES_ITS_LENGTH = 8;
const AT_MOST_MILLIS = 2 * 3_600_000;
const OUTPUT_BYTES = 4_000_000_000;
const SAID_BYTES = 1024 * 1024;
const PROBE_MILLIS = 60_000;

/** Copies made by ffmpeg inside bubblewrap. `folders`: where it is looked for. */
export function openPlayables(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly folders?: readonly string[] | undefined;
}): Playables {
  const { workDir, confinement, folders } = options;
  const closing = new AbortController();

  const run = async (
    interpreter: string,
    args: readonly string[],
    files: { readonly input: FileHandle; readonly output?: FileHandle },
    millis: number,
  ): Promise<Decoded> => {
    const said = await runDecoder({
      program: decoderProgram(interpreter, args, Math.ceil((2 * millis) / 1000)),
      ...{ workDir, confinement, ...files, signal: closing.signal },
      limits: { millis, outputBytes: SAID_BYTES, fileBytes: OUTPUT_BYTES },
    });
    if (closing.signal.aborted) throw new Error("the office is closing; the copy is made later");
    return said;
  };
  const factsOf = async (ffprobe: string, demuxer: string, input: FileHandle) => {
    const said = await run(ffprobe, probeArguments(demuxer), { input }, PROBE_MILLIS);
    return said.kind === "done" ? movieFacts(said.output) : undefined;
  };

  const copied = async (
    mediaType: string,
    { input, output }: { readonly input: FileHandle; readonly output: FileHandle },
  ): Promise<Playable> => {
    if (confinement === "weak") return none("not-confined");
    const [ffmpeg, ffprobe] = [findDecoder("ffmpeg", folders), findDecoder("ffprobe", folders)];
    if (ffmpeg === undefined || ffprobe === undefined) return none("needs-ffmpeg");
    const demuxer = demuxerOf(mediaType);
    const facts = demuxer === undefined ? undefined : await factsOf(ffprobe, demuxer, input);
    if (demuxer === undefined || facts === undefined || !(facts.hasPicture || facts.hasSound))
      return none("nothing-to-play");
    const args = playableArguments(demuxer, facts, { input: INPUT, output: OUTPUT });
    const said = await run(ffmpeg, args, { input, output }, millisFor(facts));
    if (said.kind === "failed")
      return none(said.why === "took-too-much" ? "took-too-much" : "nothing-to-play");
    const made = await factsOf(ffprobe, "mov", output);
    if (made === undefined || made.hasPicture !== facts.hasPicture) return none("not-whole");
    if (made.seconds === null) return none("nothing-to-play");
    const type = facts.hasPicture ? "video/mp4" : "audio/mp4";
    const copied = whatWasCopied(facts, made);
    const light = facts.hasPicture ? { toneMapping: toneMappingOf(facts) } : {};
    const decoder = await decoderVersion(ffmpeg);
    return { kind: "made", mediaType: type, copied, decoder, ...light };
  };

  const made = async (mediaType: string, original: string, copy: string): Promise<Playable> => {
    const input = await open(original, "r");
    try {
      const output = await open(copy, "wx+", 0o600);
      try {
        const playable = await copied(mediaType, { input, output });
        if (playable.kind === "none") await mustHaveRoom(output);
        return playable;
      } finally {
        await output.close();
      }
    } finally {
      await input.close();
    }
  };

  return {
    make: async (mediaType, { original, copy }, part) => {
      if (part === undefined) return made(mediaType, original, copy);
      const alone = `${copy}.part`;
      const partSha256 = await cutOut(original, part, alone);
      const playable = await made(mediaType, alone, copy);
      return playable.kind === "made" ? { ...playable, partSha256 } : playable;
    },
    close: () => closing.abort(),
  };
}

/** Writes a part of a file to another, and answers its digest. */
async function cutOut(path: string, { offset, length }: FilePart, to: string): Promise<string> {
  const digest = createHash("sha256");
  const read = createReadStream(path, { start: offset, end: offset + length - 1 });
  read.on("data", (piece) => digest.update(piece));
  await pipeline(read, createWriteStream(to, { flags: "wx", mode: 0o600 }));
  return digest.digest("hex");
}

function millisFor({ seconds }: Pick<MovieFacts, "seconds">): number {
  if (seconds === null) return AT_MOST_MILLIS;
  const wanted = AT_LEAST_MILLIS + seconds * 1_000 * TIMES_ITS_LENGTH;
  return Math.min(AT_MOST_MILLIS, Math.ceil(wanted));
}

function none(problem: PlayableProblem): Playable {
  return { kind: "none", problem };
}
