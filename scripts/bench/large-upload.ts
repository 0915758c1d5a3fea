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
 * What a large file costs, in parts and as a form. Usage: large-upload.ts [GIGABYTES]. In one run over loopback: "received whole" here
 * against the tus library with its own file store, which neither hashes, encrypts nor flushes (goal: 0.7 of its throughput);
 * "sealed" against two `openssl dgst` and one flushed `dd` of the same bytes, one after the other (goal: 0.7); the server's largest
 * resident memory (goal: below 300 MB) and how late its event loop's turns came (goal: 99 of 100 below 50 ms).
 */
const gigabytes = Number(process.argv[2] ?? "4");
const size = Math.round(gigabytes * 1e9);
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

/** What lanes are compared with. */
async function others(): Promise<{ readonly programs: number; readonly plain: number }> {
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

/** The server's own words about its event loop since it was asked last. */
async function eventLoopDelay(): Promise<string> {
  const from = server.log().length;
  process.kill(server.pid, "SIGUSR2");
  return until(() => /event loop delay: .*/.exec(server.log().slice(from))?.[0]);
}

interface Lane {
  readonly received: number;
  readonly sealed: number;
  readonly peak: number;
  readonly delay: string;
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
  return { received, sealed, peak, delay: await eventLoopDelay() };
}

try {
  const rate = (seconds: number) => `${(size / 1e6 / seconds).toFixed(0)} MB/s`;
  const load = async () => (await readFile("/proc/loadavg", "utf8")).split(" ")[0];
  print(`${gigabytes} GB; load ${await load()}`);
  // A shared disk's speed changes within minutes: what a lane is compared with is measured on both sides of it.
  const before = await others();
  const parts = await measured((target, bytes) => sendInParts(target, "/uploads/", bytes));
  const between = await others();
  const form = await measured((target, bytes) => sendAsForm(target, "/report/evidence", bytes));
  const after = await others();
  for (const [name, lane, beside] of [
    ["in parts", parts, [before, between]],
    ["as a form", form, [between, after]],
  ] as const) {
    const { received, sealed, peak, delay } = lane;
    const plain = (beside[0].plain + beside[1].plain) / 2;
    const programs = (beside[0].programs + beside[1].programs) / 2;
    print(
      `${name}: received whole ${rate(received)}, ${(plain / received).toFixed(2)} of the library's own store (${rate(plain)}); ` +
        `sealed ${rate(sealed)}, ${(programs / sealed).toFixed(2)} of openssl twice and dd (${rate(programs)}); ` +
        `peak resident ${peak.toFixed(0)} MB; ${delay}`,
    );
  }
} finally {
  await server.remove();
  await rm(scratch, { recursive: true, force: true });
}
