import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FormClient } from "#test/support/form-client.ts";
import { startServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { bytesOf, sendAsForm, sendInParts } from "./uploading.ts";

/**
 * What a large file costs, in parts and as a form. Usage: large-upload.ts [GIGABYTES] [ROUNDS]. In one run over loopback: "received whole"
 * here against the tus library with its own file store, which neither hashes, encrypts nor flushes (goal: 0.7 of its throughput);
 * "sealed" against two `openssl dgst` and one flushed `dd` of the same bytes, one after the other (goal: 0.7); the server's largest
 * resident memory (goal: below 300 MB) and how late its event loop's turns came (goal: 99 of 100 below 50 ms). A shared disk's speed
 * changes within minutes, so each round sets a lane between two runs of what it is compared with, and the middle one of the rounds
 * (3 unless said) is held to the goals; memory and delay are held to them in every round. Ends with 1 where a goal is missed.
 */
const gigabytes = Number(process.argv[2] ?? "4");
const rounds = Number(process.argv[3] ?? "3");
const size = Math.round(gigabytes * 1e9);
const GOALS = { part: 0.7, megabytes: 300, delayMillis: 50 } as const;
const scratch = await mkdtemp(join(tmpdir(), "bw-bench-"));

/** The library's server with the store that comes beside it, in a process of its own. */
const PLAIN = `
import { Server } from "@tus/server";
import { FileStore } from "@tus/file-store";
const server = new Server({ path: "/files", datastore: new FileStore({ directory: process.argv[1] }), relativeLocation: true });
const http = server.listen({ host: "localhost", port: 0 }, () => console.log(http.address().port));
`;

async function plainSeconds(): Promise<number> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", PLAIN, scratch], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const target = { origin: `http://localhost:${port.toString().trim()}`, headers: {} };
    await sendInParts(target, "/files", 64_000_000);
    return await sendInParts(target, "/files", size);
  } finally {
    child.kill();
  }
}

/** The same bytes once through each of what sealing does, by programs that do one thing each. */
async function programSeconds(): Promise<number> {
  const from = join(scratch, "file.bin");
  await writeFile(from, bytesOf(size), { flush: true });
  const started = performance.now();
  for (const [program, ...args] of [
    ["openssl", "dgst", "-sha256", from],
    ["openssl", "dgst", "-sha512", from],
    ["dd", `if=${from}`, `of=${from}.copy`, "bs=1M", "conv=fsync", "status=none"],
  ] as const) {
    const [code] = (await once(spawn(program, args, { stdio: "ignore" }), "close")) as [number];
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  }
  const seconds = (performance.now() - started) / 1000;
  await Promise.all([rm(from), rm(`${from}.copy`)]);
  return seconds;
}

/** Seconds of what lanes are compared with. */
interface Others {
  readonly programs: number;
  readonly plain: number;
}

async function others(): Promise<Others> {
  const programs = await programSeconds();
  const plain = await plainSeconds();
  // What it kept would fill the disk beside the next.
  for (const name of await readdir(scratch)) await rm(join(scratch, name), { recursive: true });
  return { programs, plain };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const watch = pathToFileURL(join(import.meta.dirname, "event-loop-delay.ts")).href;
const server = await startServer({ environment: { NODE_OPTIONS: `--import=${watch}` } });

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? "0") / 1024;
}

/** How late 99 of 100 turns of the server's event loop came since it was asked last, in ms, by its own words. */
async function eventLoopDelay(): Promise<number> {
  const from = server.log().length;
  process.kill(server.pid, "SIGUSR2");
  const p99 = await until(
    () => /event loop delay: p99 (\d+) ms/.exec(server.log().slice(from))?.[1],
  );
  return Number(p99);
}

interface Lane {
  readonly received: number;
  readonly sealed: number;
  readonly peak: number;
  readonly p99: number;
}

