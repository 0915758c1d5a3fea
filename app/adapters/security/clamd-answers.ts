import { instantFromMillis, type Instant } from "#app/core/instant.ts";

const ENGINE = "clamav";

/** What clamd calls a file that its own limits keep it from reading; no sign of malware. */
const OWN_LIMIT = /^Heuristics\.Limits\.Exceeded/;

export type FoundAnswer =
  | { readonly kind: "nothing" | "limit" | "not-read" }
  | { readonly kind: "found"; readonly signature: string };

/** Reads `ClamAV 1.4.6/27450/Sat Nov 21 09:00:00 2026`; the date is that of the signatures, in UTC, and may be missing. */
export function readVersion(answer: string): {
  readonly engine: string;
  readonly version: string;
  readonly signaturesAt: Instant | null;
} {
  const [, version = "", date = ""] =
    /^ClamAV ([\w.+~-]{1,40})(?:\/\d{1,9}\/([A-Za-z0-9: ]{10,40}))?\s*\0?$/.exec(answer) ?? [];
  if (version === "") throw new Error("the scanner did not say what it is");
  const millis = date === "" ? NaN : Date.parse(`${date} UTC`);
  return {
    engine: ENGINE,
    version,
    signaturesAt: Number.isNaN(millis) ? null : instantFromMillis(millis),
  };
}

/** Reads the answer to INSTREAM. Whatever is not a plain yes or no is "not read", never "nothing found". */
export function readFound(answer: string): FoundAnswer {
  const text = answer.replace(/\0/g, "").trim();
  if (text === "stream: OK") return { kind: "nothing" };
  if (/size limit exceeded/i.test(text)) return { kind: "limit" };
  const signature = /^stream: (.{1,200}) FOUND$/.exec(text)?.[1];
  if (signature === undefined) return { kind: "not-read" };
  return OWN_LIMIT.test(signature) ? { kind: "limit" } : { kind: "found", signature };
}
