import type { Draft } from "#app/adapters/database/draft-store.ts";
import { isKeyGone } from "#app/core/encryption/key-gone.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { IntakeChannel } from "#app/core/intake/channel.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { LimitReached } from "#app/core/intake/upload-limits.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { withKeptTwin } from "../evidence/kept-twin.ts";
import type { Tools } from "../tools.ts";
import { declaredTypeFact } from "./declared-type-fact.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { fileRoom } from "./file-room.ts";
import { stageFile } from "./stage-file.ts";

/** Largest file a plain form takes; larger ones come with the resumable upload. */
export const FORM_FILE_LIMIT = 5_000_000_000;
export type ReceiveOutcome =
  | { readonly kind: "received"; readonly itemId: ItemId }
  /** The same bytes are in this draft already: sending a form twice makes one item. */
  | { readonly kind: "already-here"; readonly itemId: ItemId }
  | { readonly kind: "refused"; readonly why: FileRefusal | "empty" | "too-large" | LimitReached }
  | { readonly kind: "broken-off" }
  /** Not the bytes whose digest the sender gave. */
  | { readonly kind: "other-bytes" }
  | { readonly kind: "no-draft" };

/**
 * Takes one file's bytes as they come: hashed and written while streaming, durable on disk before the row and its
 * custody record are committed together. A stream that ends early leaves nothing. The draft lives on from now, as with a file in parts; one whose
 * time is over takes none.
 */
export async function receiveEvidence(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "staging"
    | "shortSecrets"
    | "wakeWorker"
    | "limits"
    | "disk"
    | "isDiskFull"
  >,
  input: {
    readonly token: string;
    readonly originalName: string;
    readonly declaredType: string;
    /** Through which door it comes; the public form unless named. */
    readonly channel?: IntakeChannel;
    /** Whose token of the API it came with: the record names who brought it. */
    readonly by?: Person | undefined;
    /** SHA-256 that its sender took, lower-case hexadecimal: other bytes are refused, because some were lost on the way. */
    readonly expectedSha256?: string;
    readonly source: AsyncIterable<Uint8Array>;
  },
): Promise<ReceiveOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const open = await tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    return isOpen(draft, tools.clock.now()) ? { draftId: draft.id } : undefined;
  });
  if (open === undefined) return { kind: "no-draft" };
  const itemId = tools.newId("itm");
  const received = await stageFile(tools, {
    itemId,
    owner: open.draftId,
    originalName: input.originalName,
    source: input.source,
    room: await fileRoom(tools, open.draftId),
    largest: FORM_FILE_LIMIT,
  }).catch((error: unknown) => {
    // The draft was deleted since it was looked for.
    if (isKeyGone(error)) return { kind: "no-draft" } as const;
    throw error;
  });
  if (received.kind !== "received") return received;

  if (input.expectedSha256 !== undefined && input.expectedSha256 !== received.sha256) {
    await tools.staging.discard(itemId);
    return { kind: "other-bytes" };
  }

  const now = tools.clock.now();
  const outcome = await withKeptTwin(tools, (keptTwin) =>
    tools.transact(async (stores): Promise<ReceiveOutcome> => {
      const draft = await stores.drafts.byToken(tokenHash);
      // A file that began to come in time is taken, however long it came.
      if (draft?.reportId !== null) return { kind: "no-draft" };
      // Something of it came, be it the same again.
      await stores.drafts.touch(draft.id, now, later(now, DRAFT_MILLIS));
      const items = await stores.items.ofDraft(draft.id);
      const same = keptTwin(items.filter(({ sha512 }) => sha512 === received.sha512));
      if (same !== undefined) return { kind: "already-here", itemId: same };
      await stores.items.receive(
        {
          id: itemId,
          draftId: draft.id,
          originalName: input.originalName,
          declaredType: input.declaredType,
          size: received.size,
          sha256: received.sha256,
          sha512: received.sha512,
          receivedAt: now,
        },
        {
          ev: "item.received",
          subj: itemId,
          actor: input.by === undefined ? { kind: "public", id: "reporter" } : actorOf(input.by),
          obj: {
            sha256: received.sha256,
            sha512: received.sha512,
            size: received.size,
            declared_type: declaredTypeFact(input.declaredType),
            channel: input.channel ?? "web-form",
            hashed: "while-streaming",
          },
          disclosures: [{ name: "original_name", value: input.originalName }],
        },
      );
      await stores.jobs.enqueue({ name: "seal-evidence", itemId }, now);
      return { kind: "received", itemId };
    }),
  );
  if (outcome.kind === "received") tools.wakeWorker();
  else await tools.staging.discard(itemId);
  return outcome;
}

/** Whether files can still come to a draft: it was not sent, and its time is not over. */
function isOpen(draft: Draft | undefined, now: Instant): draft is Draft {
  return draft?.reportId === null && draft.expiresAt >= now;
}
