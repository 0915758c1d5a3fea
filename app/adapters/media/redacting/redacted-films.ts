import { open, type FileHandle } from "node:fs/promises";
import { z } from "zod";
import { copiedParameters } from "#app/core/evidence/copied-tracks.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { FilmPlan } from "#app/core/redaction/plan.ts";
import type { RedactionProblem } from "#app/core/redaction/redaction.ts";
import { decoderProgram, findDecoder } from "#app/adapters/media/decoders/decoder-program.ts";
import { decoderVersion } from "#app/adapters/media/decoders/decoder-version.ts";
import { demuxerOf } from "#app/adapters/media/decoders/demuxers.ts";
import { mustHaveRoom } from "#app/adapters/media/decoders/must-have-room.ts";
import {
  movieFacts,
  probeArguments,
  type MovieFacts,
} from "#app/adapters/media/decoders/probe-movie.ts";
import { runDecoder, type Decoded } from "#app/adapters/media/decoders/run-decoder.ts";
import { shownFilters, toneMappingOf } from "#app/adapters/media/decoders/shown-filters.ts";
import { whatWasCopied } from "#app/adapters/media/decoders/what-was-copied.ts";
import { digestFile } from "#app/adapters/media/digest.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import {
  countArguments,
  FILM_TERMS,
  LONGEST_EDGE,
  redactedFilmArguments,
  toldSeconds,
} from "./film-arguments.ts";
import { MARGIN_TICKS, pictureScript, soundFilters } from "./film-filters.ts";

/** What came of a film or a recording and its boxes and silences. */
export type RedactedFilm =
  | {
      readonly kind: "made";
      readonly mediaType: "video/mp4" | "audio/mp4";
      readonly tool: string;
      /** How it was made, for the record; nothing of the original's own metadata. */
      readonly parameters: JsonObject;
      /** Of the original as it was read, after the redacted file was made. */
      readonly parentSha256: string;
    }
  | { readonly kind: "none"; readonly problem: RedactionProblem };

/** Films and recordings with parts covered and silenced. */
export interface RedactedFilms {
  /**
   * Writes the redacted film to a path where nothing lies yet, and a script beside it. `tell` hears what part of the film is done, from 0 to 1. Never
   * throws because of the film; throws when it was closed meanwhile, and what the disk says where that is full.
   */
  make(
    mediaType: string,
    paths: { readonly original: string; readonly redacted: string },
    plan: Pick<FilmPlan, "boxes" | "mutes">,
    tell: (done: number) => void,
  ): Promise<RedactedFilm>;
  /** Ends what is under way. */
  close(): void;
}

/** Encoding as well as this takes some times as long as a film lasts, at 3840 by 2160 on a slow machine some twenty times. */
const AT_LEAST_MILLIS = 300_000;
const TIMES_ITS_LENGTH = 30;
const AT_MOST_MILLIS = 12 * 3_600_000;
const OUTPUT_BYTES = 32_000_000_000;
/** Told every two seconds, some 300 octets. */
const SAID_BYTES = 16 * 1024 * 1024;

const counted = z.object({
  streams: z
    .array(
      z.object({
        nb_read_frames: z.string().regex(/^\d{1,9}$/),
        width: z.number().int().min(1).max(100_000),
        height: z.number().int().min(1).max(100_000),
      }),
    )
    .length(1),
});

interface Counted {
  readonly frames: number;
  readonly width: number;
  readonly height: number;
}

