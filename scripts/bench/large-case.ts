import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { BundleId, ItemId } from "#app/core/ids.ts";
import { compose } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, PASSWORD, testConfig } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";
import { startServer } from "#test/support/start-server.ts";
import { peakMegabytesOf, processorSecondsOf, timed, type Cost } from "./timed-program.ts";
import { bytesOf } from "./uploading.ts";

/**
 * What a large case costs. Usage: large-case.ts [GIGABYTES], 20 where none is named and 5 where the disk has no room for that. In one run, with files of half a
 * gigabyte: the bundle made by the real server, from its request until it is ready, and downloaded from the desk, each against `cp` of the same files, flushed (goal: 0.5 of
 * its throughput each); the server's largest resident memory (goal: below 300 MB); the unpacked bundle checked by `bearwitness verify` and by its own `verify.py` against
 * `sha256sum -c`. Each stage removes what only it needed. Exit 1: a goal was missed.
 */
const GOAL_RATIO = 0.5;
const GOAL_MEGABYTES = 300;
const FILE_BYTES = 500_000_000;
/** Originals, the archive in the work folder and the one in the store lie on the disk at once, and a little beside them. */
const COPIES_AT_ONCE = 3.2;
const FEWER_GIGABYTES = 5;

const scratch = await mkdtemp(join(tmpdir(), "bw-bench-"));
const sources = join(scratch, "files");
const gigabytes = await fitting(Number(process.argv[2] ?? "20"));
const size = Math.round(gigabytes * 1e9);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** As many as were asked for, or fewer where the disk has no room; says so. */
async function fitting(wanted: number): Promise<number> {
  const { bavail, bsize } = await statfs(scratch);
  const free = (bavail * bsize) / 1e9;
  const fits = (count: number) => free > count * COPIES_AT_ONCE;
  if (fits(wanted)) return wanted;
  print(`${free.toFixed(0)} GB are free, too few for ${wanted} GB: it is ${FEWER_GIGABYTES} GB.`);
  if (!fits(FEWER_GIGABYTES)) throw new Error("there is no room for that either");
  return FEWER_GIGABYTES;
}

async function makeFiles(): Promise<readonly string[]> {
  await mkdir(sources);
  const paths: string[] = [];
  for (let left = size; left > 0; left -= FILE_BYTES) {
    const path = join(sources, `clip-${paths.length + 1}.bin`);
    await writeFile(path, numbered(paths.length, Math.min(left, FILE_BYTES)), { flush: true });
    paths.push(path);
  }
  return paths;
}

/** No two files are the same. */
function* numbered(number: number, bytes: number): Generator<Uint8Array> {
  const first = Buffer.from(`${number}\n`);
  yield first;
  yield* bytesOf(bytes - first.length);
}

/** `cp` of the files, each flushed to the disk as a bundle is. */
async function copied(paths: readonly string[]): Promise<Cost> {
  const to = join(scratch, "copies");
  await mkdir(to);
  const script = `cp -- "$@" ${to} && sync ${to}/*`;
  const cost = await timed(["sh", "-c", script, "sh", ...paths], scratch);
  await rm(to, { recursive: true });
  return cost;
}

