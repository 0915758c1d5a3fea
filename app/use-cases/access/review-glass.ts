import type { Glass } from "#app/adapters/database/access-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { isIdOf, type GlassId } from "#app/core/ids.ts";
import { later, millisOf, type Instant } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { parseReason, REVIEW_MILLIS } from "#app/core/people/break-glass.ts";
import { auditorNews, openingsToReview, type AuditorNews } from "../identity/review-openings.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** An opening with what people call the report or case. */
export type NamedGlass = Glass & { readonly name: string };

/** What every page of the desk tells the person who looks: what they have open, and how much waits for their review. */
export interface DeskNews {
  readonly open: readonly NamedGlass[];
  /** Undefined for those who review nothing. */
  readonly toReview: { readonly waiting: number; readonly overdue: number } | undefined;
  /** Undefined for those who audit nothing. */
  readonly audited: AuditorNews | undefined;
  /** Whether single keys do something for this person. */
  readonly shortcuts: boolean;
  /** Notes that name them and that they have not read, and their tasks whose day has passed. */
  readonly forThem: number;
}

/** Read for every page of the desk: a few indexed look-ups. */
export async function readDeskNews(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person },
): Promise<DeskNews> {
  const { by } = input;
  const now = tools.clock.now();
  const opens = authorise(by, "break-glass.open", OFFICE, now).allowed;
  const reviews = authorise(by, "break-glass.review", OFFICE, now).allowed;
  const audits = authorise(by, "access.review", OFFICE, now).allowed;
  return tools.read(async (stores): Promise<DeskNews> => {
    const shortcuts = await stores.preferences.shortcuts(by.id);
    const forThem = await waitingFor(stores, by, { now, zone: tools.office.timeZone });
    const own = { shortcuts, forThem };
    if (!opens && !reviews) return { open: [], toReview: undefined, audited: undefined, ...own };
    const open = opens ? await stores.access.openBy(by.id, now) : [];
    const waiting = reviews
      ? (await stores.access.glassesWaiting(REVIEWS_SHOWN)).filter((one) => one.personId !== by.id)
      : [];
    const names = reviews ? await openingsToReview(stores, { by, now }) : undefined;
    const seen = open.length + waiting.length === 0 ? () => true : await notHidden(stores, by);
    const glasses = waiting.filter(seen);
    return {
      open: await named(stores, open.filter(seen)),
      toReview: names && {
        waiting: glasses.length + names.waiting,
        overdue: glasses.filter((one) => isOverdue(one, now)).length + names.overdue,
      },
      audited: audits ? await auditorNews(stores, now) : undefined,
      ...own,
    };
  });
}

async function waitingFor(
  { mentions, tasks }: Pick<ReadStores, "mentions" | "tasks">,
  by: Person,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Promise<number> {
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return 0;
  const looker = lookerOf(by, decision, now);
  const unread = await mentions.unread(looker);
  return unread + (await tasks.overdue(looker, dayIn(zone, millisOf(now))));
}

async function notHidden(
  { access }: Pick<ReadStores, "access">,
  by: Person,
): Promise<(one: Glass) => boolean> {
  const hidden = new Set(await access.hiddenFrom(by.id));
  return (one) => !hidden.has(one.subjectId);
}

async function named(
  stores: Pick<ReadStores, "reports" | "cases">,
  glasses: readonly Glass[],
): Promise<readonly NamedGlass[]> {
  const all: NamedGlass[] = [];
  for (const one of glasses) {
    const { subjectId } = one;
    const name = isIdOf("rpt", subjectId)
      ? (await stores.reports.find(subjectId))?.code
      : isIdOf("cas", subjectId)
        ? (await stores.cases.find(subjectId))?.number
        : undefined;
    all.push({ ...one, name: name ?? subjectId });
  }
  return all;
}

function isOverdue(glass: Glass, now: Instant): boolean {
  return glass.reviewedAt === null && later(glass.openedAt, REVIEW_MILLIS) < now;
}

export type GlassForReview = NamedGlass & { readonly overdue: boolean };

const REVIEWS_SHOWN = 100;

/** Openings to review, the oldest without a review first; undefined for those who review none. */
export async function listGlassForReview(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly GlassForReview[] | undefined> {
  const now = tools.clock.now();
  if (!authorise(input.by, "break-glass.review", OFFICE, now).allowed) return undefined;
  return tools.read(async (stores) => {
    const seen = await notHidden(stores, input.by);
    const { access } = stores;
    const all = [
      ...(await access.glassesWaiting(REVIEWS_SHOWN)),
      ...(await access.glassesReviewed(REVIEWS_SHOWN)),
    ];
    return (await named(stores, all.filter(seen))).map((one) => ({
      ...one,
      overdue: isOverdue(one, now),
    }));
  });
}

/** Says whether an opening was in order. Nobody reviews their own. */
export async function reviewGlass(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly glassId: GlassId;
    readonly finding: "fine" | "not-fine";
    readonly remarks: string;
  },
): Promise<
  | { readonly kind: "done" | "not-found" | "own" | "reason" | "already-there" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, finding } = input;
  const now = tools.clock.now();
  const may = authorise(by, "break-glass.review", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  const remarks = parseReason(input.remarks);
  if (remarks === undefined) return { kind: "reason" };
  return tools.transact(async ({ access }) => {
    const glass = await access.glass(input.glassId);
    if (glass === undefined || (await access.hiddenFrom(by.id)).includes(glass.subjectId)) {
      return { kind: "not-found" };
    }
    if (glass.personId === by.id) return { kind: "own" };
    if (glass.reviewedAt !== null) return { kind: "already-there" };
    await access.reviewGlass(
      { id: glass.id, by: by.id, at: now, finding, remarks },
      {
        ev: "access.break_glass_reviewed",
        subj: glass.subjectId,
        actor: actorOf(by),
        obj: { opening: glass.id, finding },
        disclosures: [actorName(by), { name: "reason", value: remarks }],
      },
    );
    return { kind: "done" };
  });
}