/** Films covered by ffmpeg inside bubblewrap. `folders`: where it is looked for. */
export function openRedactedFilms(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly folders?: readonly string[] | undefined;
}): RedactedFilms {
  const { workDir, confinement, folders } = options;
  const closing = new AbortController();

  const run = async (
    interpreter: string,
    args: readonly string[],
    files: Pick<Parameters<typeof runDecoder>[0], "input" | "output" | "script" | "hear">,
    millis: number,
  ): Promise<Decoded> => {
    const said = await runDecoder({
      program: decoderProgram(interpreter, args, Math.ceil((2 * millis) / 1000)),
      ...{ workDir, confinement, ...files, signal: closing.signal },
      limits: { millis, outputBytes: SAID_BYTES, fileBytes: OUTPUT_BYTES },
    });
    if (closing.signal.aborted) throw new Error("the office is closing; the film is made later");
    return said;
  };
  const factsOf = async (ffprobe: string, demuxer: string, input: FileHandle) => {
    const said = await run(ffprobe, probeArguments(demuxer), { input }, AT_LEAST_MILLIS);
    return said.kind === "done" ? movieFacts(said.output) : undefined;
  };
  const countOf = async (ffprobe: string, demuxer: string, input: FileHandle, millis: number) => {
    const said = await run(ffprobe, countArguments(demuxer), { input }, millis);
    return said.kind === "done" ? countedIn(said.output) : undefined;
  };

  const covered = async (
    mediaType: string,
    files: { readonly input: FileHandle; readonly output: FileHandle; readonly script: FileHandle },
    { boxes, mutes }: Pick<FilmPlan, "boxes" | "mutes">,
    tell: (done: number) => void,
  ): Promise<Omit<Extract<RedactedFilm, { kind: "made" }>, "parentSha256"> | NotMade> => {
    if (confinement === "weak") return none("not-confined");
    const [ffmpeg, ffprobe] = [findDecoder("ffmpeg", folders), findDecoder("ffprobe", folders)];
    if (ffmpeg === undefined || ffprobe === undefined) return none("needs-ffmpeg");
    const { input, output, script } = files;
    const demuxer = demuxerOf(mediaType);
    if (demuxer === undefined) return none("type-not-possible");
    const facts = await factsOf(ffprobe, demuxer, input);
    if (facts === undefined || !(facts.hasPicture || facts.hasSound)) return none("not-decoded");
    if (boxes.length > 0 && !facts.hasPicture) return none("no-picture-to-cover");
    if (mutes.length > 0 && !facts.hasSound) return none("no-sound-to-silence");
    const filters = pictureScript(shownFilters(facts, LONGEST_EDGE), boxes);
    if (filters === undefined) return none("too-many-moves");
    await script.write(filters);
    const args = redactedFilmArguments(demuxer, facts, soundFilters(mutes));
    const millis = millisFor(facts);
    const hear = (piece: Buffer) => {
      const at = toldSeconds(piece.toString("latin1"));
      if (at !== undefined && facts.seconds !== null) tell(Math.min(1, at / facts.seconds));
    };
    const said = await run(ffmpeg, args, { input, output, script, hear }, millis);
    if (said.kind === "failed") {
      return none(said.why === "took-too-much" ? "took-too-much" : "not-decoded");
    }
    const made = await factsOf(ffprobe, "mov", output);
    if (made?.hasPicture !== facts.hasPicture || made.hasSound !== facts.hasSound) {
      return none("not-whole");
    }
    const counts = facts.hasPicture
      ? {
          original: await countOf(ffprobe, demuxer, input, millis),
          made: await countOf(ffprobe, "mov", output, millis),
        }
      : undefined;
    if (counts !== undefined && counts.original === undefined) return none("not-decoded");
    if (made.seconds === null || counts?.made?.frames !== counts?.original?.frames) {
      return none("not-whole");
    }
    return {
      kind: "made",
      mediaType: facts.hasPicture ? "video/mp4" : "audio/mp4",
      tool: await decoderVersion(ffmpeg),
      parameters: {
        ...FILM_TERMS,
        ...(counts?.made === undefined
          ? {}
          : { ...counts.made, tone_mapping: toneMappingOf(facts) }),
        duration_ms: Math.round(made.seconds * 1_000),
        original_duration_ms: facts.seconds === null ? null : Math.round(facts.seconds * 1_000),
        margin_ticks: MARGIN_TICKS,
        ...copiedParameters(whatWasCopied(facts, made)),
      },
    };
  };

  return {
    make: async (mediaType, { original, redacted }, plan, tell) => {
      const files: FileHandle[] = [];
      const opened = async (path: string, flags: string) => {
        const file = await open(path, flags, 0o600);
        files.push(file);
        return file;
      };
      try {
        const input = await opened(original, "r");
        const output = await opened(redacted, "wx+");
        const script = await opened(`${redacted}.filters`, "wx+");
        const made = await covered(mediaType, { input, output, script }, plan, tell);
        if (made.kind === "none") {
          await mustHaveRoom(output);
          return made;
        }
        return { ...made, parentSha256: (await digestFile(input)).sha256 };
      } finally {
        for (const file of files) await file.close();
      }
    },
    close: () => closing.abort(),
  };
}

/** Reads ffprobe's answer, as a stranger's. */
function countedIn(output: Uint8Array): Counted | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(output).toString());
  } catch {
    return undefined;
  }
  const [found] = counted.safeParse(json).data?.streams ?? [];
  if (found === undefined) return undefined;
  return { frames: Number(found.nb_read_frames), width: found.width, height: found.height };
}

function millisFor({ seconds }: Pick<MovieFacts, "seconds">): number {
  if (seconds === null) return AT_MOST_MILLIS;
  const wanted = AT_LEAST_MILLIS + seconds * 1_000 * TIMES_ITS_LENGTH;
  return Math.min(AT_MOST_MILLIS, Math.ceil(wanted));
}

type NotMade = Extract<RedactedFilm, { readonly kind: "none" }>;

function none(problem: RedactionProblem): NotMade {
  return { kind: "none", problem };
}
