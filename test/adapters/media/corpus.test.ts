import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { Expected } from "#test/adapters/media/corpus-expected.ts";
import {
  KNOWN_DIFFERENCES,
  KNOWN_GAPS,
  readExpected,
} from "#test/adapters/media/corpus-expected.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

interface Examined {
  readonly expected: Expected;
  readonly outcome: ExaminationOutcome;
}

/** A difference of the last digit is none. */
const near = (one: number | null, other: number | null, by: number): boolean =>
  one === other || (one !== null && other !== null && Math.abs(one - other) <= by);

describeWithCorpus("the corpus of real and hostile media", (folder) => {
  const workDir = mkdtempSync(join(tmpdir(), "bearwitness-corpus-"));
  const all: Examined[] = [];
  const coverage: Record<string, { has: number; agrees: number }> = {};

  /** Compares one value: equal, missing with a known reason, or different with one; anything else is listed. */
  const compare = (
    kind: string,
    path: string,
    has: boolean,
    agrees: boolean,
    missing: boolean,
  ): string[] => {
    if (!has) return [];
    const row = (coverage[kind] ??= { has: 0, agrees: 0 });
    row.has += 1;
    if (agrees) row.agrees += 1;
    const key = `${kind} ${path}`;
    const excused = missing ? key in KNOWN_GAPS : key in KNOWN_DIFFERENCES;
    return agrees || excused ? [] : [`${key} ${missing ? "is missing" : "differs"}`];
  };

  beforeAll(async () => {
    const examiner = await openExaminer({ workDir });
    await Promise.all(
      readExpected(folder).map(async (expected) => {
        const path = join(folder, expected.path);
        const declaredName = basename(expected.path);
        const outcome = await examiner.examine({ path, declaredName, receivedAt: null });
        all.push({ expected, outcome });
      }),
    );
    await examiner.close();
  }, 300_000);

  afterAll(() => {
    rmSync(workDir, { recursive: true, force: true });
    const rows = Object.entries(coverage).map(
      ([kind, { has, agrees }]) => `${kind} ${agrees}/${has}`,
    );
    process.stdout.write(`first reader against the corpus's records: ${rows.join(", ")}\n`);
  });

  test("every file is examined, none breaks a parser, and every digest is right", () => {
    expect(all).toHaveLength(172);
    const broken = all.filter(({ outcome }) =>
      outcome.assessment.problems.some((code) =>
        [
          "parser-crashed",
          "timed-out",
          "memory-exceeded",
          "output-malformed",
          "examiner-unavailable",
        ].includes(code),
      ),
    );
    expect(broken.map(({ expected }) => expected.path)).toEqual([]);
    for (const { expected, outcome } of all) {
      expect([expected.path, outcome.assessment.sha256]).toEqual([expected.path, expected.sha256]);
    }
  });

  test("times of capture agree: wall time, fraction, written offset, moment", () => {
    const faults = all.flatMap(({ expected: { path, capture }, outcome }) => {
      if (capture === null) return [];
      const claim = outcome.assessment.times.find(({ source }) => source === capture.tag);
      if (claim === undefined) return compare("capture", path, true, false, true);
      // A header's own moment is kept beside its bounds; those of Matroska end with it.
      const ends = capture.tag.startsWith("Info:") ? claim.latest : claim.earliest;
      const moment = (claim.stated ?? ends)?.slice(0, 19);
      const agrees =
        claim.local === spelled(capture) &&
        claim.offset === capture.offset &&
        (capture.utc === undefined || moment === capture.utc.slice(0, 19)) &&
        (capture.kind !== "local-naive" || claim.zoneSource !== "written");
      return compare("capture", path, true, agrees, false);
    });
    expect(faults).toEqual([]);
  });

  test("no moment is claimed where the record has no usable date", () => {
    for (const { expected, outcome } of all) {
      const moments = outcome.assessment.times.filter(({ earliest }) => earliest !== null);
      if (expected.capture === null && expected.gps_utc === null) {
        expect([expected.path, moments.map(({ source }) => source)]).toEqual([expected.path, []]);
      }
      for (const tag of expected.invalid_date_tags) {
        expect(moments.map(({ source }) => source)).not.toContain(tag);
      }
    }
  });

  test("satellite time agrees, and so does the zone inferred from it", () => {
    const faults = all.flatMap(({ expected, outcome }) => {
      const { path, gps_utc: utc, capture, derived_offset_from_gps_utc: derived } = expected;
      const { times } = outcome.assessment;
      const gps = times.find(({ source }) => source === "GPS:GPSDateTime")?.earliest ?? null;
      if (utc === null) expect([path, gps]).toEqual([path, null]);
      const taken = times.find(({ source }) => source === capture?.tag);
      const inferred = capture?.kind === "local-naive" && derived?.trustworthy === true;
      const bySatellite = taken?.zoneSource === "inferred-gps-time" ? taken.assumedOffset : null;
      expect([path, bySatellite]).toEqual([path, inferred ? derived.offset : null]);
      const agrees = gps?.slice(0, 19) === utc?.slice(0, 19);
      return compare("gpsUtc", path, utc !== null, agrees, gps === null);
    });
    expect(faults).toEqual([]);
  });

  test("places agree, and none is invented", () => {
    const faults = all.flatMap(({ expected: { path, gps, gps_unusable: unusable }, outcome }) => {
      const { places, bestPlace, locationStatus } = outcome.assessment;
      const located = places.filter(({ latitude }) => latitude !== null);
      if (gps?.plausible !== true) expect([path, located]).toEqual([path, []]);
      if (unusable) expect(["zeroed-by-device", "incomplete"]).toContain(locationStatus);
      if (gps?.plausible === false) expect([path, locationStatus]).toEqual([path, "implausible"]);
      if (gps?.plausible !== true) return [];
      if (bestPlace === null) return compare("gps", path, true, false, true);
      const here =
        near(bestPlace.latitude, gps.lat, 1e-5) && near(bestPlace.longitude, gps.lon, 1e-5);
      const { altitude, radiusMetres } = bestPlace;
      return [
        ...compare("gps", path, true, here, false),
        ...compare(
          "altitude",
          path,
          gps.alt_m !== null,
          near(altitude, gps.alt_m, 1e-3),
          altitude === null,
        ),
        ...compare(
          "radius",
          path,
          gps.h_error_m !== null || radiusMetres !== null,
          near(radiusMetres, gps.h_error_m, 1e-3),
          false,
        ),
      ];
    });
    expect(faults).toEqual([]);
  });

  test("size, turn and duration agree", () => {
    const faults = all.flatMap(({ expected, outcome: { assessment, orientation, rotation } }) => {
      const { path, width, duration_s: duration } = expected;
      const sameSize = assessment.width === width && assessment.height === expected.height;
      const sameTurn = rotation === expected.rotation;
      if (width === null) expect([path, assessment.width]).toEqual([path, null]);
      return [
        ...compare("size", path, width !== null, sameSize, assessment.width === null),
        ...compare("rotation", path, expected.rotation !== null, sameTurn, rotation === null),
        ...compare(
          "orientation",
          path,
          expected.orientation !== null,
          orientation === expected.orientation,
          orientation === null,
        ),
        ...compare(
          "duration",
          path,
          duration !== null,
          near(assessment.durationSeconds, duration, 1e-3),
          assessment.durationSeconds === null,
        ),
      ];
    });
    expect(faults).toEqual([]);
  });

  test("every picture that can be decoded has a preview and a thumbnail of sound size", () => {
    for (const { expected, outcome } of all) {
      const { problems } = outcome.assessment;
      const excused = problems.some((code) =>
        /^(?:preview-(?!of|one-colour)|image-damaged|type-not|file-empty)/.test(code),
      );
      const made = outcome.previews.filter(({ purpose }) => !purpose.startsWith("embedded"));
      expect([expected.path, made.length]).toEqual([expected.path, excused ? 0 : 2]);
      for (const { width, height } of made)
        expect(Math.max(width, height)).toBeLessThanOrEqual(1600);
    }
  });

  test("a hostile file takes less than five seconds and 512 MB", async () => {
    const limits = { fileMillis: 5000, residentBytes: 512 * 1024 * 1024 };
    const examiner = await openExaminer({ workDir: folder, children: 1, limits });
    for (const { expected } of all.filter(({ expected: { path } }) =>
      path.startsWith("hostile/"),
    )) {
      const { path } = expected;
      const request = { path: join(folder, path), declaredName: basename(path), receivedAt: null };
      // Other suites run beside this one: a file that really takes longer does so three times.
      let over: readonly string[] = [];
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const { problems } = (await examiner.examine(request)).assessment;
        over = problems.filter((code) => /(?:timed-out|memory-exceeded)$/.test(code));
        if (over.length === 0) break;
      }
      expect([path, over]).toEqual([path, []]);
    }
    await examiner.close();
  });
});

/** The record's wall time with its fraction in three digits, as claims spell it. */
function spelled(capture: NonNullable<Expected["capture"]>): TimeClaim["local"] {
  if (capture.local === null || capture.subsec === null) return capture.local;
  return `${capture.local}.${capture.subsec.padEnd(3, "0").slice(0, 3)}`;
}
