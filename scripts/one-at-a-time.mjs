// Two commands started together on a fresh clone must not both fill node_modules or build/.

import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Does `work` while no other process of this checkout does work of the same name. */
export async function oneAtATime(name, work) {
  const lock = lockPath(name);
  let told = false;
  while (!take(lock)) {
    if (!told) process.stderr.write(`Another process is busy with the ${name}; waiting for it.\n`);
    told = true;
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

// Outside the project: node_modules may be emptied meanwhile, and a checkout stays clean.
function lockPath(name) {
  const checkout = createHash("sha256")
    .update(import.meta.dirname)
    .digest("hex")
    .slice(0, 16);
  return path.join(tmpdir(), `bearwitness-${userInfo().uid}-${checkout}-${name}.lock`);
}

function take(lock) {
  try {
    const file = openSync(lock, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  // A holder that was killed is not coming back for its lock.
  if (!holderLives(lock)) rmSync(lock, { force: true });
  return false;
}

function holderLives(lock) {
  let holder;
  try {
    holder = Number(readFileSync(lock, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
  // Taken a moment ago, its holder's number not yet written.
  if (!Number.isInteger(holder) || holder <= 0) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
