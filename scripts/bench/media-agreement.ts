import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";

/**
 * How far `bearwitness assess` agrees with another program's records of the same files (ExifTool's, in the corpus's
 * expected.json): a table of what is there, what agrees, what is missing, what differs, and what was invented, which must
 * be nothing. Usage: media-agreement.ts FOLDER [--fast]. Ends with 1 where anything was invented or crashed.
 */
const record = z.object({
  path: z.string(),
  mime: z.string().nullable(),
  make: z.union([z.string(), z.number()]).nullable(),
  model: z.union([z.string(), z.number()]).nullable(),
  capture: z
    .object({
      tag: z.string(),
      local: z.string().nullable(),
      subsec: z.string().nullable(),
      offset: z.string().nullable(),
      utc: z.string().optional(),
    })
    .nullable(),
  gps: z.object({ lat: z.number(), lon: z.number(), plausible: z.boolean() }).nullable(),
  gps_utc: z.string().nullable(),
});
type Expected = z.infer<typeof record>;

/** Records that are themselves wrong, with the reason: told apart, and counted for neither side. */
const WRONG_RECORDS: Readonly<Record<string, string>> = {
  "position photo-jpeg/goexif-geodegrees-as-string.jpg":
    "the file has text with decimal commas, 52,00000,50,00000,34,01180, which is 52° 50′ 34.0118″; the record took its first three groups for the three numbers. The time beside it, 17,00000,8,00000,29,00000, fits the camera's clock only as 17:08:29",
  "best time photo-jpeg/pigallery-before-epoch.jpg":
    "the record takes the first field that the calendar knows, DateTimeOriginal of 6 June 1601, for the time of capture; no camera took a picture then, and nothing is derived from such a date (media reference 3.1). The next field of its own order is CreateDate, 2015-06-12T16:39:33, which is what is shown",
};

type Verdict = "agrees" | "missing" | "differs" | "invented" | "neither";
interface Row {
  readonly what: string;
  readonly judge: (expected: Expected, said: Assessment) => Verdict;
}

/** Both null, one of them, or both: only then `same` is asked. */
function compare<One, Other>(
  expected: One | null | undefined,
  said: Other | null | undefined,
  same: (one: One, other: Other) => boolean,
): Verdict {
  if (expected == null) return said == null ? "neither" : "invented";
  if (said == null) return "missing";
  return same(expected, said) ? "agrees" : "differs";
}

const GENERIC_TYPE = "application/octet-stream";

const ROWS: readonly Row[] = [
  {
    what: "type",
    judge: ({ mime }, { mediaType }) =>
      compare(
        mime,
        mediaType,
        // ExifTool's name for every program; a name that says which is no other type.
        (one, other) => one === other || (one === GENERIC_TYPE && /^application\/x-/.test(other)),
      ),
  },
  {
    what: "capture time",
    judge: ({ capture, gps_utc: gps }, { times, bestTime }) => {
      // Satellite time alone is a moment too, which the record keeps elsewhere.
      if (capture === null) return gps !== null || bestTime === null ? "neither" : "invented";
      return compare(capture, claimOf(capture, times), (one, other) =>
        one.local === null
          ? (other.stated ?? other.earliest)?.slice(0, 19) === one.utc?.slice(0, 19)
          : other.local === withFraction(one.local, one.subsec),
      );
    },
  },
  {
    what: "offset",
    judge: ({ capture }, { times, bestTime }) =>
      compare(
        capture?.offset,
        (capture === null ? bestTime : claimOf(capture, times))?.offset,
        (one, other) => one === other,
      ),
  },
  {
    what: "best time",
    judge: ({ capture }, { bestTime }) =>
      compare(
        capture,
        bestTime === null || capture === null ? null : bestTime,
        (one, other) => one.tag === other.source,
      ),
  },
  {
    what: "position",
    judge: ({ gps }, { places }) => {
      const located = places.filter(({ latitude }) => latitude !== null);
      const plausible = gps?.plausible === true ? gps : null;
      if (plausible === null) return located.length === 0 ? "neither" : "invented";
      if (located.length === 0) return "missing";
      const same = located.some(
        ({ latitude, longitude }) =>
          Math.abs((latitude ?? 0) - plausible.lat) <= 1e-5 &&
          Math.abs((longitude ?? 0) - plausible.lon) <= 1e-5,
      );
      return same ? "agrees" : "differs";
    },
  },
  {
    what: "make",
    judge: ({ make }, { device }) =>
      compare(trimmed(make), device.make, (one, other) => one === other),
  },
  {
    what: "model",
    judge: ({ model }, { device }) =>
      compare(trimmed(model), device.model, (one, other) => one === other),
  },
];

function claimOf(
  capture: NonNullable<Expected["capture"]>,
  times: readonly TimeClaim[],
): TimeClaim | undefined {
  return times.find(({ source }) => source === capture.tag);
}

function withFraction(local: string, digits: string | null): string {
  return digits === null ? local : `${local}.${digits.padEnd(3, "0").slice(0, 3)}`;
}

function trimmed(text: string | number | null): string | null {
  const plain = text === null ? "" : String(text).trim();
  return plain === "" ? null : plain;
}

function assess(files: readonly string[], options: readonly string[]): Assessment[] {
  const script = join(import.meta.dirname, "..", "bearwitness.ts");
  const { stdout } = spawnSync(
    process.execPath,
    [script, "assess", "--json", ...options, ...files],
    {
      encoding: "utf8",
      maxBuffer: 2 ** 30,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Assessment);
}

const folder = process.argv[2] ?? "";
const expected = z
  .object({ files: z.array(record) })
  .parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"))).files;
const said = assess(
  expected.map(({ path }) => join(folder, path)),
  process.argv.slice(3).filter((argument) => argument === "--fast"),
);

const print = (cells: readonly string[]): void =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(9))).join(" "));
const notes: string[] = [];
let invented = 0;
print(["", "there", "agrees", "missing", "differs", "invented", "%"]);
for (const { what, judge } of ROWS) {
  const counts = { agrees: 0, missing: 0, differs: 0, invented: 0, neither: 0 };
  expected.forEach((one, at) => {
    const assessment = said[at];
    if (assessment === undefined) throw new Error("assess gave fewer answers than files");
    const verdict = judge(one, assessment);
    const wrong = WRONG_RECORDS[`${what} ${one.path}`];
    if (wrong !== undefined) {
      notes.push(`wrong record, ${what}: ${one.path}: ${wrong}`);
      return;
    }
    counts[verdict] += 1;
    if (verdict !== "agrees" && verdict !== "neither")
      notes.push(`${verdict} ${what}: ${one.path}`);
  });
  invented += counts.invented;
  const there = counts.agrees + counts.missing + counts.differs;
  const share = there === 0 ? "" : ((100 * counts.agrees) / there).toFixed(1);
  print([
    what,
    ...[there, counts.agrees, counts.missing, counts.differs, counts.invented].map(String),
    share,
  ]);
}
const crashed = said.filter(({ problems }) => problems.includes("parser-crashed"));
console.log(`\ncrashes: ${crashed.length}\n${notes.join("\n")}`);
process.exitCode = invented > 0 || crashed.length > 0 ? 1 : 0;
