import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import type { Examiner } from "#app/adapters/media/examiner.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { preventsExamination, problemSentence } from "#app/core/claims/problem.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const HELP = `Usage: bearwitness assess [--json] [--fast] FILE…

Says what each file holds: its type by content, digests, and every claim of time and place with its
source, bounds and level. Reads nothing but the files and needs no database.

  --json   one JSON object a line
  --fast   the first reader alone, without ExifTool
  --help   this text

Exit: 0 done, 1 a file was missing, unreadable or could not be examined, 2 wrong use.
`;

const DONE = 0;
const FOUND_A_PROBLEM = 1;
const WRONG_USE = 2;

/** How many files are under way at a time, so that thousands of names do not open thousands of files. */
const UNDER_WAY = 4;

/** `bearwitness assess`: prints an assessment of each file, in the order given. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    process.stderr.write(HELP);
    return WRONG_USE;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return DONE;
  }
  const workDir = await mkdtemp(join(tmpdir(), "bearwitness-assess-"));
  const examiner = await openExaminer({ workDir });
  if (examiner.confinement === "bubblewrap") {
    process.stderr.write("note: system calls of parsers are not filtered here\n");
  } else if (examiner.confinement === "weak") {
    process.stderr.write(
      "note: bubblewrap is not usable here; parsers run with weak confinement\n",
    );
  }
  let exit = DONE;
  try {
    for await (const { assessment } of inOrder(options, examiner)) {
      process.stdout.write(options.json ? `${JSON.stringify(assessment)}\n` : sheet(assessment));
      if (assessment.problems.some(preventsExamination)) exit = FOUND_A_PROBLEM;
    }
  } finally {
    await examiner.close();
    await rm(workDir, { recursive: true, force: true });
  }
  return exit;
}

function readOptions(
  args: string[],
): { help: boolean; json: boolean; fast: boolean; files: readonly string[] } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: "boolean" }, json: { type: "boolean" }, fast: { type: "boolean" } },
    });
    const help = values.help ?? false;
    if (!help && positionals.length === 0) return undefined;
    const { json = false, fast = false } = values;
    return { help, json, fast, files: positionals };
  } catch {
    return undefined;
  }
}

async function* inOrder(
  { files, fast }: { readonly files: readonly string[]; readonly fast: boolean },
  examiner: Examiner,
): AsyncGenerator<ExaminationOutcome> {
  // The file exists now, so nothing in it was recorded later than now.
  const receivedAt = instantFromMillis(Date.now());
  const underWay: Promise<ExaminationOutcome>[] = [];
  for (const path of files) {
    const declaredName = basename(path);
    const readers = fast ? "first" : "both";
    underWay.push(examiner.examine({ path, declaredName, receivedAt, previews: false, readers }));
    const first = underWay.length < UNDER_WAY ? undefined : underWay.shift();
    if (first !== undefined) yield await first;
  }
  for (const outcome of underWay) yield await outcome;
}

/** An assessment for reading. Whatever comes from the file is quoted: it may hold control characters. */
function sheet(assessment: Assessment): string {
  const { width, height, device, bestTime, bestPlace } = assessment;
  const made = [device.make, device.model, device.software].filter((text) => text !== null);
  const lines = [
    quote(assessment.path).slice(1, -1),
    `  type      ${assessment.mediaType ?? "not recognised"}${named(assessment)}`,
    `  size      ${assessment.size ?? "?"} bytes${width === null || height === null ? "" : `, ${width} × ${height}`}${lasting(assessment)}`,
    `  sha256    ${assessment.sha256 ?? "?"}`,
    ...(made.length === 0 ? [] : [`  device    ${made.map(quote).join(" ")}`]),
    `  time      ${bestTime === null ? "none" : `${bestTime.level}  ${bestTime.sentence}`}`,
    ...assessment.times
      .filter((claim) => claim.source !== bestTime?.source)
      .map((claim) => `            ${claim.level}  ${claim.sentence}`),
    `  place     ${bestPlace === null ? assessment.locationStatus : `${bestPlace.level}  ${bestPlace.sentence}`}`,
    ...assessment.places
      .filter((claim) => claim.source !== bestPlace?.source)
      .map((claim) => `            ${claim.level}  ${claim.sentence}`),
    ...(assessment.facing ?? []).map(({ sentence }) => `  camera    ${sentence}`),
    ...(assessment.surroundings ?? []).map(({ sentence }) => `  around    ${sentence}`),
    ...(assessment.sun === null ? [] : [`  sun       ${assessment.sun.sentence}`]),
    ...assessment.signs.map((sign) => `  lead      ${sign.sentence}`),
    ...assessment.problems.map((code) => `  problem   ${code}: ${problemSentence(code)}`),
    ...(assessment.unread ?? []).map((sentence) => `  unread    ${sentence}`),
  ];
  return `${lines.join("\n")}\n\n`;
}

function named({ declaredExtensionAgrees }: Assessment): string {
  return declaredExtensionAgrees === false ? ", not what the name's ending says" : "";
}

function lasting({ durationSeconds }: Assessment): string {
  return durationSeconds === null ? "" : `, ${Math.round(durationSeconds * 1000) / 1000} s`;
}
