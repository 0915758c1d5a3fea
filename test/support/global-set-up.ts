import { superviseCeph } from "./ceph-gateway.ts";
import { supervisePostgres } from "./postgres-server.ts";

/** Jest's global set-up: starts the supervisors of servers, not yet the servers. Workers find them through the environment. */
export default async function startSupervisors(): Promise<void> {
  await Promise.all([supervisePostgres(), superviseCeph()]);
}
