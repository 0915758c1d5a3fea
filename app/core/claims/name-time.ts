import { instantFromMillis } from "#app/core/instant.ts";
import type { Bounds, ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment, boundsOfWallTime, keptBounds } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { nothingDerived } from "#app/core/claims/refused-time.ts";
import {
  quote,
  refusalWords,
  spellBounds,
  spellInstant,
  spellWall,
} from "#app/core/claims/time-sentence.ts";
import { NAME_TIME } from "#app/core/claims/time-source.ts";
import type { WallTime } from "#app/core/claims/wall-time.ts";
import { parseWallTime, withFraction } from "#app/core/claims/wall-time.ts";

/** A way in which programs name files by the clock. */
interface NameRule {
  /** Named groups: `year`, `month`, `day`, and of the time of day `hour`, `minute`, `second`, `fraction`, `half`; or `millis` since 1970. */
  readonly pattern: RegExp;
  /** `utc`: such names are in UTC. `local`: by the device's clock, in its zone. */
  readonly zone: "utc" | "local";
  /** When such a name is given. */
  readonly given: string;
}

const DAY = String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`;
const DASHED_DAY = String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`;
const CLOCK = String.raw`(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})`;
const DASHED_CLOCK = String.raw`(?<hour>\d{2})-(?<minute>\d{2})-(?<second>\d{2})`;
const SPOKEN_CLOCK = String.raw`(?<hour>\d{1,2})\.(?<minute>\d{2})\.(?<second>\d{2})(?:[ \u202f](?<half>AM|PM))?`;
const NO_DIGIT = String.raw`(?!\d)`;

const TAKEN = "when a picture or recording is made";
const SCREEN = "when a screen is captured";
const CAMERA_OR_COPY =
  "by the cameras of many phones when a picture or recording is made, and alike by many programs when they save a copy; which of them it was the name does not tell";
const NO_CAMERA =
  "when Telegram and other programs save a file, and by no phone's camera that is known here";
const PASSED_ON = "when a messenger saves or passes a file on, and not when it was made";

function rule(zone: NameRule["zone"], given: string, ...parts: string[]): NameRule {
  return { zone, given, pattern: new RegExp(`^${parts.join("")}${NO_DIGIT}`, "i") };
}

/** The rules, the first that fits counts. Each follows what the programs named do themselves. */
const RULES: readonly NameRule[] = [
  rule(
    "utc",
    `${TAKEN} with Google's camera, in UTC`,
    "PXL_",
    DAY,
    "_",
    CLOCK,
    String.raw`(?<fraction>\d{3})?`,
  ),
  rule("local", PASSED_ON, "(?:IMG|VID|AUD|PTT|DOC|STK)-", DAY, String.raw`-WA\d{4}`),
  rule("local", PASSED_ON, "WhatsApp (?:Image|Video|Audio) ", DASHED_DAY, " at ", SPOKEN_CLOCK),
  rule("local", PASSED_ON, "signal-", DASHED_DAY, "-", CLOCK),
  rule(
    "local",
    PASSED_ON,
    "signal-",
    DASHED_DAY,
    "-",
    DASHED_CLOCK,
    String.raw`(?:-(?<fraction>\d{3}))?`,
  ),
  rule("local", PASSED_ON, String.raw`(?:photo|video|document)_`, DASHED_DAY, "_", DASHED_CLOCK),
  rule(
    ...(["local", PASSED_ON, String.raw`(?:photo|video|document)_\d+@`] as const),
    String.raw`(?<day>\d{2})-(?<month>\d{2})-(?<year>\d{4})_`,
    DASHED_CLOCK,
  ),
  rule("utc", `${PASSED_ON}, in UTC`, String.raw`(?:FB_IMG_|mmexport)(?<millis>\d{13})`),
  rule("local", SCREEN, "Screenshot_", DAY, "[-_]", CLOCK),
  rule(
    "local",
    SCREEN,
    "Screenshot_",
    DASHED_DAY,
    "-",
    DASHED_CLOCK,
    String.raw`(?:-(?<fraction>\d{3}))?`,
  ),
  rule("local", SCREEN, "Screen[ ]?shot ", DASHED_DAY, " at ", SPOKEN_CLOCK),
  rule("local", SCREEN, "Screen[ _]Recording[ _]", DASHED_DAY, "[ _]at[ _]", SPOKEN_CLOCK),
  rule("local", SCREEN, "Screen[ _-]?record(?:er|ing)?[-_ ]", DASHED_DAY, "-", DASHED_CLOCK),
  rule("local", TAKEN, "WIN_", DAY, String.raw`_(?<hour>\d{2})_(?<minute>\d{2})_(?<second>\d{2})`),
  // Telegram adds up to a second by chance: what stands in the place of a fraction is none.
  rule("local", NO_CAMERA, "(?:(?:IMG|VID)_)?", DAY, "_", CLOCK, String.raw`_\d{3}`),
  rule(
    ...([
      "local",
      CAMERA_OR_COPY,
      "(?:(?:IMG|VID|MVIMG|PANO|BURST|MOV)_)?",
      DAY,
      "_",
      CLOCK,
    ] as const),
    String.raw`(?<fraction>\d{3})?`,
  ),
];

