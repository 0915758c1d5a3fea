import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FormClient } from "#test/support/form-client.ts";
import { startServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";

/**
 * What a large file in parts costs. Usage: resumable-upload.ts [GIGABYTES]. In one run over loopback: "received whole" here against the
 * tus library with its own file store, which neither hashes, encrypts nor flushes (goal: 0.7 of its throughput); "sealed" against
 * two `openssl dgst` and one flushed `dd` of the same bytes, one after the other (goal: 0.7); the server's largest resident
 * memory; and how long a small request took meanwhile (99th percentile).
 */
const gigabytes = Number(process.argv[2] ?? "4");
const size = Math.round(gigabytes * 1e9);
const PART = 64 * 1024 * 1024;
const chunk = randomBytes(1024 * 1024);
const scratch = await mkdtemp(join(tmpdir(), "bw-bench-"));

interface Target {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
}

async function send(
  target: Target,
  method: string,
  path: string,
  headers: Readonly<Record<string, string | number>>,
  bytes: number,
): Promise<Answer> {
  const sent = request(new URL(path, target.origin), {
    method,
    headers: { "Tus-Resumable": "1.0.0", ...target.headers, ...headers, "Content-Length": bytes },
  });
  const answered = once(sent, "response");
  for (let left = bytes; left > 0; left -= chunk.length) {
    if (!sent.write(chunk.subarray(0, Math.min(left, chunk.length)))) await once(sent, "drain");
  }
  sent.end();
  const [response] = (await answered) as [
    { statusCode?: number; headers: { location?: string }; resume: () => void },
  ];
  response.resume();
  return { status: response.statusCode ?? 0, location: response.headers.location };
}

/** Sends the file in parts; answers the seconds until its last byte was acknowledged. */
async function upload(target: Target, path: string, bytes: number): Promise<number> {
  const started = performance.now();
  const made = await send(target, "POST", path, { "Upload-Length": bytes }, 0);
  if (made.status !== 201 || made.location === undefined) throw new Error(`POST ${made.status}`);
  for (let offset = 0; offset < bytes; offset += PART) {
    const part = Math.min(PART, bytes - offset);
    const headers = {
      "Upload-Offset": offset,
      "Content-Type": "application/offset+octet-stream",
    };
    const { status } = await send(target, "PATCH", made.location, headers, part);
    if (status !== 204) throw new Error(`PATCH ${status}`);
  }
  return (performance.now() - started) / 1000;
}

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
    await upload(target, "/files", 64_000_000);
    return await upload(target, "/files", size);
  } finally {
    child.kill();
  }
}

/** The same bytes once through each of what sealing does, by programs that do one thing each. */
async function programSeconds(): Promise<number> {
  const from = join(scratch, "file.bin");
  await writeFile(
    from,
    (function* () {
      for (let left = size; left > 0; left -= chunk.length) {
        yield chunk.subarray(0, Math.min(left, chunk.length));
      }
    })(),
  );
  const started = performance.now();
  for (const [program, ...args] of [
    ["openssl", "dgst", "-sha256", from],
    ["openssl", "dgst", "-sha512", from],
    ["dd", `if=${from}`, `of=${from}.copy`, "bs=1M", "conv=fsync", "status=none"],
  ] as const) {
    const [code] = (await once(spawn(program, args, { stdio: "ignore" }), "close")) as [number];
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  }
  return (performance.now() - started) / 1000;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const server = await startServer();
try {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  const target = {
    origin: server.origin,
    headers: { Cookie: client.cookieHeader(), Origin: server.origin },
  };
  const resident = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? "0") /
    1024;
  const sealedCount = async () => {
    const answer = await client.get("/uploads/");
    const { files } = (await answer.json()) as { files: readonly { state: string }[] };
    return files.filter(({ state }) => state === "sealed").length;
  };
  await upload(target, "/uploads/", 64_000_000);
  await until(async () => (await sealedCount()) === 1);

  let peak = resident();
  const waits: number[] = [];
  const sampling = setInterval(() => {
    peak = Math.max(peak, resident());
    const asked = performance.now();
    void fetch(`${server.origin}/health`).then(async (answer) => {
      await answer.text();
      waits.push(performance.now() - asked);
    });
  }, 50);
  const received = await upload(target, "/uploads/", size);
  const sealing = performance.now();
  await until(async () => (await sealedCount()) === 2, 3_600_000);
  const sealed = (performance.now() - sealing) / 1000;
  clearInterval(sampling);
  const plain = await plainSeconds();
  const programs = await programSeconds();
  waits.sort((one, other) => one - other);
  const rate = (seconds: number) => `${(size / 1e6 / seconds).toFixed(0)} MB/s`;
  print(
    `${gigabytes} GB in parts; load ${(await readFile("/proc/loadavg", "utf8")).split(" ")[0]}`,
  );
  print(
    `received whole ${rate(received)}; the library's own store ${rate(plain)}; ratio ${(plain / received).toFixed(2)}`,
  );
  print(
    `sealed ${rate(sealed)}; openssl twice and dd ${rate(programs)}; ratio ${(programs / sealed).toFixed(2)}`,
  );
  print(
    `peak resident ${peak.toFixed(0)} MB; a small request meanwhile, p99 ${(waits[Math.floor(waits.length * 0.99)] ?? 0).toFixed(0)} ms`,
  );
} finally {
  await server.remove();
  await rm(scratch, { recursive: true, force: true });
}
