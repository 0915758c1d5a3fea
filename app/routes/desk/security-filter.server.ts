import { isIdOf } from "#app/core/ids.ts";
import { later, parseInstant } from "#app/core/instant.ts";
import type { SecurityFilter } from "#app/core/people/security-filter.ts";
import { isSecurityEventName } from "#app/core/people/security-event.ts";

/** What a page's address asks for, and what of it was no day. */
export interface AskedSecurityLog {
  readonly filter: SecurityFilter;
  readonly values: { readonly event: string; readonly person: string; readonly day: string };
  readonly badDay: boolean;
}

const DAY_MILLIS = 86_400_000;

/** Reads the filter out of an address. What is not understood filters nothing, and a day that is none is said. */
export function securityFilter(search: URLSearchParams): AskedSecurityLog {
  const event = search.get("event") ?? "";
  const person = search.get("person") ?? "";
  const day = (search.get("day") ?? "").trim();
  const from = day === "" ? undefined : parseInstant(`${day}T00:00:00.000Z`);
  const after = /^(.{24})_(\d{1,15})$/.exec(search.get("after") ?? "");
  const at = after === null ? undefined : parseInstant(after[1] ?? "");
  return {
    filter: {
      event: isSecurityEventName(event) ? event : undefined,
      personId: isIdOf("usr", person) ? person : undefined,
      from,
      until: from === undefined ? undefined : later(from, DAY_MILLIS),
      after: at === undefined ? undefined : { at, number: Number(after?.[2]) },
    },
    values: { event, person, day: day.slice(0, 40) },
    badDay: day !== "" && from === undefined,
  };
}