/**
 * The time in the name under which a file came, where the name is of a shape that programs give by the clock; undefined for any other. The
 * lowest level whatever it says: people rename files, and a copy gets the time of copying. Only the part that tells the time is kept as `raw`.
 */
export function nameTimeClaim(declaredName: string, context: ClaimContext): TimeClaim | undefined {
  for (const { pattern, zone, given } of RULES) {
    const match = pattern.exec(declaredName);
    if (match === null) continue;
    const read = readName(match.groups ?? {});
    if (read === undefined) continue;
    return claimOf({ raw: match[0], wall: read, zone, given }, context);
  }
  return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** Undefined for what is no date or no time of day. */
function readName(parts: Parts): WallTime | undefined {
  const { year, month, day, hour, minute, second, fraction, half, millis } = parts;
  if (millis !== undefined) {
    const written = instantFromMillis(Number(millis)).slice(0, 19);
    const wall = parseWallTime(written);
    return wall === undefined ? undefined : withFraction(wall, millis.slice(-3));
  }
  const date = `${year ?? ""}-${month ?? ""}-${day ?? ""}`;
  if (hour === undefined) return parseWallTime(date);
  const ofDay = half === undefined ? Number(hour) : hourOf(Number(hour), half);
  if (ofDay === undefined) return undefined;
  const time = [String(ofDay).padStart(2, "0"), minute ?? "", second ?? ""].join(":");
  const wall = parseWallTime(`${date}T${time}`);
  return wall === undefined || fraction === undefined ? wall : withFraction(wall, fraction);
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}

interface NamedTime {
  readonly raw: string;
  readonly wall: WallTime;
  readonly zone: NameRule["zone"];
  readonly given: string;
}

const RESERVATION = "People rename files, and a copy may be named by the time of copying.";

function claimOf({ raw, wall, zone, given }: NamedTime, context: ClaimContext): TimeClaim {
  const bounds =
    zone === "utc"
      ? boundsOfMoment(wall.millis, wall.slackMillis, context)
      : boundsOfWallTime(wall.millis, wall.slackMillis, context);
  const base = { ...nothingDerived(NAME_TIME, raw), local: zone === "utc" ? null : wall.local };
  const said = `The file's name begins with ${quote(raw)}`;
  if (bounds.kind === "refused") {
    return {
      ...base,
      sentence: `${said}, ${refusalWords(bounds.why)}; nothing is derived from it.`,
    };
  }
  return {
    ...base,
    zoneSource: zone === "utc" ? "utc" : "none",
    ...keptBounds(bounds),
    sentence: `${said}: names of this shape are given ${given}. ${meaning(wall, zone, bounds)} ${RESERVATION}`,
  };
}

function meaning(
  { local }: WallTime,
  zone: NameRule["zone"],
  bounds: Extract<Bounds, { kind: "bounded" }>,
): string {
  if (zone === "utc") return `It says ${spellInstant(bounds.earliest)}.`;
  const said = local === null ? "a day" : spellWall(local);
  return `It says ${said} without a time zone: ${spellBounds(bounds)}.`;
}
