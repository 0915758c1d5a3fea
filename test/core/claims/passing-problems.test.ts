import { expect, test } from "@jest/globals";
import { NEEDS, waitsFor } from "#app/core/claims/passing-problems.ts";
import { credentialsOf } from "#app/core/claims/credentials.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";

const found = (...problems: ProblemCode[]) => ({
  problems,
  credentials: credentialsOf({ kind: "absent" }, ""),
});

test("a file waits for what its examination lacked, in one order and each once", () => {
  expect(waitsFor(found(), [], [])).toEqual([]);
  expect(waitsFor(found("structure-damaged", "preview-failed"), [], [])).toEqual([]);
  expect(waitsFor(found("preview-needs-ffmpeg", "exiftool-missing"), [], [])).toEqual([
    "perl",
    "ffmpeg",
  ]);
  expect(waitsFor(found("exiftool-timed-out", "exiftool-failed"), [], [])).toEqual(["another-try"]);
  const credentials = credentialsOf({ kind: "not-checked", why: "no-engine" }, "");
  expect(waitsFor({ problems: [], credentials }, [], [])).toEqual(["credentials-engine"]);
});

test("what was there is not what it lacked: it gets another try, and none after that", () => {
  const maps = found("maps-unreadable");
  expect(waitsFor(maps, [], ["maps"])).toEqual(["maps"]);
  expect(waitsFor(maps, NEEDS, ["maps"])).toEqual(["another-try"]);
  expect(waitsFor(maps, NEEDS, ["another-try"])).toEqual([]);
  expect(waitsFor(found("preview-needs-poppler"), ["maps"], ["another-try"])).toEqual(["poppler"]);
});

test("no word for a need is a part of another, by which a file would be found for the wrong one", () => {
  for (const one of NEEDS) {
    expect(NEEDS.filter((other) => other.includes(one))).toEqual([one]);
    expect(one).not.toContain(" ");
  }
});
