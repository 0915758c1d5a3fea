import type { Digests } from "#app/adapters/storage/blob-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { fileRefusal, HEAD_BYTES, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import { actorOf } from "#app/core/people/actor.ts";
import { fileAddedEvent } from "../intake/file-added.ts";
import { declaredTypeFact } from "../intake/declared-type-fact.ts";
import { peek } from "../intake/peek.ts";
import type { Tools } from "../tools.ts";
import { hasRow } from "./found-uploads.ts";
import { withKeptTwin } from "./kept-twin.ts";
import { about, settleable, type NotSettled, type Settling } from "./settling.ts";

export type AdoptOutcome =
  | { readonly kind: "adopted"; readonly into: "draft" | "report"; readonly sha256: string }
  /** The report has the same bytes: the reporter sent them again. */
  | { readonly kind: "same-bytes"; readonly itemId: ItemId }
  /** Not every byte of it opens, or nothing says whose it is, or its draft is gone. */
  | { readonly kind: "altered" | "nobodys" }
  /** Its last byte never came: nobody can tell what it would have been. */
  | { readonly kind: "in-part" }
  /** Its bytes are of a kind that no witness's file is taken of either. */
  | { readonly kind: "not-taken"; readonly why: FileRefusal }
  | NotSettled;

type Adopting = Pick<
  Tools,
  "transact" | "read" | "clock" | "staging" | "blobs" | "wakeWorker" | "newDigest"
>;

/**
 * Takes a file that no row names into the draft or the report that it says it is of. All of it is read first. The records say who did
 * it, why, and when the file was written; what it was called when it came nobody knows any more. A report that was sent has a record of it in
 * its own history, and the file is marked as added then: its statement did not name it.
 */
export async function adoptUpload(tools: Adopting, input: Settling): Promise<AdoptOutcome> {
  const found = await settleable(tools, input);
  if ("kind" in found) return found;
  const { by, itemId } = input;
  const { upload, reason } = found;
  const { of } = upload;
  if (of.kind !== "draft" && of.kind !== "report") return { kind: "nobodys" };
  if (upload.isAside) return { kind: "not-found" };
  if (!upload.isWhole) return { kind: "in-part" };
  const read = await readWhole(tools, itemId);
  if (read === undefined) return { kind: "altered" };
  const { digests, head } = read;
  const why = fileRefusal(head, "");
  if (why !== undefined) return { kind: "not-taken", why };
  const now = tools.clock.now();
  const outcome = await withKeptTwin(tools, (keptTwin) =>
    tools.transact(async (stores): Promise<AdoptOutcome> => {
      const draft = await stores.drafts.standing(of.draftId);
      // Sent, taken in or let go meanwhile.
      if (draft === undefined || (await hasRow(stores, itemId))) return { kind: "not-found" };
      if (await stores.custody.isDisposed(itemId)) return { kind: "disposed" };
      const { reportId } = draft;
      const others =
        reportId === null
          ? await stores.items.ofDraft(of.draftId)
          : await stores.items.ofReports([reportId]);
      const twins = others.filter(({ sha512 }) => sha512 === digests.sha512);
      // Where the first copy was damaged, or is gone, this may be the only good one.
      const same = await keptTwin(stores, twins);
      if (same !== undefined) return { kind: "same-bytes", itemId: same };
      const into = reportId === null ? "draft" : "report";
      const broughtBy = actorOf(by);
      const added =
        reportId === null
          ? []
          : [
              fileAddedEvent(
                reportId,
                { itemId, size: digests.size, channel: "found-upload", broughtBy },
                "whole",
              ),
            ];
      await stores.items.receive(
        {
          ...{ id: itemId, draftId: of.draftId, reportId, originalName: "", declaredType: "" },
          ...{ ...digests, receivedAt: now, afterSending: reportId !== null },
        },
        {
          ev: "item.received",
          subj: itemId,
          actor: broughtBy,
          obj: {
            ...digests,
            declared_type: declaredTypeFact(""),
            channel: "found-upload",
            hashed: "when-adopted",
          },
        },
        about(input, reason, "item.adopted", { into, written_at: upload.writtenAt }),
        ...added,
      );
      await stores.jobs.enqueue({ name: "seal-evidence", itemId }, now);
      return { kind: "adopted", into, sha256: digests.sha256 };
    }),
  );
  if (outcome.kind === "adopted") tools.wakeWorker();
  return outcome;
}

/** Its first bytes, and size and digests of all of it; undefined where a byte of it is not what was written, or its key is gone. */
async function readWhole(
  { staging, newDigest }: Pick<Tools, "staging" | "newDigest">,
  itemId: ItemId,
): Promise<{ readonly digests: Digests; readonly head: Uint8Array } | undefined> {
  const staged = await staging.open(itemId).catch(unlessTampered);
  if (staged === undefined) return undefined;
  const [sha256, sha512] = [newDigest("sha256"), newDigest("sha512")];
  try {
    const { head, whole } = await peek(staged.bytes, HEAD_BYTES);
    for await (const piece of whole) {
      sha256.update(piece);
      sha512.update(piece);
    }
    const digests = { size: staged.size, sha256: sha256.hex(), sha512: sha512.hex() };
    return { digests, head };
  } catch (cause) {
    return unlessTampered(cause);
  } finally {
    await staged.close();
  }
}

function unlessTampered(cause: unknown): undefined {
  if ((cause as { code?: unknown } | null)?.code !== "tampered") throw cause;
  return undefined;
}
