import type { FieldIndex, RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";

/** The group under which the first reader says where a film is damaged. Places are bytes from the file's beginning. */
const GROUP = "Damage";

/** Damage as the first reader finds it. */
export interface FilmDamage {
  readonly size: number;
  /** Where the list of parts breaks; `missing`: how many bytes the part that begins there lacks, null where what stands there is no part. */
  readonly broken?: { readonly at: number; readonly missing: number | null } | undefined;
  /** Where the list of parts within the header breaks. */
  readonly innerBreakAt?: number | undefined;
  /** Where the header was found by its name, because the list of parts did not lead to it. */
  readonly headerFoundAt?: number | undefined;
  /** Tracks of which pieces lie outside the file, counted from 1. */
  readonly tracks: readonly {
    readonly track: number;
    /** `vide` or `soun`; others are tracks. */
    readonly handler: string;
    readonly count: number;
    readonly outside: number;
    readonly firstSeconds: number | null;
  }[];
  /** Numbers of fragments that do not follow each other, and where the second begins. */
  readonly gaps: readonly {
    readonly before: number;
    readonly after: number;
    readonly at: number;
  }[];
}

/** Tracks and gaps that are told apart. */
const MOST = 8;

/** The damage as fields; none where there is none. */
export function damageFields(damage: FilmDamage): RawField[] {
  const { size, broken, innerBreakAt, headerFoundAt, tracks, gaps } = damage;
  const field = (tag: string, value: RawField["value"]): RawField => ({ group: GROUP, tag, value });
  return [
    ...(broken === undefined
      ? []
      : [
          field(
            "PartsBreak",
            broken.missing === null ? [broken.at, size] : [broken.at, size, broken.missing],
          ),
        ]),
    ...(innerBreakAt === undefined ? [] : [field("HeaderBreak", [innerBreakAt, size])]),
    ...(headerFoundAt === undefined ? [] : [field("HeaderFoundAt", headerFoundAt)]),
    ...tracks
      .slice(0, MOST)
      .map(({ track, handler, count, outside, firstSeconds }, at) =>
        field(`Pieces${at + 1}`, [track, KINDS.indexOf(handler), count, outside, firstSeconds]),
      ),
    ...gaps
      .slice(0, MOST)
      .map(({ before, after, at }, index) => field(`Gap${index + 1}`, [before, after, at])),
  ];
}

const KINDS = ["vide", "soun"];
const KIND_WORDS = ["the picture", "the sound"];

/** Where a film is damaged and what of it can still be read, one sentence for each damage. */
export function damageSentences(fields: readonly RawField[]): readonly string[] {
  const index = indexFields(fields.filter(({ group }) => group === GROUP));
  const numbered = [...Array(MOST).keys()].map((at) => at + 1);
  return [
    ...breakSentence(index),
    ...headerSentence(index),
    ...numbered.flatMap((at) => piecesSentence(index.numbers(`${GROUP}:Pieces${at}`))),
    ...numbered.flatMap((at) => gapSentence(index.numbers(`${GROUP}:Gap${at}`))),
  ];
}

function breakSentence(index: FieldIndex): string[] {
  const [at, size, missing] = index.numbers(`${GROUP}:PartsBreak`) ?? [];
  if (typeof at !== "number" || typeof size !== "number") return [];
  const where = `${counted(at)} of ${counted(size)}`;
  const what =
    typeof missing === "number"
      ? `Damaged: the part of the film that begins at byte ${where} is cut off. It says that it ends ${counted(missing)} bytes behind the end of the file.`
      : `Damaged: the list of the film's parts breaks at byte ${where}: what stands there is no part. What stands before it was read.`;
  const header = index.numbers(`${GROUP}:HeaderFoundAt`)?.[0];
  const found =
    typeof header === "number"
      ? ` The film's header was found by its name at byte ${counted(header)}, behind the damage, and read there.`
      : "";
  return [what + found];
}

function headerSentence(index: FieldIndex): string[] {
  const [at, size] = index.numbers(`${GROUP}:HeaderBreak`) ?? [];
  if (typeof at !== "number" || typeof size !== "number") return [];
  return [
    `Damaged: the film's header breaks at byte ${counted(at)} of ${counted(size)}. What could be read of it is shown.`,
  ];
}

function piecesSentence(numbers: ReturnType<FieldIndex["numbers"]>): string[] {
  const [track, kind, count, outside, seconds] = numbers ?? [];
  if (typeof track !== "number" || typeof count !== "number" || typeof outside !== "number")
    return [];
  const what = KIND_WORDS[kind ?? -1] ?? "what it holds";
  const first =
    typeof seconds === "number" ? `; the first of them belongs at ${spellTime(seconds)}` : "";
  const rest =
    count === outside
      ? "None lies in the file."
      : `The ${counted(count - outside)} others lie in the file, whole or in part.`;
  return [
    `Damaged: of the ${counted(count)} pieces in which ${what} of track ${track} is stored, ${counted(outside)} are said to lie where the file holds none${first}. ${rest}`,
  ];
}

function gapSentence(numbers: ReturnType<FieldIndex["numbers"]>): string[] {
  const [before, after, at] = numbers ?? [];
  if (typeof before !== "number" || typeof after !== "number" || typeof at !== "number") return [];
  return [
    `Perhaps missing: the film's fragment ${counted(before)} is followed by fragment ${counted(after)}, at byte ${counted(at)}. Programs that leave numbers out exist.`,
  ];
}

/** Seconds as players show them, `1:02.5`. */
function spellTime(seconds: number): string {
  const tenths = Math.round(seconds * 10);
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return `${Math.floor(tenths / 600)}:${rest}`;
}

function counted(value: number): string {
  return new Intl.NumberFormat("en-US").format(value);
}
