import { expect, test } from "@jest/globals";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { toldAssessment } from "#app/core/claims/place-claims.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { parseInstant } from "#app/core/instant.ts";
import { silenceWords } from "#app/core/claims/silence-words.ts";
import type { ReportFile } from "#app/routes/desk/report-view.server.ts";
import { whenWhere } from "#app/routes/desk/when-where.server.ts";
import { shownItem } from "#app/server/api/shown-report.ts";

const RECEIVED = parseInstant("2026-11-29T12:00:00.000Z");

/** A file as it was judged before `unread` was known: only its problems tell that nobody read it. */
function judgedBefore(problems: readonly ProblemCode[]): Assessment {
  const extent = { width: null, height: null, durationSeconds: null };
  const read = { path: "", size: 9, sha256: null, sha512: null, mediaType: null, ...extent };
  const file = { ...read, fields: [], problems };
  const context = { declaredName: "a.nef", receivedAt: RECEIVED ?? null };
  return { ...assessFile(file, context), locationStatus: "absent" };
}

const NOON: TimeClaim = {
  ...{ source: "EXIF:DateTimeOriginal", raw: "", local: null, offset: null, assumedOffset: null },
  ...{ zoneSource: "written", earliest: RECEIVED ?? null, latest: RECEIVED ?? null },
  ...{ level: "T2", sentence: "" },
};

const itemOf = (id: string, assessment: Assessment | null) =>
  ({ id, originalName: "a.nef", mediaType: "image/x-nikon-nef", assessment }) as never;

test("the desk says that a file says nothing only where it was read whole", () => {
  for (const problem of ["parser-crashed", "timed-out", "no-reader-for-type"] as const) {
    expect(silenceWords(judgedBefore([problem]))).toEqual({
      times: "The file could not be read whole: whether it says a time is not known.",
      places: "The file could not be read whole: whether a place is saved in it is not known.",
    });
  }
  expect(silenceWords(judgedBefore(["preview-failed"]))).toEqual({
    times: "The file says no time.",
    places: expect.stringMatching(/^No place is saved in the file/),
  });
  const waiting = "The file has not been read.";
  expect(silenceWords(null)).toEqual({ times: waiting, places: waiting });
});

test("that a reporter took the place out is said as theirs, of a file without one that was read whole", () => {
  const said = (placeTakenOut: "yes" | "no") => ({
    origin: {
      ...{ recordedBy: null, original: null, edited: null, viaApp: null, app: "" },
      ...{ stillThere: null, placeTakenOut },
    },
  });
  const theirs = /^No place is saved in the file. The reporter says that they took it out/;
  const places = (...answers: readonly ("yes" | "no")[]) =>
    silenceWords(judgedBefore([]), answers.map(said)).places;
  expect(places("no", "yes")).toMatch(theirs);
  expect(places("yes", "no")).not.toMatch(theirs);
  expect(silenceWords(judgedBefore(["timed-out"]), [said("yes")]).places).toMatch(/not known/);
});

test("the API and bundles tell a place that nobody could look for as unread", () => {
  const status = (problems: readonly ProblemCode[]) =>
    shownItem(itemOf("a", judgedBefore(problems)), true).claims?.locationStatus;
  expect([status(["no-reader-for-type"]), status([])]).toEqual(["unread", "absent"]);
  const inBundle = toldAssessment(judgedBefore(["no-reader-for-type"]));
  expect(inBundle).toEqual({
    ...judgedBefore(["no-reader-for-type"]),
    locationStatus: "unread",
  });
});

test("the timeline counts a file that could not be read among those not read", async () => {
  const dated = { ...judgedBefore([]), bestTime: NOON };
  const items = [
    itemOf("a", dated),
    itemOf("b", judgedBefore(["no-reader-for-type"])),
    itemOf("c", judgedBefore([])),
    itemOf("d", null),
  ];
  const report = { id: "r", receivedAt: RECEIVED, point: null, latitude: null, longitude: null };
  const file = { fullMetadata: true, items, report, placements: [], statements: new Map() };
  const drawn = await whenWhere(
    { readStreetMap: () => undefined, readOutlines: () => Promise.reject(new Error("no place")) },
    file as unknown as ReportFile,
    "America/Chicago",
  );
  expect(drawn.timeline?.notes.slice(0, 2)).toEqual([
    "1 file says no time.",
    "2 files have not been read, or not whole: what they say of their time is not known.",
  ]);
});
