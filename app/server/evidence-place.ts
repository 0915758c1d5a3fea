import type { Database } from "#app/adapters/database/open.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import type { DataDir } from "#app/adapters/storage/data-dir.ts";
import {
  nameOfPlace,
  openObjects,
  type EvidencePlace,
  type OpenedObjects,
} from "#app/adapters/storage/open-objects.ts";

/**
 * Opens the place that the setting names, if it is the one where this office's evidence lies: a start with another one would call
 * every original missing. An office without evidence yet may choose. The problem is one line for the operator.
 */
export async function openEvidencePlace(
  place: EvidencePlace,
  office: {
    readonly database: Pick<Database, "transact">;
    readonly dataDir: DataDir;
    readonly deploymentId: string;
    readonly log: Log;
  },
): Promise<OpenedObjects> {
  const named = nameOfPlace(place);
  const kept = await office.database.transact((stores) => stores.office.get("evidence-store"));
  const held =
    kept ??
    // Before the setting was there, evidence lay here.
    ((await office.database.transact((stores) => stores.blobKeys.any())) ? "local" : named);
  if (held !== named) {
    return {
      ok: false,
      problem:
        `EVIDENCE_STORE says ${named}, but this office's evidence lies in ${held}. ` +
        "Set it back, or move the evidence with migrate-store.",
    };
  }
  const { blobs: folders } = office.dataDir;
  const opened = await openObjects(place, { folders, deploymentId: office.deploymentId });
  if (!opened.ok) return { ok: false, problem: `EVIDENCE_STORE: ${opened.problem}.` };
  if (opened.away !== undefined) office.log.warn("evidence-store.away", {});
  if (kept === undefined) {
    await office.database.transact((stores) => stores.office.set("evidence-store", named));
  }
  return opened;
}
