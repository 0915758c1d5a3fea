import type { Radius } from "#app/core/claims/radius.ts";
import { statedRadius } from "#app/core/claims/radius.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** How a position was found, as far as the file says (Exif 4.6.6, GPSProcessingMethod). */
export type FixMethod = "satellites" | "network" | "mixed" | "by-hand" | "unknown";

/** How good a fix was, by its own account and by what is made of it here. */
export interface FixQuality {
  readonly method: FixMethod;
  /** The receiver had lost its satellites: what it wrote is an earlier position (GPSStatus V). */
  readonly interrupted: boolean;
  /** Null where nothing that is written bounds it. */
  readonly radius: Radius | null;
  /** Metres per second over ground; null where it is not written. */
  readonly speed: number | null;
  /** What of it a reader should know, a sentence each. */
  readonly remarks: readonly string[];
}

/** The quality of the position in EXIF's GPS block. */
export function fixQuality(fields: FieldIndex, tolerances: Tolerances): FixQuality {
  const method = fixMethodOf(fields);
  const dop = dopOf(fields);
  const stated = positive(fields, "GPS:GPSHPositioningError");
  const speed = speedOf(fields);
  const interrupted = isInterrupted(fields);
  return {
    method,
    interrupted,
    radius: radiusOf({ stated, dop, method }, tolerances),
    speed,
    remarks: [
      METHOD_WORDS[method],
      interrupted
        ? "The receiver says that it had lost its satellites: this is the last position that it knew."
        : undefined,
      satelliteWords(fields, method),
      stated === null ? dopWords(dop, tolerances) : undefined,
      dimensionWords(fields),
      fields.numbers("GPS:GPSDifferential")?.[0] === 1
        ? "It was corrected by a station on the ground (differential)."
        : undefined,
      speedWords(speed),
    ].filter((remark) => remark !== undefined),
  };
}

/** Whether the receiver says that it had lost its satellites (Exif 4.6.6, GPSStatus). */
export function isInterrupted(fields: FieldIndex): boolean {
  return fields.text("GPS:GPSStatus")?.trim().toUpperCase() === "V";
}

/** How the position in EXIF's GPS block was found. */
export function fixMethodOf(fields: FieldIndex): FixMethod {
  const text = fields.text("GPS:GPSProcessingMethod") ?? "";
  if (/FUSED|HYBRID/i.test(text)) return "mixed";
  if (/CELLID|WLAN|NETWORK/i.test(text)) return "network";
  if (/MANUAL/i.test(text)) return "by-hand";
  return /GPS|GNSS|GLONASS|GALILEO|BEIDOU/i.test(text) ? "satellites" : "unknown";
}

const METHOD_WORDS: Readonly<Record<FixMethod, string | undefined>> = {
  satellites: "The file says that it was found by satellites.",
  network: "The file says that it comes from cell towers or wireless networks.",
  mixed: "The file says that it was found by satellites, networks or both, and not which.",
  "by-hand": "The file says that it was entered by hand.",
  unknown: undefined,
};

/** What receivers write that know none: 0, and 99 and more. */
const LARGEST_DOP = 99;

function dopOf(fields: FieldIndex): number | null {
  const dop = positive(fields, "GPS:GPSDOP");
  return dop === null || dop >= LARGEST_DOP ? null : dop;
}

/**
 * The device's own estimate, or what the spread of the satellites makes of it where that is worse than is assumed without any; towers and
 * networks are never nearer than they are.
 */
function radiusOf(
  { stated, dop, method }: { stated: number | null; dop: number | null; method: FixMethod },
  { metresPerDop, assumedRadiusMetres, networkRadiusMetres }: Tolerances,
): Radius | null {
  const spread = dop === null ? 0 : Math.round(dop * metresPerDop);
  const byDilution: Radius | null =
    spread > assumedRadiusMetres ? { metres: spread, origin: "dilution", stated: null } : null;
  const radius = statedRadius(stated) ?? byDilution;
  return method === "network" && (radius?.metres ?? 0) < networkRadiusMetres
    ? { metres: networkRadiusMetres, origin: "network-floor", stated }
    : radius;
}

/** Grades in use among navigators: to 2 good, to 5 fair, to 10 moderate. */
function dopWords(dop: number | null, { metresPerDop }: Tolerances): string | undefined {
  if (dop === null) return undefined;
  const grade = dop <= 2 ? "well" : dop <= 5 ? "fairly well" : dop <= 10 ? "not well" : "badly";
  return `The satellites stood ${grade} for it (dilution of precision ${spellNumber(dop)}, about ${Math.round(dop * metresPerDop)} m).`;
}

/**
 * A count, or a list of satellites; without satellites a count of them says nothing. The standard leaves open if it is of those in use or of all in
 * view (Exif 4.6.6, GPSSatellites), and so is what is said of it.
 */
function satelliteWords(fields: FieldIndex, method: FixMethod): string | undefined {
  if (method === "network" || method === "by-hand") return undefined;
  const text = fields.text("GPS:GPSSatellites")?.trim() ?? "";
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const count = Number(text);
  if (count === 0) return "It names no satellite.";
  const named = `It names ${count} satellite${count === 1 ? "" : "s"}, in use or only in view`;
  return count < 4 ? `${named}: fewer than 4 leave it rough.` : `${named}.`;
}

function dimensionWords(fields: FieldIndex): string | undefined {
  return fields.text("GPS:GPSMeasureMode")?.trim() === "2"
    ? "It was measured in two dimensions: a height beside it was not measured."
    : undefined;
}

const UNITS: Readonly<Record<string, number>> = {
  K: 1000 / 3600,
  M: 1609.344 / 3600,
  N: 1852 / 3600,
};
/** Faster than any vehicle on the ground: something else is written there. */
const FASTEST = 300;

function speedOf(fields: FieldIndex): number | null {
  const value = fields.numbers("GPS:GPSSpeed")?.[0] ?? null;
  // Kilometres an hour where no unit is written (Exif 4.6.6).
  const unit = UNITS[(fields.text("GPS:GPSSpeedRef")?.trim() || "K").toUpperCase()];
  if (value === null || value < 0 || unit === undefined) return null;
  const metres = value * unit;
  return metres <= FASTEST ? metres : null;
}

/** Slower, a person stands or walks, and the number is mostly noise. */
const MOVING = 3;

function speedWords(speed: number | null): string | undefined {
  if (speed === null || speed < MOVING) return undefined;
  const [kilometres, miles] = [speed * 3.6, (speed * 3600) / 1609.344].map(Math.round);
  return `The device was moving at about ${kilometres} km/h (${miles} mph).`;
}

function positive(fields: FieldIndex, source: string): number | null {
  const value = fields.numbers(source)?.[0] ?? null;
  return value !== null && value > 0 ? value : null;
}

function spellNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}
