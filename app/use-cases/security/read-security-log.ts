import type { StoredSecurityEntry } from "#app/adapters/database/security-store.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import { reviewState, type ReviewState } from "#app/core/people/security-review.ts";
import type { SecurityFilter } from "#app/core/people/security-filter.ts";
import type { SecurityEventName } from "#app/core/people/security-event.ts";
import type { Tools } from "../tools.ts";

export const SECURITY_PAGE = 100;
/** Rows of one export; who needs more narrows the days. */
export const MOST_EXPORTED = 20_000;
const COUNTED_MILLIS = 7 * 86_400_000;
const REVIEWS_SHOWN = 10;

/** The log as one page shows it. `entries` is undefined for those who may see figures only. */
export interface SecurityLogPage {
  readonly counts: readonly { readonly event: SecurityEventName; readonly times: number }[];
  readonly review: ReviewState;
  readonly reviews: readonly {
    readonly signedAt: Instant;
    readonly signedByName: string;
    readonly coversUntil: Instant;
    readonly events: number;
    readonly remark: string;
  }[];
  readonly entries: readonly StoredSecurityEntry[] | undefined;
  readonly more: boolean;
  /** Everybody of the office, by id: events name ids only. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** False when lines have waited too long on their way out. */
  readonly keepsUp: boolean;
}

/** Figures of the last seven days and the reviews; for auditors the entries too. Undefined for everybody else. */
export async function readSecurityLog(
  tools: Pick<Tools, "read" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly filter: SecurityFilter },
): Promise<SecurityLogPage | undefined> {
  const now = tools.clock.now();
  const may = (ability: "security-log.count" | "security-log.read") =>
    authorise(input.by, ability, OFFICE, now).allowed;
  if (!may("security-log.count")) return undefined;
  const reads = may("security-log.read");
  return tools.read(async ({ security, people }) => {
    const all = await people.all();
    const names = new Map(all.map((person) => [person.id, person.displayName]));
    const reviews = await security.reviews(REVIEWS_SHOWN);
    const page = reads ? await security.page(input.filter, SECURITY_PAGE + 1) : undefined;
    return {
      counts: await security.counts(later(now, -COUNTED_MILLIS), later(now, 1)),
      review: reviewState(reviews[0]?.signedAt, await security.oldest(), now),
      reviews: reviews.map((review) => ({
        signedAt: review.signedAt,
        signedByName: names.get(review.signedBy) ?? review.signedBy,
        coversUntil: review.coversUntil,
        events: review.events,
        remark: review.remark,
      })),
      entries: page?.slice(0, SECURITY_PAGE),
      more: (page?.length ?? 0) > SECURITY_PAGE,
      people: reads ? all.map(({ id, displayName }) => ({ id, name: displayName })) : [],
      keepsUp: tools.securityLog.isKeepingUp(),
    };
  });
}

/** The entries that a filter matches, newest first, for a file; undefined for those who may not read them. */
export async function exportSecurityLog(
  tools: Pick<Tools, "read" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly filter: SecurityFilter },
): Promise<readonly StoredSecurityEntry[] | undefined> {
  if (!authorise(input.by, "security-log.read", OFFICE, tools.clock.now()).allowed) {
    return undefined;
  }
  const entries = await tools.read(({ security }) => security.page(input.filter, MOST_EXPORTED));
  tools.securityLog.record({
    event: "security-log.exported",
    personId: input.by.id,
    facts: { events: entries.length },
  });
  return entries;
}
