import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import type { ExaminationRequest } from "#app/adapters/media/examination.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";

/**
 * How fast media is examined, in one run on one machine. Usage: media-speed.ts CORPUS [TIMES] [PREVIEW_TIMES]. Every file of the corpus's
 * expected.json, TIMES (10) times over: the first reader against one batch of `exiftool -fast2` (goal: 5 times its files a second or more); the
 * full examination without previews against one batch of plain `exiftool` (goal: 1.5 times its time or less). Then previews and posters, with
 * two jobs, PREVIEW_TIMES (1) times over: files a second by kind. What starts a batch counts for it, as the start of children counts for us.
 */
const [folder, times = "10", previewTimes = "1"] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: media-speed.ts CORPUS [TIMES] [PREVIEW_TIMES]");
const JOBS = 2;

const files = z
  .object({ files: z.array(z.object({ path: z.string() })) })
  .parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")))
  .files.map(({ path }) => join(folder, path));

function over<One>(list: readonly One[], count: number): One[] {
  return Array.from({ length: count }, () => list).flat();
}

const scratch = await mkdtemp(join(tmpdir(), "bw-media-speed-"));

interface Timed {
  readonly seconds: number;
  readonly files: number;
}

async function timed(count: number, work: () => Promise<unknown>): Promise<Timed> {
  const from = performance.now();
  await work();
  return { seconds: (performance.now() - from) / 1000, files: count };
}

/** One process that reads all of them, as a script of an office would use it. */
async function exifToolBatch(paths: readonly string[], options: readonly string[]): Promise<Timed> {
  const script = join(
    dirname(createRequire(import.meta.url).resolve("exiftool-vendored.pl/package.json")),
    "bin",
    "exiftool",
  );
  const list = join(scratch, "files.txt");
  await writeFile(list, paths.join("\n"));
  return timed(paths.length, async () => {
    const child = spawn("perl", [script, "-j", "-n", "-G1", "-q", ...options, "-@", list], {
      stdio: ["ignore", "ignore", "ignore"],
    });
    await once(child, "close");
  });
}

type Terms = Pick<ExaminationRequest, "previews" | "readers">;

/** As the worker does it: so many at a time, children and all. */
async function examined(paths: readonly string[], terms: Terms): Promise<Timed> {
  const waiting = [...paths];
  return timed(paths.length, async () => {
    const examiner = await openExaminer({ workDir: scratch, children: JOBS });
    const job = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        await examiner.examine({
          ...{ path, declaredName: basename(path), receivedAt: null },
          ...terms,
        });
      }
    };
    try {
      await Promise.all(Array.from({ length: JOBS }, job));
    } finally {
      await examiner.close();
    }
  });
}

/** Which kinds there are, by content. */
async function byKind(): Promise<ReadonlyMap<string, readonly string[]>> {
  const examiner = await openExaminer({ workDir: scratch, children: JOBS });
  const kinds = new Map<string, string[]>();
  try {
    for (const path of files) {
      const { assessment } = await examiner.examine({
        ...{ path, declaredName: basename(path), receivedAt: null },
        ...{ previews: false, readers: "first" },
      });
      const type = assessment.mediaType ?? "not recognised";
      const kind = /^image\/hei/.test(type) ? "HEIC" : (type.split("/")[0] ?? type);
      kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
    }
  } finally {
    await examiner.close();
  }
  return kinds;
}

function row(what: string, { seconds, files: count }: Timed, beside = ""): void {
  const rate = (count / seconds).toFixed(1);
  process.stdout.write(
    `${what.padEnd(34)} ${String(count).padStart(6)} files ${seconds.toFixed(1).padStart(8)} s ${rate.padStart(8)} files/s  ${beside}\n`,
  );
}

const rate = (one: Timed) => one.files / one.seconds;

try {
  process.stdout.write(`${availableParallelism()} processors, ${JOBS} jobs\n`);
  const all = over(files, Number(times));
  const quickBatch = await exifToolBatch(all, ["-fast2"]);
  row("exiftool -fast2, one batch", quickBatch);
  const first = await examined(all, { previews: false, readers: "first" });
  row("first reader", first, `${(rate(first) / rate(quickBatch)).toFixed(2)} × (goal: 5 or more)`);
  const batch = await exifToolBatch(all, []);
  row("exiftool, one batch", batch);
  const full = await examined(all, { previews: false, readers: "both" });
  row(
    "full examination, no previews",
    full,
    `${(full.seconds / batch.seconds).toFixed(2)} × its time (goal: 1.5 or less)`,
  );
  for (const [kind, paths] of await byKind()) {
    const some = over(paths, Number(previewTimes));
    row(`with previews: ${kind}`, await examined(some, { previews: true, readers: "both" }));
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
