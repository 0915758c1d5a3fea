import { claimsPerBlock } from "#app/core/claims/claims-per-block.ts";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import { FACING_SOURCES, type FacingSource, type Turned } from "#app/core/claims/facing-sources.ts";
import type { FieldIndex, RawField } from "#app/core/claims/raw-field.ts";
import { spell } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import { united } from "#app/core/claims/two-readers.ts";

/**
 * What one source of a file says of how the camera was turned. A claim like those of time and place, and weaker: nothing in a file vouches for a
 * compass or a level, so that it has no level of trust, and nothing is derived from it (evidence-standards 11.3: direction only, true or magnetic as marked).
 */
export interface FacingClaim {
  /** Where it was read, `Group:Tag`. */
  readonly source: string;
  /** In which of several EXIF blocks of the file it was read, from 2 on; absent for the first, and for what stands in none. */
  readonly block?: number;
  /** What the file says there, unaltered; of a direction with the letter that says from which north it counts. */
  readonly raw: string;
  readonly of: Turned;
  /** Of a direction and a bearing clockwise from north, 0 to below 360; of a pitch up from the horizon; of a roll as its writer counts. Null where the text is none. */
  readonly degrees: number | null;
  /** From which north a direction counts; null where the file does not say, and of pitch and roll. */
  readonly north: "true" | "magnetic" | null;
  /** What read it, with versions. */
  readonly tool?: string;
  readonly sentence: string;
}

/** Everything that both readers found of how the camera was turned, each source as a claim of its own; none where the file says nothing of it. */
export function facingClaims({
  fields,
  exifTool,
  readers,
}: Pick<ExaminedFile, "fields" | "exifTool" | "readers">): readonly FacingClaim[] {
  const read = (some: readonly RawField[]): readonly FacingClaim[] =>
    claimsPerBlock(some, claimsIn, isSameFacing);
  const authority = exifTool === undefined ? undefined : read(exifTool);
  return united(authority, read(fields), { alike: isSameFacing, readers }).claims;
}

function claimsIn(block: FieldIndex): FacingClaim[] {
  return FACING_SOURCES.flatMap((source) => {
    if (!block.has(source.source)) return [];
    const text = spell(block.value(source.source)).trim();
    const letter = source.north === undefined ? "" : (block.text(source.north) ?? "").trim();
    return [claimOf(source, text, letter)];
  });
}

/** Degrees as text, with the letter that movies write behind them. */
const DEGREES = /^([+-]?\d{1,6}(?:\.\d{1,20})?)(?:\/([1-9]\d{0,9}))?\s*([TM])?$/i;

function claimOf(source: FacingSource, text: string, letter: string): FacingClaim {
  const match = DEGREES.exec(text);
  const [, number = "", divisor = "1", behind = ""] = match ?? [];
  const north = northOf(behind === "" ? letter : behind);
  const degrees = match === null ? null : judged(source, Number(number) / Number(divisor));
  const raw = [text, letter].filter((part) => part !== "").join(" ");
  const claim = { source: source.source, raw, of: source.of, degrees };
  const isCompass = source.of === "direction" || source.of === "bearing";
  return {
    ...claim,
    north: isCompass && degrees !== null ? north : null,
    sentence:
      degrees === null
        ? unusableSentence(source, text)
        : sentenceOf(source, degrees, isCompass ? north : null),
  };
}

/** A full turn and less is a direction, a quarter up or down a pitch, half a turn a roll: what lies beyond is none. */
function judged({ of, signed }: FacingSource, value: number): number | null {
  switch (of) {
    case "direction":
    case "bearing":
      if (signed === true && value >= -180 && value <= 180) return settled((value + 360) % 360);
      return value >= 0 && value <= 360 ? settled(value % 360) : null;
    case "pitch":
      return Math.abs(value) <= 90 ? settled(value) : null;
    case "roll":
      return Math.abs(value) <= 180 ? settled(value) : null;
  }
}

/** A thousandth of a degree: what lies beyond is arithmetic. Never a zero with a sign. */
function settled(degrees: number): number {
  return Math.round(degrees * 1000) / 1000 + 0;
}

function northOf(letter: string): FacingClaim["north"] {
  const plain = letter.toUpperCase();
  return plain === "T" ? "true" : plain === "M" ? "magnetic" : null;
}

const POINTS = [
  "north",
  "north-east",
  "east",
  "south-east",
  "south",
  "south-west",
  "west",
  "north-west",
] as const;

/** One decimal: no compass in a camera is finer. */
function printed(degrees: number): string {
  return `${Number(Math.abs(degrees).toFixed(1))}°`;
}

const COUNTED = {
  true: "counted from true north",
  magnetic: "counted from magnetic north, which can lie 20° and more from true north",
  unsaid:
    "and it does not say whether that counts from true or from magnetic north, which can lie 20° and more apart",
} as const;

const UNCHECKED = "What the device had that from the file does not say, and nobody checked it.";
const BY_COMPASS =
  "Where that is from a compass, metal, magnets and cars nearby turn it; nobody checked it.";

function sentenceOf(
  { of, when = "" }: FacingSource,
  degrees: number,
  north: FacingClaim["north"],
): string {
  const point = POINTS[Math.round(degrees / 45) % POINTS.length] ?? "";
  const compass = `${printed(degrees)}, about ${point}, ${COUNTED[north ?? "unsaid"]}`;
  switch (of) {
    case "direction":
      return `The file says that the camera pointed to ${compass}${when}. ${BY_COMPASS}`;
    case "bearing":
      return `The file gives ${compass}, as the bearing of a destination. Some phones write the way the camera pointed there, some its opposite: which it is the file does not say.`;
    case "pitch": {
      const way = degrees === 0 ? "level" : `${printed(degrees)} ${degrees > 0 ? "up" : "down"}`;
      return `The file says that the camera was pointed ${way}${degrees === 0 ? "" : " from the horizon"}${when}. ${UNCHECKED}`;
    }
    case "roll":
      return degrees === 0
        ? `The file says that the camera was not tilted to a side${when}. ${UNCHECKED}`
        : `The file says that the camera was tilted ${printed(degrees)} to a side${when}; which side that is its maker's documents must tell. ${UNCHECKED}`;
  }
}

const WHAT: Readonly<Record<Turned, string>> = {
  direction: "the camera's direction",
  bearing: "the bearing of a destination",
  pitch: "how far up or down the camera pointed",
  roll: "how far the camera was tilted to a side",
};

function unusableSentence({ of }: FacingSource, text: string): string {
  return /^(?:undef|inf)?$/.test(text)
    ? `The file has a space for ${WHAT[of]}, and nothing in it.`
    : `The file gives ${quote(text)} as ${WHAT[of]}, which is no such angle; nothing is derived from it.`;
}

/** Readers round alike to a tenth of a degree at worst. */
function isSameFacing(one: FacingClaim, other: FacingClaim): boolean {
  if (one.degrees === null || other.degrees === null) return one.degrees === other.degrees;
  return Math.abs(one.degrees - other.degrees) < 0.1 && one.north === other.north;
}
