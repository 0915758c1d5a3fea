import type { Draft } from "#app/adapters/database/draft-store.ts";
import { isKeyGone } from "#app/core/encryption/key-gone.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { later } from "#app/core/instant.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { IntakeChannel } from "#app/core/intake/channel.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { LimitReached } from "#app/core/intake/upload-limits.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { withKeptTwin } from "../evidence/kept-twin.ts";
import { keepVisitOpen } from "../follow-up/open-follow-up.ts";
import type { Tools } from "../tools.ts";
import { declaredTypeFact } from "./declared-type-fact.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { fileAddedEvent } from "./file-added.ts";
import { fileSentAgainEvent, isToldAgain } from "./file-sent-again.ts";
import { fileRoom } from "./file-room.ts";
import { stageFile } from "./stage-file.ts";
import { targetOf, type FileTarget, type Holder } from "./upload-holder.ts";

/** Largest file a plain form takes; larger ones come with the resumable upload. */
export const FORM_FILE_LIMIT = 5_000_000_000;

export type ReceiveOutcome =
  | { readonly kind: "received"; readonly itemId: ItemId }
  /** The same bytes are in this draft, or the report it became, already: sending a form twice makes one item. */
  | { readonly kind: "already-here"; readonly itemId: ItemId }
  | { readonly kind: "refused"; readonly why: FileRefusal | "empty" | "too-large" | LimitReached }
  | { readonly kind: "broken-off" }
  /** Not the bytes whose digest the sender gave. */
  | { readonly kind: "other-bytes" }
  | { readonly kind: "no-draft" };

type Receiving = Pick<
  Tools,
  | "transact"
  | "read"
  | "clock"
  | "newId"
  | "staging"
  | "blobs"
  | "shortSecrets"
  | "wakeWorker"
  | "limits"
  | "disk"
  | "isDiskFull"
>;

/** One file as a door of the intake brings it. */
interface BroughtFile {
  readonly originalName: string;
  readonly declaredType: string;
  /** Through which door it comes; the public form unless named. */
  readonly channel?: IntakeChannel;
  /** Whose token of the API it came with: the record names who brought it. */
  readonly by?: Person | undefined;
  /** SHA-256 that its sender took, lower-case hexadecimal: other bytes are refused, because some were lost on the way. */
  readonly expectedSha256?: string;
  readonly source: AsyncIterable<Uint8Array>;
}

/**
 * Takes one file's bytes as they come: hashed and written while streaming, durable on disk before the row and its
 * custody record are committed together. A stream that ends early leaves nothing. The draft lives on from now, as with a file in parts; one whose
 * time is over takes none. Where `draftId` says whose the file is, no other draft takes it: a page can stand open while another report is begun in
 * the same browser.
 */
export async function receiveEvidence(
  tools: Receiving,
  input: BroughtFile & { readonly token: string; readonly draftId?: string },
): Promise<ReceiveOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const target = (draft: Draft | undefined): FileTarget | undefined =>
    draft?.reportId === null && (input.draftId ?? draft.id) === draft.id
      ? { draftId: draft.id, reportId: null }
      : undefined;
  return receiveInto(tools, input, {
    begins: async ({ drafts }) => {
      const draft = await drafts.byToken(tokenHash);
      return draft === undefined || draft.expiresAt < tools.clock.now() ? undefined : target(draft);
    },
    // A file that began to come in time is taken, however long it came.
    ends: async ({ drafts }) => target(await drafts.byToken(tokenHash)),
  });
}

/**
 * Takes a file in one piece for a report that was sent: as `receiveEvidence`, and with a record in the report's own history, also where it has the
 * same bytes already (`isToldAgain`). `draftId` says which of
 * what the holder has open; without it none is taken. A visit does not end while a file of its own report comes.
 */
export async function receiveAddedFile(
  tools: Receiving,
  input: BroughtFile & { readonly holder: Holder; readonly draftId: string },
): Promise<ReceiveOutcome> {
  const { holder, draftId } = input;
  const about = { now: tools.clock.now(), wanted: draftId };
  const target = await tools.read((stores) => targetOf(tools, stores, holder, about));
  if (target?.reportId == null) return { kind: "no-draft" };
  const { reportId } = target;
  const visit = holder.visitToken;
  const source =
    visit === undefined
      ? input.source
      : whileItComes(input.source, tools.clock, () =>
          keepVisitOpen(tools, { token: visit, reportId }),
        );
  const here = () => Promise.resolve(target);
  return receiveInto(tools, { ...input, source }, { begins: here, ends: here });
}

const NOTED_MILLIS = 60_000;

/** The same pieces; `note` is called before the first, and about every minute. */
async function* whileItComes(
  source: AsyncIterable<Uint8Array>,
  clock: Tools["clock"],
  note: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let due = clock.now();
  for await (const piece of source) {
    if (clock.now() >= due) {
      due = later(clock.now(), NOTED_MILLIS);
      await note();
    }
    yield piece;
  }
}

async function receiveInto(
  tools: Receiving,
  input: BroughtFile,
  target: {
    /** What the file is for when it begins to come; undefined where it is for nothing. */
    readonly begins: (stores: ReadStores) => Promise<FileTarget | undefined>;
    /** The same in the transaction that makes it an item. */
    readonly ends: (stores: Stores) => Promise<FileTarget | undefined>;
  },
): Promise<ReceiveOutcome> {
  const open = await tools.read(target.begins);
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
  const broughtBy = input.by === undefined ? undefined : actorOf(input.by);
  const channel = input.channel ?? "web-form";
  const { size, sha256, sha512 } = received;
  const outcome = await withKeptTwin(tools, (keptTwin) =>
    tools.transact(async (stores): Promise<ReceiveOutcome> => {
      const into = await target.ends(stores);
      if (into === undefined) return { kind: "no-draft" };
      const { draftId, reportId } = into;
      // Something of it came, be it the same again.
      await stores.drafts.touch(draftId, now, later(now, DRAFT_MILLIS));
      const items = await stores.items.ofDraft(draftId);
      const twins = items.filter((item) => item.sha512 === sha512);
      const same = await keptTwin(stores, twins);
      if (same !== undefined) {
        if (reportId !== null) {
          const again = { became: "let-go", sameAs: same, size, channel, broughtBy } as const;
          const event = fileSentAgainEvent(reportId, again);
          const isTold = await isToldAgain(stores, reportId, event, now);
          if (!isTold) await stores.custody.appendSystemEvent(event);
        }
        return { kind: "already-here", itemId: same };
      }
      const arrival: CustodyEvent = {
        ev: "item.received",
        subj: itemId,
        actor: broughtBy ?? { kind: "public", id: "reporter" },
        obj: {
          ...{ sha256, sha512, size, channel },
          declared_type: declaredTypeFact(input.declaredType),
          hashed: "while-streaming",
        },
        disclosures: [{ name: "original_name", value: input.originalName }],
      };
      const added =
        reportId === null
          ? []
          : [fileAddedEvent(reportId, { itemId, size, channel, broughtBy }, "whole")];
      await stores.items.receive(
        {
          ...{ id: itemId, draftId, reportId, size, sha256, sha512 },
          originalName: input.originalName,
          declaredType: input.declaredType,
          receivedAt: now,
          afterSending: reportId !== null,
        },
        arrival,
        ...added,
      );
      await stores.jobs.enqueue({ name: "seal-evidence", itemId }, now);
      return { kind: "received", itemId };
    }),
  );
  if (outcome.kind === "received") tools.wakeWorker();
  else await tools.staging.discard(itemId);
  return outcome;
}
