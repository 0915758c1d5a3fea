import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

/** A witness's visit ends after this long without a page. */
export const FOLLOW_UP_IDLE_MILLIS = 30 * 60_000;

/** A reporter in records: nothing names them. */
export const REPORTER = { kind: "public", id: "reporter" } as const;

/** The visit that a token opens; undefined where there is none, or it ended. */
export async function visitOf(
  tools: Pick<Tools, "shortSecrets">,
  stores: Pick<ReadStores, "sessions">,
  token: string,
  now: Instant,
): Promise<{ readonly reportId: ReportId; readonly threadKeysSealed: string | null } | undefined> {
  const visit = await stores.sessions.followUp(tools.shortSecrets.hashToken(token));
  return visit === undefined || later(visit.lastSeenAt, FOLLOW_UP_IDLE_MILLIS) < now
    ? undefined
    : visit;
}