interface Given {
  readonly folder: string;
  readonly token: string;
  readonly bundleId: () => Promise<BundleId>;
  readonly isReady: (bundleId: BundleId) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** An office with a case in which each of the files is an exhibit; they are removed as they come in. */
async function officeWith(paths: readonly string[]): Promise<Given> {
  const folder = join(scratch, "office");
  const office = await openTestOffice(folder);
  const { useCases } = office;
  const itemIds: ItemId[] = [];
  const { reportId } = await givenReport(office, {
    beforeSending: async (token) => {
      for (const path of paths) {
        const outcome = await useCases.receiveEvidence({
          ...{ token, originalName: path, declaredType: "" },
          source: createReadStream(path),
        });
        if (outcome.kind !== "received") throw new Error(JSON.stringify(outcome));
        itemIds.push(outcome.itemId);
        await rm(path);
        await office.worker.idle();
      }
    },
  });
  const by = await office.employ("prosecutor");
  const opened = await useCases.openCase({ by, title: "Large" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await useCases.addReportToCase({ by, caseId, reportId });
  for (const itemId of itemIds) {
    await useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
  }
  await office.worker.idle();
  await everyFileReviewed(useCases, { by, caseId });
  const signedIn = await useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
  if (signedIn.kind !== "signed-in") throw new Error(signedIn.kind);
  await office.shut();
  const visited = await compose(testConfig(folder), { purpose: "visit" });
  if (!visited.ok) throw new Error(visited.problem);
  const visit = visited.value;
  return {
    folder,
    token: signedIn.token,
    bundleId: async () => {
      const asked = await visit.useCases.requestBundle({ by, caseId, audience: "GJ" });
      if (asked.kind !== "requested") throw new Error(asked.kind);
      return asked.bundleId;
    },
    isReady: async (bundleId) => {
      const bundle = await visit.useCases.findBundle({ bundleId });
      if (bundle?.state === "failed") throw new Error(bundle.problem ?? "it failed");
      return bundle?.state === "ready";
    },
    close: () => visit.close(),
  };
}

/** The bundle, made and downloaded; the archive lies in `archive`. */
async function exported(given: Given, archive: string) {
  const server = await startServer({ folder: given.folder, lightHashes: true });
  try {
    const cost = async (work: () => Promise<void>): Promise<Cost> => {
      const [started, before] = [performance.now(), processorSecondsOf(server.pid)];
      await work();
      const processor = processorSecondsOf(server.pid) - before;
      return { seconds: (performance.now() - started) / 1000, processor };
    };
    const bundleId = await given.bundleId();
    const made = await cost(async () => {
      while (!(await given.isReady(bundleId))) await wait(100);
    });
    await rm(join(given.folder, "data/originals"), { recursive: true });
    const taken = await cost(async () => {
      const address = `${server.origin}/desk/bundles/${bundleId}/download`;
      // Not by fetch, whose own work would be measured.
      const asked = get(address, { headers: { Cookie: `__Host-bw-desk=${given.token}` } });
      const [answer] = (await once(asked, "response")) as [IncomingMessage];
      if (answer.statusCode !== 200) throw new Error(`GET ${String(answer.statusCode)}`);
      await pipeline(answer, createWriteStream(archive, { flush: true }));
    });
    return { made, taken, peak: peakMegabytesOf(server.pid) };
  } finally {
    await given.close();
    await server.remove();
  }
}

/** The bundle unpacked, and what each program takes to check it. */
async function checked(archive: string) {
  const unpacked = join(scratch, "unpacked");
  await timed(["unzip", "-q", archive, "-d", unpacked], scratch);
  await rm(archive);
  const [top = ""] = await readdir(unpacked);
  const folder = join(unpacked, top);
  const sums = await timed(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], folder);
  const verify = join(import.meta.dirname, "../verify-bundle.ts");
  const ours = await timed([process.execPath, verify, folder], scratch);
  const python = await timed(["python3", "verify.py"], folder);
  return { sums, ours, python };
}

try {
  const load = (await readFile("/proc/loadavg", "utf8")).split(" ")[0];
  print(`${gigabytes} GB; load ${load}`);
  const rate = ({ seconds }: Cost) => `${(size / 1e6 / seconds).toFixed(0)} MB/s`;
  const told = (cost: Cost) => `${rate(cost)}, ${cost.processor.toFixed(1)} s of processor`;
  const paths = await makeFiles();
  // A shared disk's speed changes within minutes: it is measured twice, and the better one counts.
  const copies = [await copied(paths), await copied(paths)];
  const copySeconds = Math.min(...copies.map(({ seconds }) => seconds));
  print(`cp, flushed: ${copies.map(told).join("; ")}`);
  const archive = join(scratch, "bundle.zip");
  const { made, taken, peak } = await exported(await officeWith(paths), archive);
  const madeOfCopy = copySeconds / made.seconds;
  const takenOfCopy = copySeconds / taken.seconds;
  print(`made: ${told(made)}: ${madeOfCopy.toFixed(2)} of cp`);
  print(`downloaded: ${told(taken)}: ${takenOfCopy.toFixed(2)} of cp`);
  print(`server's peak resident memory: ${peak.toFixed(0)} MB`);
  const { sums, ours, python } = await checked(archive);
  print(`sha256sum -c: ${told(sums)}`);
  for (const [name, cost] of [["bearwitness verify", ours], ["verify.py", python]] as const) {
    print(`${name}: ${told(cost)}: ${(sums.seconds / cost.seconds).toFixed(2)} of sha256sum -c`);
  }
  const missed = [
    ...(madeOfCopy < GOAL_RATIO ? [`made at ${GOAL_RATIO} of cp`] : []),
    ...(takenOfCopy < GOAL_RATIO ? [`downloaded at ${GOAL_RATIO} of cp`] : []),
    ...(peak >= GOAL_MEGABYTES ? [`below ${GOAL_MEGABYTES} MB`] : []),
  ];
  if (missed.length > 0) {
    print(`missed: ${missed.join(", ")}`);
    process.exitCode = 1;
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
} // prettier-ignore
