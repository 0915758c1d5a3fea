import type { StoredOpening } from "#app/adapters/database/opening-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import { openingOf } from "#app/core/identity/opening.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { parseAct } from "#app/core/people/act.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { parseReason } from "#app/core/people/break-glass.ts";
import type { Tools } from "../tools.ts";

/** Who saw which fields of a reporter's identity in an emergency, and why; never what the fields say. */
export interface OpeningForReview extends Omit<StoredOpening, "text"> {
  /** In the requester's words; empty where the stored act cannot be read, which the audit reports. */
  readonly reason: string;
  readonly legalAuthority: string;
  readonly overdue: boolean;
  /** The one who asked, and those who approved it, leave the review to somebody else. */
  readonly own: boolean;
}

const SHOWN = 100;

/** Emergencies to review, the oldest without a review first; undefined for those who review none. */
export async function listOpeningsForReview(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly OpeningForReview[] | undefined> {
  const { by } = input;
  const now = tools.clock.now();
  if (!authorise(by, "break-glass.review", OFFICE, now).allowed) return undefined;
  return tools.read(async ({ approvals, access }) => {
    const hidden = new Set<string>(await access.hiddenFrom(by.id));
    const all = [
      ...(await approvals.openingsWaiting(SHOWN)),
      ...(await approvals.openingsReviewed(SHOWN)),
    ];
    return all.filter((one) => !hidden.has(one.reportId)).map((one) => shown(one, by, now));
  });
}

function shown({ text, ...one }: StoredOpening, by: Person, now: Instant): OpeningForReview {
  const act = parseAct(text);
  return {
    ...one,
    reason: act?.purpose ?? "",
    legalAuthority: (act === undefined ? undefined : openingOf(act))?.legalAuthority ?? "",
    overdue: isOverdue(one, now),
    own: isOwn(one, by),
  };
}

function isOverdue(one: Pick<StoredOpening, "reviewBy" | "reviewedAt">, now: Instant): boolean {
  return one.reviewedAt === null && one.reviewBy !== null && one.reviewBy < now;
}

function isOwn(one: Pick<StoredOpening, "requesterId" | "approvers">, by: Person): boolean {
  return one.requesterId === by.id || one.approvers.some(({ id }) => id === by.id);
}

/** How many emergencies wait for this person's review, and how many of them too long. For whoever reviews. */
export async function openingsToReview(
  { approvals, access }: Pick<ReadStores, "approvals" | "access">,
  { by, now }: { readonly by: Person; readonly now: Instant },
): Promise<{ readonly waiting: number; readonly overdue: number }> {
  const others = (await approvals.openingsWaiting(SHOWN)).filter((one) => !isOwn(one, by));
  const hidden = new Set<string>(others.length === 0 ? [] : await access.hiddenFrom(by.id));
  const all = others.filter((one) => !hidden.has(one.reportId));
  return { waiting: all.length, overdue: all.filter((one) => isOverdue(one, now)).length };
}

/** What auditors are told for a week (security-reliability 3.4: at once). Figures only. */
export interface AuditorNews {
  readonly namesOpened: number;
  readonly recovered: number;
}

const TOLD_MILLIS = 7 * 86_400_000;

/** How many reporters' names were opened and how many accounts were taken up again within the last seven days. */
export async function auditorNews(
  { approvals }: Pick<ReadStores, "approvals">,
  now: Instant,
): Promise<AuditorNews> {
  const since = later(now, -TOLD_MILLIS);
  return {
    namesOpened: await approvals.countOpenings(since),
    recovered: await approvals.countRecovered(since),
  };
}

/** Says whether opening a name in an emergency was in order; never by whoever asked for it or approved it. */
export async function reviewOpening(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly requestId: ApprovalId;
    readonly finding: "fine" | "not-fine";
    readonly remarks: string;
  },
): Promise<
  | { readonly kind: "done" | "not-found" | "own" | "reason" | "already-there" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, finding, requestId } = input;
  const now = tools.clock.now();
  const may = authorise(by, "break-glass.review", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  const remarks = parseReason(input.remarks);
  if (remarks === undefined) return { kind: "reason" };
  return tools.transact(async ({ approvals, access }) => {
    const opening = await approvals.opening(requestId);
    if (opening === undefined || opening.reviewBy === null) return { kind: "not-found" };
    if ((await access.hiddenFrom(by.id)).includes(opening.reportId)) return { kind: "not-found" };
    if (isOwn(opening, by)) return { kind: "own" };
    if (opening.reviewedAt !== null) return { kind: "already-there" };
    await approvals.reviewOpening(
      { id: requestId, by: by.id, at: now, finding, remarks },
      {
        ev: "access.reviewed",
        subj: opening.reportId,
        actor: actorOf(by),
        obj: { request: requestId, finding },
        disclosures: [actorName(by), { name: "note", value: remarks }],
      },
    );
    return { kind: "done" };
  });
}
