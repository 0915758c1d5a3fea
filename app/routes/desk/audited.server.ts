import { isIdOf } from "#app/core/ids.ts";
import { parseInstant, type Instant } from "#app/core/instant.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Audited } from "#app/use-cases/access/who-could-see.ts";

/** The report, file or case that an address names; anything else is answered like what does not exist. */
export function auditedId(text: unknown): Audited {
  if (isIdOf("rpt", text) || isIdOf("itm", text) || isIdOf("cas", text)) return text;
  throw refuse(404);
}

/** The moment that was asked about, to the minute in UTC, such as `2026-04-21T17:40`; undefined when none or none that is one. */
export function auditedMoment(url: string): Instant | undefined {
  const asked = new URL(url).searchParams.get("at") ?? "";
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(asked)
    ? parseInstant(`${asked}:00.000Z`)
    : undefined;
}
