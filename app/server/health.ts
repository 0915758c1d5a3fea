import { Router } from "express";
import type { DiskLevel } from "#app/core/intake/disk-floors.ts";
import type { Application } from "./compose.ts";

/** Still served on: words are taken as long as there is any room, and only another node could do better. */
const GOOD_ENOUGH = ["plenty", "low", "text-only"];

/** `/health` says that the process runs; `/health/ready` that it can keep what it acknowledges. */
export function health(application: Application): Router {
  const router = Router({ caseSensitive: true });
  const { confinement } = application;
  router.get("/", (_request, response) => {
    response.json({ ok: true });
  });
  router.get("/ready", (_request, response, next) => {
    Promise.all([
      readiness(application),
      application.isStoreUp(),
      application.isEveryFileThere(),
    ]).then(([found, isStoreUp, isEveryFileThere]) => {
      const { checks, disk } = found;
      const ok = Object.values(checks).every(Boolean);
      // A log that cannot leave is for the operator to mend; it must never take the portal from a witness.
      // Names can wait too: without the process that opens them everything else works. So can sealing: what arrives lies here.
      const alerts = [
        ...(application.securityLog.isKeepingUp() ? [] : ["security-log"]),
        ...(application.isUnsealUp() ? [] : ["unseal"]),
        ...(isStoreUp ? [] : ["evidence-store"]),
        ...(isEveryFileThere ? [] : ["received-files"]),
        ...(disk === "plenty" ? [] : ["disk"]),
        ...(confinement === "bubblewrap-filtered" ? [] : ["confinement"]),
      ];
      response.status(ok ? 200 : 503).json({ ok, checks, disk, confinement, alerts });
    }, next);
  });
  return router;
}

interface Readiness {
  readonly checks: Readonly<Record<string, boolean>>;
  readonly disk: DiskLevel | "not-measured";
}

async function readiness({ disk, isReady }: Application): Promise<Readiness> {
  const level = await disk.state().then(
    (state) => state.level,
    () => "not-measured" as const,
  );
  return { checks: { ...(await isReady()), disk: GOOD_ENOUGH.includes(level) }, disk: level };
}
