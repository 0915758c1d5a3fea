import { statfs } from "node:fs/promises";
import { Router } from "express";
import type { Application } from "./compose.ts";

/** Below this share of free space the node should take no more traffic. */
const DISK_FLOOR = 0.05;

/** `/health` says that the process runs; `/health/ready` that it can keep what it acknowledges. */
export function health(application: Application): Router {
  const router = Router();
  router.get("/", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/ready", (_request, response, next) => {
    readiness(application).then((checks) => {
      const ok = Object.values(checks).every(Boolean);
      // A log that cannot leave is for the operator to mend; it must never take the portal from a witness.
      // Names can wait too: without the process that opens them everything else works.
      const alerts = [
        ...(application.securityLog.isKeepingUp() ? [] : ["security-log"]),
        ...(application.isUnsealUp() ? [] : ["unseal"]),
      ];
      response.status(ok ? 200 : 503).json({ ok, checks, alerts });
    }, next);
  });
  return router;
}

async function readiness({ config, isReady }: Application): Promise<Record<string, boolean>> {
  const disk = await statfs(config.dataDir).then(
    (stats) => stats.bavail / stats.blocks > DISK_FLOOR,
    () => false,
  );
  return { ...(await isReady()), disk };
}
