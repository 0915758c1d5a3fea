import { shownOriginalName, type ListedExhibit } from "../bundle/exhibit-list.ts";
import type { AudienceRules } from "../bundle/audience.ts";
import { exhibitPaths } from "../bundle/layout.ts";
import { handedOut } from "../bundle/stand-in.ts";
import { millisOf, type Instant } from "../instant.ts";
import type { Json, JsonObject } from "../json.ts";

/** The volume's name: as which the bundle's folder `data` is loaded. */
export const VOLUME = "VOL001";

/** What a row is made from. `rules` are the audience's: what it may not see is empty in its row. */
export interface DatRowInput {
  readonly listed: ListedExhibit;
  readonly officeName: string;
  readonly rules: AudienceRules;
  /** Codes of the exculpatory review, none where nobody has decided. */
  readonly exculpatory?: readonly string[] | undefined;
}

type Column = readonly [name: string, value: (row: Row) => string];

interface Row extends DatRowInput {
  readonly assessed: JsonObject;
}

/** In the order of evidence-standards 7.1. What nobody knows is empty. */
const COLUMNS: readonly Column[] = [
  ["BEGBATES", ({ listed }) => listed.exhibit.batesFirst ?? ""],
  ["ENDBATES", ({ listed }) => listed.exhibit.batesLast ?? ""],
  // No exhibit is part of another one yet.
  ["BEGATTACH", () => ""],
  ["ENDATTACH", () => ""],
  ["PARENTID", () => ""],
  ["EXHIBITNO", ({ listed }) => listed.exhibit.number],
  ["CUSTODIAN", ({ officeName }) => officeName],
  ["SOURCE", ({ listed }) => listed.exhibit.source ?? ""],
  ["DOCTYPE", ({ listed }) => docType(handedOut(listed.exhibit).mediaType)],
  ["TITLE", ({ listed }) => listed.exhibit.description],
  ["FILENAME", ({ listed }) => shownOriginalName(listed.custody) ?? listed.nativeName],
  ["FILEEXT", ({ listed }) => listed.nativeName.split(".").at(-1) ?? ""],
  ["FILESIZE", ({ listed }) => String(handedOut(listed.exhibit).size)],
  ["MIMETYPE", ({ listed }) => handedOut(listed.exhibit).mediaType],
  ["PAGECOUNT", () => "1"],
  ["DURATION", ({ assessed }) => durationText(assessed.durationSeconds)],
  ["DATECREATED", ({ assessed }) => createdAt(assessed)?.day ?? ""],
  ["TIMECREATED", ({ assessed }) => createdAt(assessed)?.time ?? ""],
  ["TIMEZONE", () => "UTC"],
  ["TIMELEVEL", ({ listed }) => listed.exhibit.time?.level ?? ""],
  ["LATITUDE", ({ assessed }) => memberText(assessed.bestPlace, "latitude")],
  ["LONGITUDE", ({ assessed }) => memberText(assessed.bestPlace, "longitude")],
  ["PLACELEVEL", ({ listed }) => listed.exhibit.place?.level ?? ""],
  ["DATERECEIVED", ({ listed }) => dayText(listed.exhibit.item.receivedAt)],
  ["TIMERECEIVED", ({ listed }) => timeText(listed.exhibit.item.receivedAt)],
  ["SHA256HASH", ({ listed }) => handedOut(listed.exhibit).sha256],
  ["REDACTED", ({ listed }) => (listed.exhibit.standIn === undefined ? "N" : "Y")],
  ["CONFIDENTIALITY", ({ rules }) => rules.title],
  [
    "EXCULPATORY",
    ({ exculpatory = [], rules }) =>
      rules.classes.includes("disclosure-index") ? exculpatory.join(";") : "",
  ],
  ["C2PASTATE", ({ assessed }) => memberText(assessed.credentials, "state")],
  ["NATIVEPATH", ({ listed }) => volumePath(nativeOf(listed))],
  ["TEXTPATH", () => ""],
];

/** The columns of every DAT. MD5HASH comes only where a recipient asks. */
export const DAT_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** One exhibit's values, a value for each of `DAT_COLUMNS`. */
export function datRow(input: DatRowInput): readonly string[] {
  const all = input.listed.exhibit.item.assessment ?? {};
  const seen = Object.entries(all).filter(([member]) =>
    input.listed.rules.assessment.includes(member),
  );
  const row = { ...input, assessed: Object.fromEntries(seen) };
  return COLUMNS.map(([, value]) => value(row));
}

/** A path of the bundle as load files write it: from the volume, with backslashes. */
export function volumePath(path: string): string {
  return `.\\${VOLUME}\\${path.replace(/^data\//, "").replaceAll("/", "\\")}`;
}

function nativeOf({ exhibit, nativeName }: ListedExhibit): string {
  return `${exhibitPaths(exhibit.number).native}/${nativeName}`;
}

function docType(mediaType: string): string {
  const [kind = ""] = mediaType.split("/");
  return { image: "Image", video: "Video", audio: "Audio", text: "Text" }[kind] ?? "File";
}

/** When it was made, as far as its best claim says: the second where it is bounded to one, the day where to one day of UTC, else nothing. */
function createdAt(
  assessed: JsonObject,
): { readonly day: string; readonly time: string } | undefined {
  const earliest = memberText(assessed.bestTime, "earliest") as Instant | "";
  const latest = memberText(assessed.bestTime, "latest") as Instant | "";
  if (earliest === "" || latest === "") return undefined;
  const day = dayText(earliest);
  if (millisOf(latest) - millisOf(earliest) <= 1000) return { day, time: timeText(earliest) };
  return dayText(latest) === day ? { day, time: "" } : undefined;
}

function dayText(instant: Instant): string {
  return instant.slice(0, 10).replaceAll("-", "");
}

function timeText(instant: Instant): string {
  return instant.slice(11, 19);
}

/** Whole seconds as `HH:MM:SS`; the exact value stands in item.json. */
function durationText(seconds: Json | undefined): string {
  if (typeof seconds !== "number") return "";
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function memberText(value: Json | undefined, member: string): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
  const found = (value as JsonObject)[member];
  return typeof found === "string" || typeof found === "number" ? String(found) : "";
}
