import { lackedEngine, type Credentials } from "#app/core/claims/credentials.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";

/**
 * What an examination can lack that another one has: a program of the machine, walls around it, a part of this installation, or luck. Words
 * are kept in the database, and none is part of another.
 */
export const NEEDS = [
  "perl",
  "ffmpeg",
  "poppler",
  "walls",
  "maps",
  "credentials-engine",
  "another-try",
] as const;
export type Need = (typeof NEEDS)[number];

const NEEDED_FOR: Partial<Readonly<Record<ProblemCode, Need>>> = {
  "exiftool-missing": "perl",
  "preview-needs-ffmpeg": "ffmpeg",
  "preview-needs-poppler": "poppler",
  "preview-not-confined": "walls",
  "maps-unreadable": "maps",
  // A busy machine does these to a sound file, and a file that is made for it does them every time.
  "timed-out": "another-try",
  "memory-exceeded": "another-try",
  "exiftool-timed-out": "another-try",
  "exiftool-memory-exceeded": "another-try",
  "exiftool-failed": "another-try",
  "preview-took-too-much": "another-try",
  "file-unreadable": "another-try",
  "examination-given-up": "another-try",
};

/**
 * What a file's next examination would need to find out more. `there`: what the examiner had when it looked; a problem beside that has
 * another cause and deserves another try. `before`: what the examination before waited for: nobody gets a third try for the asking, so that
 * a file whose cause stays is not examined again and again.
 */
export function waitsFor(
  found: {
    readonly problems: readonly ProblemCode[];
    readonly credentials: Pick<Credentials, "state" | "sentence">;
  },
  there: readonly Need[],
  before: readonly Need[],
): readonly Need[] {
  const needs = found.problems.flatMap((problem) => NEEDED_FOR[problem] ?? []);
  if (lackedEngine(found.credentials)) needs.push("credentials-engine");
  const lacked = needs.map((need) => (there.includes(need) ? "another-try" : need));
  return NEEDS.filter(
    (need) => lacked.includes(need) && !(need === "another-try" && before.includes(need)),
  );
}