/** One report, one small file that warms up what is loaded once, then the large one until it is sealed. */
async function measured(
  send: (target: Parameters<typeof sendInParts>[0], size: number) => Promise<number>,
): Promise<Lane> {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  const sealedCount = async () => {
    const answer = await client.get("/uploads/");
    const { files } = (await answer.json()) as { files: readonly { state: string }[] };
    return files.filter(({ state }) => state === "sealed").length;
  };
  const headers = { Cookie: client.cookieHeader(), Origin: server.origin };
  const target = { origin: server.origin, headers };
  await send(target, 64_000_000);
  await until(async () => (await sealedCount()) === 1);
  await eventLoopDelay();
  let peak = residentMegabytes();
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes())), 50);
  const received = await send(target, size);
  const sealing = performance.now();
  await until(async () => (await sealedCount()) === 2, 3_600_000);
  const sealed = (performance.now() - sealing) / 1000;
  clearInterval(sampling);
  return { received, sealed, peak, p99: await eventLoopDelay() };
}

/** A lane of one round, beside what ran before and after it. */
interface Compared extends Lane {
  readonly ofPlain: number;
  readonly ofPrograms: number;
}

const rate = (seconds: number) => `${(size / 1e6 / seconds).toFixed(0)} MB/s`;

function compared(name: string, lane: Lane, beside: readonly [Others, Others]): Compared {
  const plain = (beside[0].plain + beside[1].plain) / 2;
  const programs = (beside[0].programs + beside[1].programs) / 2;
  const [ofPlain, ofPrograms] = [plain / lane.received, programs / lane.sealed];
  print(
    `  ${name}: received whole ${rate(lane.received)}, ${ofPlain.toFixed(2)} of the library's own store (${rate(plain)}); ` +
      `sealed ${rate(lane.sealed)}, ${ofPrograms.toFixed(2)} of openssl twice and dd (${rate(programs)}); ` +
      `peak resident ${lane.peak.toFixed(0)} MB; event loop delay p99 ${lane.p99} ms`,
  );
  return { ...lane, ofPlain, ofPrograms };
}

/** The middle of an odd number of values; of an even number the lower of the two. */
function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.ceil(values.length / 2) - 1] ?? 0;
}

/** What a lane misses of its goals in all rounds, in words. */
function missed(name: string, lanes: readonly Compared[]): string[] {
  const [received, sealed] = [
    middle(lanes.map(({ ofPlain }) => ofPlain)),
    middle(lanes.map(({ ofPrograms }) => ofPrograms)),
  ];
  const peak = Math.max(...lanes.map((lane) => lane.peak));
  const p99 = Math.max(...lanes.map((lane) => lane.p99));
  print(
    `${name}: received whole ${received.toFixed(2)}, sealed ${sealed.toFixed(2)} in the middle of ${lanes.length} rounds; ` +
      `peak resident ${peak.toFixed(0)} MB, event loop delay p99 ${p99} ms at most`,
  );
  return [
    ...(received < GOALS.part ? [`${name}: received whole`] : []),
    ...(sealed < GOALS.part ? [`${name}: sealed`] : []),
    ...(peak >= GOALS.megabytes ? [`${name}: memory`] : []),
    ...(p99 >= GOALS.delayMillis ? [`${name}: event loop`] : []),
  ];
}

try {
  const load = (await readFile("/proc/loadavg", "utf8")).split(" ")[0];
  print(`${gigabytes} GB, ${rounds} rounds; load ${load}`);
  const inParts: Compared[] = [];
  const asForm: Compared[] = [];
  let before = await others();
  for (let round = 1; round <= rounds; round += 1) {
    print(`round ${round}`);
    const parts = await measured((target, bytes) => sendInParts(target, "/uploads/", bytes));
    const between = await others();
    inParts.push(compared("in parts", parts, [before, between]));
    const form = await measured((target, bytes) => sendAsForm(target, "/report/evidence", bytes));
    before = await others();
    asForm.push(compared("as a form", form, [between, before]));
  }
  const faults = [...missed("in parts", inParts), ...missed("as a form", asForm)];
  for (const fault of faults) print(`FAULT ${fault} misses its goal`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await server.remove();
  await rm(scratch, { recursive: true, force: true });
}
