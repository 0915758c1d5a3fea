import { quote, spellInstant } from "../claims/time-sentence.ts";
import { parseWallTime } from "../claims/wall-time.ts";
import { instantFromMillis, type Instant } from "../instant.ts";

/** What a proof says of when and where its recording was made: the app's own words, which nobody here checked. */
export interface ProofSays {
  /** When the proof was made, by the device's clock; as written where that is no moment. */
  readonly generated: string | undefined;
  readonly place: ProofPlace | undefined;
}

interface ProofPlace {
  /** Degrees, WGS 84, as written. */
  readonly latitude: string;
  readonly longitude: string;
  /** Metres; undefined where it does not say. */
  readonly accuracy: number | undefined;
  readonly provider: string | undefined;
  /** When the device found it. */
  readonly foundAt: Instant | undefined;
}

/** Reads time and place out of a proof's fields, by the names that ProofMode gives them. */
export function proofSays(field: (name: string) => string | undefined): ProofSays {
  const generated = field("Proof Generated")?.trim() ?? "";
  return { generated: generated === "" ? undefined : generated, place: placeOf(field) };
}

const DEGREES = /^-?\d{1,3}(?:\.\d{1,20})?$/;

/** Both numbers or nothing; 0, 0 is what a device writes that knows no place. */
function placeOf(field: (name: string) => string | undefined): ProofPlace | undefined {
  const latitude = field("Location.Latitude")?.trim() ?? "";
  const longitude = field("Location.Longitude")?.trim() ?? "";
  if (!DEGREES.test(latitude) || !DEGREES.test(longitude)) return undefined;
  const [north, east] = [Number(latitude), Number(longitude)];
  if (Math.abs(north) > 90 || Math.abs(east) > 180 || (north === 0 && east === 0)) return undefined;
  const accuracy = Number(field("Location.Accuracy") ?? "");
  const provider = field("Location.Provider")?.trim() ?? "";
  return {
    ...{ latitude, longitude },
    accuracy: Number.isFinite(accuracy) && accuracy > 0 ? accuracy : undefined,
    provider: provider === "" ? undefined : provider,
    foundAt: momentOf(field("Location.Time")?.trim() ?? ""),
  };
}

/** Milliseconds since 1970, or a date with its zone; undefined for anything else. */
function momentOf(text: string): Instant | undefined {
  if (/^\d{13}$/.test(text)) return instantFromMillis(Number(text));
  const wall = parseWallTime(text);
  if (wall === undefined || wall.offsetMinutes === null) return undefined;
  return instantFromMillis(wall.millis - wall.offsetMinutes * 60_000);
}

/** What it says in few words, as a note has little room; undefined where it says neither. A stranger's text is quoted. */
export function proofSaysWords({ generated, place }: ProofSays): string | undefined {
  const said = [
    ...(generated === undefined ? [] : [`made ${timeWords(generated)}`]),
    ...(place === undefined ? [] : [`at ${placeWords(place)}`]),
  ];
  return said.length === 0 ? undefined : `proof says, unchecked: ${said.join(", ")}`;
}

function timeWords(generated: string): string {
  const moment = momentOf(generated);
  return moment === undefined
    ? `${quote(generated)} (no moment)`
    : `${spellInstant(moment)} (device's clock)`;
}

function placeWords({ latitude, longitude, accuracy, provider, foundAt }: ProofPlace): string {
  const radius = accuracy === undefined ? "" : ` ± ${Math.max(1, Math.round(accuracy))} m`;
  const how = [
    ...(provider === undefined ? [] : [`by ${quote(provider)}`]),
    ...(foundAt === undefined ? [] : [`found ${spellInstant(foundAt)}`]),
  ];
  return `${latitude}, ${longitude}${radius}${how.length === 0 ? "" : ` (${how.join(", ")})`}`;
}
