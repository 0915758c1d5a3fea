import { z } from "zod";
import { LONGEST_CODE_WAIT } from "#app/core/messages/code-request.ts";
import { DEFAULT_UPLOAD_LIMITS, type UploadLimits } from "#app/core/intake/upload-limits.ts";

const DAY_MILLIS = 86_400_000;
const LARGEST = Number.MAX_SAFE_INTEGER;
const DEFAULT_BALLAST = 1024 * 1024 * 1024;

function count(what: string, least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,16}$/, `must be a whole number of ${what}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be between ${least} and ${most}`);
}

/** The settings that bound what may arrive. Bytes are written in full: `50000000000`. */
export const limitSettings = {
  UPLOAD_FILE_BYTES: count("bytes", 1, LARGEST).default(DEFAULT_UPLOAD_LIMITS.fileBytes),
  UPLOAD_REPORT_FILES: count("files", 1, 10_000).default(DEFAULT_UPLOAD_LIMITS.reportFiles),
  UPLOAD_REPORT_BYTES: count("bytes", 1, LARGEST).default(DEFAULT_UPLOAD_LIMITS.reportBytes),
  UPLOAD_HOUR_BYTES: count("bytes", 1, LARGEST).default(DEFAULT_UPLOAD_LIMITS.hourBytes),
  UPLOAD_DAY_BYTES: count("bytes", 1, LARGEST).default(DEFAULT_UPLOAD_LIMITS.dayBytes),
  UPLOAD_TOTAL_BYTES: count("bytes", 0, LARGEST).default(0),
  UNFINISHED_UPLOAD_DAYS: count("days", 1, 90).default(14),
  CODE_WAIT_DAYS: count("days", 1, LONGEST_CODE_WAIT).default(7),
  DISK_BALLAST_BYTES: count("bytes", 0, LARGEST).default(DEFAULT_BALLAST),
};

/** The limits as the settings have them. No bound in all is written as 0. */
export function limitsOf(settings: {
  readonly UPLOAD_FILE_BYTES: number;
  readonly UPLOAD_REPORT_FILES: number;
  readonly UPLOAD_REPORT_BYTES: number;
  readonly UPLOAD_HOUR_BYTES: number;
  readonly UPLOAD_DAY_BYTES: number;
  readonly UPLOAD_TOTAL_BYTES: number;
  readonly UNFINISHED_UPLOAD_DAYS: number;
}): UploadLimits {
  return {
    fileBytes: settings.UPLOAD_FILE_BYTES,
    reportFiles: settings.UPLOAD_REPORT_FILES,
    reportBytes: settings.UPLOAD_REPORT_BYTES,
    hourBytes: settings.UPLOAD_HOUR_BYTES,
    dayBytes: settings.UPLOAD_DAY_BYTES,
    totalBytes: settings.UPLOAD_TOTAL_BYTES === 0 ? null : settings.UPLOAD_TOTAL_BYTES,
    unfinishedMillis: settings.UNFINISHED_UPLOAD_DAYS * DAY_MILLIS,
  };
}

/** Where the virus scanner listens: `unix:/path`, or `host:port`. */
export const scannerSetting = z
  .string()
  .regex(/^(unix:\/.+|[\w.-]+:\d{1,5})$/, "must be unix:/path or host:port");

/** A scanner's place in the form that a connection takes. */
export function scannerPlace(
  setting: string,
): { readonly path: string } | { readonly host: string; readonly port: number } {
  if (setting.startsWith("unix:")) return { path: setting.slice("unix:".length) };
  const [host = "", port = ""] = setting.split(":");
  return { host, port: Number(port) };
}
