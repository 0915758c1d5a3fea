import { execFile, spawn, type ChildProcess } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inspect, promisify } from "node:util";
import { freePort } from "./free-port.ts";

// Runs by itself under Node (see `ceph-gateway.ts`): one monitor, one store in memory and one object gateway of Ceph, on free
// ports of the loopback. Prints the socket it listens on, starts them when first asked, answers how they are reached, and
// ends when its standard input ends.

interface Gateway {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const START_MILLIS = 90_000;
const STOP_MILLIS = 5_000;
const MEMORY_BYTES = 4 * 1024 ** 3;

const run = promisify(execFile);
// A socket's path may be 107 bytes long, and Ceph makes some below.
const folder = await mkdtemp(join(tmpdir().length > 40 ? "/tmp" : tmpdir(), "bw-ceph-"));
const conf = join(folder, "ceph.conf");
const keyring = join(folder, "keyring");
const running: ChildProcess[] = [];
let starting: Promise<Gateway> | undefined;
let ending = false;

const control = createServer((socket) => {
  socket.on("error", () => undefined);
  starting ??= start();
  starting.then(
    (gateway) => socket.end(JSON.stringify(gateway)),
    (error: unknown) => socket.end(JSON.stringify({ problem: inspect(error) })),
  );
});
control.listen(join(folder, "control"), () => {
  process.stdout.write(`${join(folder, "control")}\n`);
});

process.stdin.resume().once("close", () => void end());
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.once(signal, () => void end());
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  control.close();
  // Nothing of it is kept, so nothing has to be written out.
  for (const child of running.splice(0).reverse()) await stop(child);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit").then(() => true);
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    child.kill(signal);
    if (await Promise.race([ended, wait(STOP_MILLIS, false)])) return;
  }
}

async function start(): Promise<Gateway> {
  const began = performance.now();
  const [monitorPort, oldMonitorPort, port] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const fsid = randomUUID();
  const addresses = `[v2:127.0.0.1:${String(monitorPort)},v1:127.0.0.1:${String(oldMonitorPort)}]`;
  for (const own of ["mon", "osd", "rgw"]) await mkdir(join(folder, own));
  await writeFile(conf, configuration(fsid, addresses, port));

  const tool = (name: string, ...args: readonly string[]) => run(name, args, { cwd: folder });
  const ceph = (...args: readonly string[]) =>
    tool("ceph", "-c", conf, "--connect-timeout", "5", ...args);
  await tool(
    "ceph-authtool",
    "--create-keyring",
    keyring,
    "--gen-key",
    "-n",
    "client.admin",
    "--cap",
    "mon",
    "allow *",
    "--cap",
    "osd",
    "allow *",
  );
  await tool("ceph-authtool", keyring, "--gen-key", "-n", "mon.", "--cap", "mon", "allow *");
  const map = join(folder, "monmap");
  await tool("monmaptool", "--create", "--fsid", fsid, "--addv", "a", addresses, map);
  await tool("ceph-mon", "-c", conf, "--mkfs", "-i", "a", "--monmap", map, "--keyring", keyring);
  launch("ceph-mon", "-i", "a");
  await until(began, () => ceph("status"));

  const { stdout: gatewayKey } = await ceph(
    "auth",
    "get-or-create",
    "client.rgw.a",
    "mon",
    "allow *",
    "osd",
    "allow *",
  );
  await appendFile(keyring, gatewayKey);
  const { stdout: storeKey } = await tool("ceph-authtool", "--gen-print-key");
  const secret = join(folder, "osd-secret");
  await writeFile(secret, JSON.stringify({ cephx_secret: storeKey.trim() }));
  const storeId = randomUUID();
  await ceph("osd", "new", storeId, "-i", secret);
  const storeKeyring = `[osd.0]\n\tkey = ${storeKey.trim()}\n`;
  await writeFile(join(folder, "osd/keyring"), storeKeyring);
  await appendFile(keyring, storeKeyring);
  await tool("ceph-osd", "-c", conf, "-i", "0", "--mkfs", "--osd-uuid", storeId);
  launch("ceph-osd", "-i", "0");

  launch("radosgw", "-n", "client.rgw.a");
  const endpoint = `http://127.0.0.1:${String(port)}`;
  await until(began, () => fetch(endpoint));
  const accessKeyId = randomBytes(10).toString("hex");
  const secretAccessKey = randomBytes(20).toString("hex");
  await tool(
    "radosgw-admin",
    "-c",
    conf,
    "user",
    "create",
    "--uid=office",
    "--display-name=office",
    "--max-buckets=0",
    `--access-key=${accessKeyId}`,
    `--secret-key=${secretAccessKey}`,
  );
  return { endpoint, accessKeyId, secretAccessKey };
}

function launch(program: string, ...args: readonly string[]): void {
  const child = spawn(program, ["-f", "-c", conf, ...args], {
    cwd: folder,
    // What ends Jest's process group must not end these before they are stopped in order.
    detached: true,
    stdio: "ignore",
  });
  child.once("error", () => undefined);
  running.push(child);
}

async function until(began: number, attempt: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (cause) {
      const dead = running.find((child) => child.exitCode !== null || child.signalCode !== null);
      if (dead === undefined && !ending && performance.now() - began < START_MILLIS) {
        await wait(200);
        continue;
      }
      const logs = await Promise.all(
        ["mon.a", "osd.0", "client.rgw.a"].map((name) =>
          readFile(join(folder, `${name}.log`), "utf8").catch(() => ""),
        ),
      );
      const printed = logs.map((log) => log.slice(-1_000)).join("\n");
      throw new Error(`Ceph's object gateway did not start\n${printed}`, { cause });
    }
  }
}

function configuration(fsid: string, addresses: string, port: number | undefined): string {
  return `[global]
fsid = ${fsid}
mon host = ${addresses}
mon initial members = a
keyring = ${keyring}
run dir = ${folder}
admin socket = ${folder}/$name.asok
log file = ${folder}/$name.log
pid file = ${folder}/$name.pid
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = ${String(MEMORY_BYTES)}
mon allow pool size one = true
mon max pg per osd = 500
mon data = ${folder}/mon
mon data avail warn = 1
mon data avail crit = 1
osd data = ${folder}/osd
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${String(port)}
rgw thread pool size = 32
`;
}
