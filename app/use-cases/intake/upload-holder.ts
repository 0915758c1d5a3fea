import type { Draft } from "#app/adapters/database/draft-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { isVisitOpen } from "../follow-up/visit.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** The secrets a browser brings: of the report it writes, of the visit it opened with a receipt code, or both. */
export interface Holder {
  readonly draftToken: string | undefined;
  readonly visitToken: string | undefined;
  /** Of the report that this browser sent. */
  readonly sentToken?: string | undefined;
  /** Who brings an agency's files with a token of the API; they open nothing but those. */
  readonly partner?: Person | undefined;
  /** Whose token of the API came beside a draft's secret. It opens nothing more; records name who brought the file. */
  readonly by?: Person | undefined;
}

/** Whose uploads a holder may go on with. A draft that was sent is its report. */
export interface Held {
  readonly draft: Draft | undefined;
  /** The one that this browser sent, by what it has since. */
  readonly sent: Draft | undefined;
  /** What became of the draft whose own secret the holder still has: a program, or a browser that the answer with the other never reached. */
  readonly late: Draft | undefined;
  readonly reportIds: readonly ReportId[];
}

/** What the secrets open at this moment: an unsent draft, the report it became, the report of an open visit. */
export async function heldBy(
  tools: Pick<Tools, "shortSecrets">,
  stores: Pick<ReadStores, "drafts" | "sessions">,
  holder: Holder,
  now: Instant,
): Promise<Held> {
  const openBy = async (token: string | undefined): Promise<Draft | undefined> => {
    if (token === undefined) return undefined;
    const draft = await stores.drafts.byToken(tools.shortSecrets.hashToken(token));
    return draft === undefined || draft.expiresAt < now ? undefined : draft;
  };
  const open = await openBy(holder.draftToken);
  const sent = await openBy(holder.sentToken);
  const visit =
    holder.visitToken === undefined
      ? undefined
      : await stores.sessions.followUp(tools.shortSecrets.hashToken(holder.visitToken));
  const visited =
    visit !== undefined && isVisitOpen(visit.lastSeenAt, now) ? visit.reportId : undefined;
  const reports = [open?.reportId, sent?.reportId, visited].filter((id) => typeof id === "string");
  return {
    draft: open?.reportId === null ? open : undefined,
    sent: sent?.bySentToken === true ? sent : undefined,
    late: open?.reportId == null ? undefined : open,
    reportIds: [...new Set(reports)],
  };
}

/** Whether an upload or an item is the holder's. */
export function isHeld(
  held: Held,
  what: { readonly draftId: DraftId; readonly reportId: ReportId | null },
): boolean {
  return what.reportId === null
    ? held.draft?.id === what.draftId
    : held.reportIds.includes(what.reportId);
}

/** What a new file becomes part of: a draft, or the report that it became. */
export interface FileTarget {
  readonly draftId: DraftId;
  /** Null until the draft is sent. */
  readonly reportId: ReportId | null;
}

/**
 * What a holder's new file goes to: `wanted` where the page said whose it is, else the draft that is being written, else a report that was sent.
 * Undefined where the holder does not hold that: a file never goes to another report than the one its sender looks at.
 */
export async function targetOf(
  tools: Pick<Tools, "shortSecrets">,
  stores: Pick<ReadStores, "drafts" | "sessions">,
  holder: Holder,
  about: { readonly now: Instant; readonly wanted: string | undefined },
): Promise<FileTarget | undefined> {
  const { draft, reportIds } = await heldBy(tools, stores, holder, about.now);
  const targets: FileTarget[] = draft === undefined ? [] : [{ draftId: draft.id, reportId: null }];
  for (const reportId of reportIds) {
    const draftId = await stores.drafts.ofReport(reportId);
    if (draftId !== undefined) targets.push({ draftId, reportId });
  }
  const { wanted } = about;
  return wanted === undefined ? targets[0] : targets.find(({ draftId }) => draftId === wanted);
}
