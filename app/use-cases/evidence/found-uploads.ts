import type { StagedItem } from "#app/adapters/storage/staging.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** Between a form's file and its row lie moments. Who settles a file must not be quicker than the server that is taking it in. */
const SETTLED_MILLIS = 10 * 60_000;

/** A file of which something came, and that no row names. */
export interface FoundUpload {
  readonly itemId: ItemId;
  /** False for one whose last byte never came. */
  readonly isWhole: boolean;
  /** When its last byte was written, by the disk's clock. */
  readonly writtenAt: Instant;
  readonly isAside: boolean;
  /** Octets of its content, as far as it came; null where it cannot be opened, or is set aside. */
  readonly size: number | null;
  /** Where the draft stands that the file says it is of. */
  readonly of: Owner;
  /** May still be on its way into the database. */
  readonly isFresh: boolean;
  /** Its record says that it was taken back, refused or let go: nobody takes it in any more, and the sweep removes what is left of it. */
  readonly isDisposed: boolean;
}

/** `unknown`: the file does not say. `gone`: the draft was never sent and is no more, and with it the key. */
export type Owner =
  | { readonly kind: "unknown" | "gone" }
  | { readonly kind: "draft"; readonly draftId: DraftId }
  | {
      readonly kind: "report";
      readonly draftId: DraftId;
      readonly reportId: ReportId;
      readonly code: string;
    };

type Looking = Pick<Tools, "read" | "clock" | "staging">;

/** A file among the uploads of which something came, as the disk has it. */
export interface WaitingUpload extends StagedItem {
  readonly isWhole: boolean;
}

/** Every such file that is not set aside, whether a row names it or not. Of one without a byte nobody was told that anything is kept. */
export async function waitingUploads({
  staging,
}: Pick<Tools, "staging">): Promise<readonly WaitingUpload[]> {
  const whole = (await staging.list()).map((one) => ({ ...one, isWhole: true }));
  const parts = (await staging.unfinished())
    .filter(({ hasBytes }) => hasBytes)
    .map(({ id, changedAt }) => ({ id, receivedAt: changedAt, isWhole: false }));
  return [...whole, ...parts];
}

/** Whether a file may still be on its way into the database at an instant. */
export function isFreshAt({ receivedAt }: StagedItem, now: Instant): boolean {
  return later(receivedAt, SETTLED_MILLIS) > now;
}

/**
 * Files of which something came and that no row names: a process died between file and row, or the database is of an earlier day than the files.
 */
export async function listFoundUploads(
  tools: Looking,
  input: { readonly by: Person },
): Promise<readonly FoundUpload[]> {
  const waiting = (await waitingUploads(tools)).map((one) => ({ ...one, isAside: false }));
  const aside = (await tools.staging.listAside()).map((one) => ({ ...one, isAside: true }));
  const found: FoundUpload[] = [];
  for (const one of [...waiting, ...aside]) {
    const upload = await lookAt(tools, input.by, one);
    if (upload !== undefined) found.push(upload);
  }
  return found;
}

/** One of them; undefined where there is none, a row names it, or it is of a report that is kept from whoever asks. */
export async function findUpload(
  tools: Looking,
  by: Person,
  itemId: ItemId,
): Promise<FoundUpload | undefined> {
  return (await listFoundUploads(tools, { by })).find((one) => one.itemId === itemId);
}

/** Whether any row names a file. */
export async function hasRow(
  { items, uploads }: Pick<ReadStores | Stores, "items" | "uploads">,
  itemId: ItemId,
): Promise<boolean> {
  return (await items.isThere(itemId)) || (await uploads.isThere(itemId));
}

async function lookAt(
  tools: Looking,
  by: Person,
  one: WaitingUpload & { readonly isAside: boolean },
): Promise<FoundUpload | undefined> {
  const { id, receivedAt, isWhole, isAside } = one;
  const draftId = await tools.staging.ownerOf(id);
  const now = tools.clock.now();
  const known = await tools.read(async (stores) => {
    if (await hasRow(stores, id)) return undefined;
    const of: Owner | undefined =
      draftId === undefined ? { kind: "unknown" } : await ownerOf(stores, by, draftId, now);
    return of && { of, isDisposed: await stores.custody.isDisposed(id) };
  });
  if (known === undefined) return undefined;
  return {
    ...{ itemId: id, writtenAt: receivedAt, isWhole, isAside, ...known },
    size: isAside ? null : await sizeOf(tools, id, isWhole),
    isFresh: isFreshAt(one, now),
  };
}

async function ownerOf(
  stores: Pick<ReadStores, "drafts" | "reports" | "access">,
  by: Person,
  draftId: DraftId,
  now: Instant,
): Promise<Owner | undefined> {
  const draft = await stores.drafts.standing(draftId);
  if (draft === undefined) return { kind: "gone" };
  const { reportId } = draft;
  if (reportId === null) {
    return draft.expiresAt < now ? { kind: "gone" } : { kind: "draft", draftId };
  }
  // Whom a wall keeps away is told of no file of it.
  if ((await stores.access.hiddenFrom(by.id)).includes(reportId)) return undefined;
  const report = await stores.reports.find(reportId);
  return report === undefined
    ? { kind: "gone" }
    : { kind: "report", draftId, reportId, code: report.code };
}

/** Octets of content. A file whose key is gone, or that was changed, has none that anybody could tell. */
async function sizeOf(
  { staging }: Pick<Tools, "staging">,
  id: ItemId,
  isWhole: boolean,
): Promise<number | null> {
  try {
    if (!isWhole) return (await staging.durableSize(id)) ?? null;
    const staged = await staging.open(id);
    await staged?.close();
    return staged?.size ?? null;
  } catch {
    return null;
  }
}
