// What every command does first: install what the lock file says, and find the pinned Node.
//
// This file and its neighbours (*.mjs) run on any Node from 20 on and import no package, because
// they are what a fresh clone starts with. Everything else runs under the Node 24 that the
// package `node` brings, so that nobody's own Node decides what works.
//
// Progress goes to stderr: a command's stdout belongs to the command.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { isatty } from "node:tty";
import { oneAtATime } from "./one-at-a-time.mjs";

/** The folder that holds package.json. */
export const projectRoot = path.resolve(import.meta.dirname, "..");

const nodeModules = path.join(projectRoot, "node_modules");
const lockFile = path.join(projectRoot, "package-lock.json");
const installStamp = path.join(nodeModules, ".bearwitness-lock");
const pinnedNode = path.join(nodeModules, ".bin", "node");

/** A reason to stop that the person at the keyboard can act on: printed as one line, no stack. */
export class Stop extends Error {}

/** Writes one line of progress where it does not disturb a command's output. */
export function tell(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a command's main function; a Stop becomes one line and exit code 1. */
export async function runCommand(main) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    tell(error.message);
    process.exitCode = 1;
  }
}

/** Installs packages where node_modules does not match the lock file, then checks for Node 24. */
export async function ensureInstalled() {
  if (!installationMatches()) {
    await oneAtATime("install", () => {
      // Whoever held the lock before us may have installed already.
      if (!installationMatches()) install();
    });
  }
  checkPinnedNode();
}

/** Starts a program of this project under the pinned Node; answers with its exit code. */
export function runUnderPinnedNode(args, { cwd = projectRoot, env = {}, stdio = "inherit" } = {}) {
  const child = spawn(pinnedNode, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd,
    env: { ...process.env, PATH: pathWithPinnedNode(), ...env },
    stdio,
  });
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      stopForwarding();
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}

/**
 * Passes a request to stop on to the child, and waits for the child to have closed in order. The
 * child must get it once, because a second one means impatience: so not when Ctrl-C in a terminal
 * has reached it already, and not what npm repeats within a second.
 */
function forwardSignals(child) {
  const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
  let last = -Infinity;
  const forward = (signal) => {
    if (signal === "SIGINT" && atTerminal) return;
    const now = performance.now();
    if (now - last < 1000) return;
    last = now;
    child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  const stopWatching = whenNpmIsGone(() => forward("SIGTERM"));
  return () => {
    for (const signal of signals) process.off(signal, forward);
    stopWatching();
  };
}

/**
 * npm puts a shell between itself and us and sends its signals there. Where that shell does not
 * pass them on, its death is all we get to see.
 */
function whenNpmIsGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 200);
  return () => clearInterval(watch);
}

function pathWithPinnedNode() {
  return [path.join(nodeModules, ".bin"), pathWithoutPinnedNode()].join(path.delimiter);
}

/** npm empties node_modules before it fills it, so it must not run on the Node that lies there. */
function pathWithoutPinnedNode() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.filter((folder) => !folder.startsWith(nodeModules)).join(path.delimiter);
}

function installationMatches() {
  if (!existsSync(nodeModules)) return false;
  const wanted = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8").trim() === wanted) return true;
  if (!hiddenLockMatches()) return false;
  writeFileSync(installStamp, `${wanted}\n`);
  return true;
}

/**
 * Somebody may have run npm without us. npm notes what it installed in a lock file of its own;
 * where that agrees with ours nothing needs to be done.
 */
function hiddenLockMatches() {
  const hiddenLock = path.join(nodeModules, ".package-lock.json");
  if (!existsSync(hiddenLock)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, "utf8")).packages;
  const present = JSON.parse(readFileSync(hiddenLock, "utf8")).packages;
  const nothingForeign = Object.entries(present).every(
    ([place, entry]) => wanted[place]?.version === entry.version,
  );
  const nothingMissing = Object.entries(wanted).every(
    // An optional package may rightly be absent: most are meant for another platform.
    ([place, entry]) => place === "" || entry.optional === true || place in present,
  );
  return nothingForeign && nothingMissing;
}

function install() {
  tell(
    "Installing packages as package-lock.json says. This happens once and takes a minute or two.",
  );
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Building needs the development packages, whatever NODE_ENV or npm's own settings say.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const outcome = spawnSync(npm, args, {
    cwd: projectRoot,
    env: { ...process.env, PATH: pathWithoutPinnedNode() },
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (outcome.error?.code === "ENOENT") {
    throw new Stop("npm was not found. Install Node.js 20 or later together with npm.");
  }
  if (outcome.status !== 0) {
    throw new Stop("npm could not install the packages; what it said stands above.");
  }
  const installed = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  writeFileSync(installStamp, `${installed}\n`);
}

function checkPinnedNode() {
  const asked = spawnSync(pinnedNode, ["--version"], { encoding: "utf8" });
  const version = asked.status === 0 ? asked.stdout.trim() : "";
  if (version.startsWith("v24.")) return;
  const found = version === "" ? "did not come with the packages" : `came as ${version}`;
  throw new Stop(
    `Node 24, which this project runs on, ${found}: the package "node" fetches it when it is ` +
      "installed, so allow its install script (no --ignore-scripts) and run: npm ci",
  );
}
