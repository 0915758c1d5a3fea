import type { PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ImportId, ItemId } from "#app/core/ids.ts";
import { firstMismatch, type DigestClaims } from "#app/core/partner/digest-claim.ts";
import { digestAlongside } from "#app/core/partner/running-digests.ts";
import { withKeptTwin } from "../evidence/kept-twin.ts";
import { fileRoom } from "../intake/file-room.ts";
import { stageFile } from "../intake/stage-file.ts";
import type { Tools } from "../tools.ts";
import { dropArriving } from "./arriving-file.ts";
import { receivedEvent, sameBytesEvent } from "./file-events.ts";
import { findImport, importActor, type ImportBy } from "./import-by.ts";
import { isHere, refusalOf, refusePartnerFile, type PartnerReception } from "./refuse-file.ts";

type Receiving = Pick<
  Tools,
  | "transact"
  | "read"
  | "clock"
  | "newId"
  | "staging"
  | "blobs"
  | "limits"
  | "disk"
  | "isDiskFull"
  | "newDigest"
  | "wakeWorker"
>;

/**
 * Takes a listed file's bytes as they come, through the same sink as the public's. Bytes without the digest that the agency gave are
 * refused and leave nothing but a record of it. May run again after a crash at any point: what came is not taken twice.
 */
export async function receivePartnerFile(
  tools: Receiving,
  input: {
    readonly by: ImportBy;
    readonly importId: ImportId;
    readonly number: number;
    readonly source: AsyncIterable<Uint8Array>;
  },
): Promise<PartnerReception> {
  const { by, importId, number } = input;
  const open = await tools.read(async (stores) => {
    const found = await findImport(stores, by, importId, tools.clock.now());
    const file = found === undefined ? undefined : await stores.imports.file(importId, number);
    return found === undefined || file === undefined ? undefined : { of: found, file };
  });
  if (open === undefined) return { kind: "not-found" };
  const { of, file } = open;
  if (isHere(file)) return { kind: "already-here", itemId: file.itemId };

  const passing = digestAlongside(input.source, file.facts.digests, tools.newDigest);
  const itemId = tools.newId("itm");
  const staged = await stageFile(tools, {
    itemId,
    owner: of.draftId,
    originalName: file.facts.path,
    source: passing.source,
    room: await fileRoom(tools, "partner-lane"),
    largest: tools.limits.fileBytes,
  });
  if (staged.kind !== "received") {
    const why = staged.kind === "refused" ? staged.why : "broken-off";
    return refusePartnerFile(tools, { by, importId, number, why: refusalOf(why) });
  }
  const { sha256, sha512 } = staged;
  const found: DigestClaims = { ...passing.found(), sha256, sha512 };
  if (firstMismatch(file.facts.digests, found) !== undefined) {
    await tools.staging.discard(itemId);
    return refusePartnerFile(tools, {
      ...{ by, importId, number, why: "other-bytes" },
      foundSha256: sha256,
    });
  }
  const outcome = await commit(tools, { by, of, number, itemId, ...staged, found });
  if (outcome.kind === "received") tools.wakeWorker();
  else await tools.staging.discard(itemId);
  return outcome;
}

async function commit(
  tools: Receiving,
  input: {
    readonly by: ImportBy;
    readonly of: PartnerImport;
    readonly number: number;
    readonly itemId: ItemId;
    readonly size: number;
    readonly sha256: string;
    readonly sha512: string;
    readonly found: DigestClaims;
  },
): Promise<PartnerReception> {
  const { of, number, itemId, size, sha256, sha512 } = input;
  const now = tools.clock.now();
  const dropped: ItemId[] = [];
  const outcome = await withKeptTwin(tools, (keptTwin) =>
    tools.transact(async (stores): Promise<PartnerReception> => {
      // Of a transaction that did not happen nothing is dropped.
      dropped.length = 0;
      // Held first, so that two runs of one delivery take turns.
      await stores.imports.find(of.id);
      const file = await stores.imports.file(of.id, number);
      if (file === undefined) return { kind: "not-found" };
      if (isHere(file)) return { kind: "already-here", itemId: file.itemId };
      const drop = await dropArriving(stores, file);
      if (drop === "sealing") return { kind: "already-here", itemId: file.itemId };
      dropped.push(...drop);
      const outcome = { importId: of.id, number, size };
      const twins = await stores.imports.itemsOfBytes(of.agency, sha512);
      const same = await keptTwin(stores, twins);
      const about = { actor: importActor(input.by), of, file };
      if (same !== undefined) {
        const settled = { ...outcome, state: "same-bytes", itemId: same } as const;
        await stores.imports.settle(settled, sameBytesEvent(about, same, sha256));
        return { kind: "already-here", itemId: same };
      }
      await stores.items.receive(
        {
          ...{ id: itemId, draftId: of.draftId, reportId: of.reportId, size, sha256, sha512 },
          originalName: file.facts.path,
          declaredType: "",
          receivedAt: now,
        },
        receivedEvent(about, itemId, { size, sha256, sha512 }),
      );
      await stores.imports.settle({ ...outcome, state: "received", itemId });
      await stores.jobs.enqueue({ name: "seal-evidence", itemId }, now);
      return { kind: "received", itemId, sha256 };
    }),
  );
  for (const one of dropped) await tools.staging.discard(one);
  return outcome;
}
