import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { startSupervisor } from "./supervisor.ts";

// One real S3 server for a whole run of Jest: Ceph's object gateway as Debian ships it, started by the first test that asks.

/** Where workers find the supervisor. */
export const CONTROL = "TEST_CEPH_CONTROL";
const PROGRAMS = ["ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph", "ceph-authtool"];

/** Whether Ceph's programs are on this machine (packages ceph-mon, ceph-osd, radosgw, ceph-common). */
export const HAS_CEPH = PROGRAMS.every(
  (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0,
);

/** Part of Jest's global set-up: starts the supervisor, not yet the gateway. */
export async function superviseCeph(): Promise<void> {
  if (!HAS_CEPH) return;
  process.env[CONTROL] = await startSupervisor(join(import.meta.dirname, "ceph-supervisor.ts"));
}
