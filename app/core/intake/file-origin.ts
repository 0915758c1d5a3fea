import type { FormFields, Parsed } from "./problem.ts";
import { SURE, type Sure } from "./sightings.ts";
import { isBlank, oneLine } from "./typed-text.ts";

const APP_LIMIT = 200;

export const RECORDERS = ["me", "known", "found", "unknown"] as const;
/** Who made a file: the reporter, somebody they know, somebody on the internet, or they do not know; null where they did not say. */
export type Recorder = (typeof RECORDERS)[number] | null;

/** What a reporter says of where a file comes from. A statement: what the file itself says of it stands apart. */
export interface FileOrigin {
  readonly recordedBy: Recorder;
  /** Whether it is the file as the camera made it. */
  readonly original: Sure;
  /** Whether it was cut, blurred, or changed in another way. */
  readonly edited: Sure;
  /** Whether it went through a chat or another app, which often takes time and place out. */
  readonly viaApp: Sure;
  /** Which app, in the reporter's words; empty where they did not say. */
  readonly app: string;
  /** Whether the device that made it, or a first copy, is still there to be looked at. */
  readonly stillThere: Sure;
  /** Whether the reporter took the place out of it; absent where they did not say, or nobody asked, as of a file with a place in it. */
  readonly placeTakenOut?: Exclude<Sure, null>;
}

/** The same as a page gets it. */
export type OriginOnPage = Omit<FileOrigin, "placeTakenOut"> & {
  readonly placeTakenOut?: Sure | undefined;
};

/** The questions that are answered by `SURE`, each with the name of its form field. */
export const ORIGIN_QUESTIONS = {
  original: "file-original",
  edited: "file-edited",
  viaApp: "file-via-app",
  stillThere: "file-still-there",
  placeTakenOut: "file-place-taken-out",
} as const;

/**
 * Reads the fields `file-recorded-by`, those of `ORIGIN_QUESTIONS` and `file-app`. All may stay empty; then the value is undefined: nothing
 * was said.
 */
export function parseFileOrigin(fields: FormFields): Parsed<FileOrigin | undefined> {
  const sure = (question: keyof typeof ORIGIN_QUESTIONS): Sure =>
    SURE.find((value) => value === fields[ORIGIN_QUESTIONS[question]]) ?? null;
  const app = oneLine(fields["file-app"] ?? "");
  if (app.length > APP_LIMIT) {
    return { ok: false, problems: [{ field: "file-app", code: "answer-too-long" }] };
  }
  const placeTakenOut = sure("placeTakenOut");
  const origin: FileOrigin = {
    recordedBy: RECORDERS.find((value) => value === fields["file-recorded-by"]) ?? null,
    original: sure("original"),
    edited: sure("edited"),
    viaApp: sure("viaApp"),
    app: isBlank(app) ? "" : app,
    stillThere: sure("stillThere"),
    ...(placeTakenOut === null ? {} : { placeTakenOut }),
  };
  const isSaid = Object.values(origin).some((value) => value !== null && value !== "");
  return { ok: true, value: isSaid ? origin : undefined };
}

/** The form fields of what was said before. */
export function originFields(origin: OriginOnPage | undefined): FormFields {
  if (origin === undefined) return {};
  return {
    "file-recorded-by": origin.recordedBy ?? "",
    "file-original": origin.original ?? "",
    "file-edited": origin.edited ?? "",
    "file-via-app": origin.viaApp ?? "",
    "file-app": origin.app,
    "file-still-there": origin.stillThere ?? "",
    "file-place-taken-out": origin.placeTakenOut ?? "",
  };
}
