import type { FileCounts } from "#app/adapters/database/import-reader.ts";
import type { ImportId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { findImport, importActor, type ImportBy } from "./import-by.ts";

/** Says that a delivery is over for now, and records how its files stand. One that is over already leaves no second record. */
export async function finishImport(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: ImportBy; readonly importId: ImportId },
): Promise<
  { readonly kind: "finished"; readonly counts: FileCounts } | { readonly kind: "not-found" }
> {
  const { by, importId } = input;
  return tools.transact(async (stores) => {
    const found = await findImport(stores, by, importId, tools.clock.now());
    if (found === undefined) return { kind: "not-found" };
    const counts = await stores.imports.counts(importId);
    const waiting = await stores.imports.waitingToBeSealed(importId);
    if (found.state === "open") {
      await stores.imports.finish(importId, {
        ev: "import.finished",
        subj: found.reportId,
        actor: importActor(by),
        obj: {
          import: importId,
          agency: found.agency,
          received: counts.received,
          same_bytes: counts["same-bytes"],
          refused: counts.refused,
          // Here whole: what becomes of each is a record of its own.
          waiting_to_be_sealed: waiting,
          not_come: counts.expected + counts.arriving - waiting,
        },
      });
    }
    return { kind: "finished", counts };
  });
}
