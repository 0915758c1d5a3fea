import type { Draft } from "#app/adapters/database/draft-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { unservedUntil, withoutUnserved } from "#app/core/intake/served-time.ts";
import type { Tools } from "../tools.ts";
import { listedFileOf } from "../partner/arriving-file.ts";
import { refusalFor } from "../partner/import-by.ts";
import { readServedTime } from "../upkeep/note-served-time.ts";
import { SENT_MILLIS } from "./draft-lifetime.ts";
import { finishUpload } from "./finish-upload.ts";
import { keepVisitOpen } from "../follow-up/open-follow-up.ts";
import { heldBy, isHeld, type Holder } from "./upload-holder.ts";

/** How far a file has come. `arrived` counts only what a power cut would leave. */
export interface UploadProgress {
  readonly size: number;
  readonly arrived: number;
  /**
   * From when the days that it is kept can be counted by the clock: when its last byte came, moved on by the time since then that the office
   * did not serve.
   */
  readonly keptFrom: Instant;
  /** True where every byte is here and the disk has no room for what makes it a received file. It is not received before that. */
  readonly waitsForRoom: boolean;
}

/** What a browser has of a report it sent is prolonged at most so often. */
const NOTED_MILLIS = 3_600_000;

/**
 * `no-holder`: the secrets open nothing at all, whichever upload is asked for. Its report has to be opened anew, with its code. `other-report`: it is
 * kept, of a report that was sent and that they do not open; said only to who knows that report's mark.
 */
export type UploadRight = "may" | "not-found" | "no-holder" | "other-report";

interface Found {
  readonly right: UploadRight;
  /** Whose file it is, where it may be gone on with; null until that is sent. */
  readonly reportId?: ReportId | null;
  /** Of what the browser has of the report, where that is to last longer: a file that has not come whole needs somebody to come back for it. */
  readonly sentHash?: string | undefined;
}

/**
 * Whether this upload, or the item it became, belongs to who brings these secrets. Whoever goes on with a file is still here: a visit
 * with a receipt code does not end while one of its own report is sent, nor does what the browser has of a report it sent. What ran out stays so,
 * whoever brings bytes.
 */
export async function mayUpload(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  input: {
    readonly holder: Holder;
    readonly itemId: ItemId;
    /** Whose file it is, as far as the page it was chosen on knows. */
    readonly report?: string | null;
  },
): Promise<UploadRight> {
  const { holder, itemId } = input;
  const now = tools.clock.now();
  const { right, reportId, sentHash } = await tools.read(async (stores): Promise<Found> => {
    const upload = await stores.uploads.find(itemId);
    const what = upload ?? (await stores.items.find(itemId));
    const { partner } = holder;
    if (partner !== undefined) {
      const listed = what && (await listedFileOf(stores, itemId));
      const by = { kind: "partner", person: partner } as const;
      return listed !== undefined && refusalFor(by, listed.of.agency, now) === undefined
        ? { right: "may" }
        : { right: "not-found" };
    }
    const held = await heldBy(tools, stores, holder, now);
    if (held.draft === undefined && held.reportIds.length === 0) return { right: "no-holder" };
    if (what === undefined) return { right: "not-found" };
    if (!isHeld(held, what)) {
      const isKnown = what.reportId !== null && what.draftId === input.report;
      return { right: isKnown ? "other-report" : "not-found" };
    }
    const sent = upload && [held.sent, held.late].find((one) => one?.reportId === upload.reportId);
    // Not with every part: whoever only asks must not wait for those who write.
    const isDue = sent !== undefined && sent.expiresAt < later(now, SENT_MILLIS - NOTED_MILLIS);
    const sentHash = isDue ? sentHashOf(tools, holder, sent) : undefined;
    return { right: "may", reportId: what.reportId, sentHash };
  });
  if (reportId != null && holder.visitToken !== undefined) {
    await keepVisitOpen(tools, { token: holder.visitToken, reportId });
  }
  if (sentHash !== undefined) {
    const until = later(now, SENT_MILLIS);
    await tools.transact(({ drafts }) => drafts.prolongSent(sentHash, { now, until }));
  }
  return right;
}

/** What the database knows the secret by that a browser has of a report it sent: as it was brought, or made of the draft's. */
function sentHashOf(
  { shortSecrets }: Pick<Tools, "shortSecrets">,
  { sentToken, draftToken }: Holder,
  { bySentToken }: Pick<Draft, "bySentToken">,
): string | undefined {
  if (bySentToken) return sentToken && shortSecrets.hashToken(sentToken);
  return draftToken && shortSecrets.hashToken(shortSecrets.sentToken(draftToken));
}

/** Whether these secrets open anything: a draft, a report that was sent, or an agency's lane. */
export async function opensAny(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder },
): Promise<boolean> {
  const { holder } = input;
  if (holder.partner !== undefined) return true;
  return tools.read(async (stores) => {
    const { draft, reportIds } = await heldBy(tools, stores, holder, tools.clock.now());
    return draft !== undefined || reportIds.length > 0;
  });
}

/**
 * How far an upload has come. One whose last byte is there but whose item is not is finished first, so that nobody is told
 * "complete" of what is not recorded (finding 5).
 */
export async function readUpload(
  tools: Parameters<typeof finishUpload>[0],
  input: { readonly itemId: ItemId },
): Promise<UploadProgress | undefined> {
  const { itemId } = input;
  const { upload, item, served } = await tools.read(async (stores) => ({
    upload: await stores.uploads.find(itemId),
    item: await stores.items.find(itemId),
    served: await readServedTime(stores),
  }));
  if (upload === undefined) return item === undefined ? undefined : whole(item);
  const { size } = upload;
  const keptFrom = withoutUnserved(upload.lastByteAt, unservedUntil(served, tools.clock.now()));
  const durable = await tools.staging.durableSize(itemId);
  if (durable !== undefined && durable < size) {
    return { size, arrived: durable, keptFrom, waitsForRoom: false };
  }
  const { kind } = await finishUpload(tools, { itemId });
  if (kind !== "finished" && kind !== "no-room") return undefined;
  return { size, arrived: size, keptFrom, waitsForRoom: kind === "no-room" };
}

function whole(item: EvidenceItem): UploadProgress | undefined {
  if (item.state === "withdrawn") return undefined;
  const { size, receivedAt } = item;
  return { size, arrived: size, keptFrom: receivedAt, waitsForRoom: false };
}

/** One file of a report on its way or arrived, with what the sender's device said its SHA-256 is. */
export interface HeldFiles {
  readonly items: readonly EvidenceItem[];
  readonly uploads: readonly Upload[];
  readonly senderDigests: ReadonlyMap<ItemId, string>;
  /** The draft that is still written; null where these secrets open none. */
  readonly open: DraftId | null;
}

/** Every file of all that these secrets open: of the draft, and of reports that were sent. */
export async function listHeldFiles(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly holder: Holder },
): Promise<HeldFiles> {
  return tools.read(async (stores) => {
    const { draft, reportIds } = await heldBy(tools, stores, input.holder, tools.clock.now());
    const items = [
      ...(draft === undefined ? [] : await stores.items.ofDraft(draft.id)),
      ...(await stores.items.ofReports(reportIds)),
    ];
    const uploads = [
      ...(draft === undefined ? [] : await stores.uploads.ofDraft(draft.id)),
      ...(await stores.uploads.ofReports(reportIds)),
    ];
    return {
      items,
      uploads,
      open: draft?.id ?? null,
      senderDigests: await stores.uploads.senderDigests(items.map((item) => item.id)),
    };
  });
}
