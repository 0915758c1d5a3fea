import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { isInTime } from "#app/core/people/in-time.ts";
import type { Tools } from "../tools.ts";

/** A witness's visit ends after this long without a page. */
export const FOLLOW_UP_IDLE_MILLIS = 30 * 60_000;

/** A reporter in records: nothing names them. */
export const REPORTER = { kind: "public", id: "reporter" } as const;

/** Whether a visit that was last seen then is open. One of the future, which a clock left that was set back since, is over. */
export function isVisitOpen(lastSeenAt: Instant, now: Instant): boolean {
  return isInTime(later(lastSeenAt, FOLLOW_UP_IDLE_MILLIS), FOLLOW_UP_IDLE_MILLIS, now);
}

/** The visit that a token opens; undefined where there is none, or it ended. */
export async function visitOf(
  tools: Pick<Tools, "shortSecrets">,
  stores: Pick<ReadStores, "sessions">,
  token: string,
  now: Instant,
): Promise<{ readonly reportId: ReportId; readonly threadKeysSealed: string | null } | undefined> {
  const visit = await stores.sessions.followUp(tools.shortSecrets.hashToken(token));
  return visit !== undefined && isVisitOpen(visit.lastSeenAt, now) ? visit : undefined;
}
