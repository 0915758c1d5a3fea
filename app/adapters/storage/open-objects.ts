import { StoreFault } from "#app/core/store-away.ts";
import { createGuardedObjects } from "./guarded-objects.ts";
import { createLocalDisk, type BlobFolders } from "./local-disk.ts";
import type { ObjectStore } from "./object-store.ts";
import type { EvidencePlace } from "#app/core/evidence/evidence-place.ts";

export type OpenedObjects =
  | {
      readonly ok: true;
      readonly value: ObjectStore;
      /** It could not be looked at yet, and why: it is looked at again when it is used. */
      readonly away: string | undefined;
      close(): void;
    }
  | { readonly ok: false; readonly problem: string };

/**
 * Opens the place. A bucket that is wrong is a problem in one line; one that cannot be reached now is not: what arrives is kept here until
 * it can be.
 */
export async function openObjects(
  place: EvidencePlace,
  office: { readonly folders: BlobFolders; readonly deploymentId: string },
): Promise<OpenedObjects> {
  if (place.kind === "local") {
    const value = createLocalDisk(office.folders);
    return { ok: true, value, away: undefined, close: () => undefined };
  }
  // Loaded only where it is used: it is large.
  const [{ openS3Client }, { createS3Objects }, { checkPlace }] = await Promise.all([
    import("./s3/s3-client.ts"),
    import("./s3/s3-objects.ts"),
    import("./s3/s3-check.ts"),
  ]);
  const client = openS3Client(place);
  const found = await checkPlace(client, place, office.deploymentId);
  if (found.kind === "wrong") {
    client.destroy();
    return { ok: false, problem: found.problem };
  }
  let good = found.kind === "good";
  const value = createGuardedObjects({
    objects: createS3Objects(client, place),
    check: async () => {
      if (good) return;
      const again = await checkPlace(client, place, office.deploymentId);
      if (again.kind !== "good") throw new StoreFault("store-unavailable", again.problem);
      good = true;
    },
  });
  return {
    ok: true,
    value,
    away: found.kind === "away" ? found.problem : undefined,
    close: () => {
      client.destroy();
    },
  };
}
