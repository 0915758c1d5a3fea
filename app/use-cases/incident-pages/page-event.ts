import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT, type IncidentPageId } from "#app/core/ids.ts";
import type { IncidentPage } from "#app/core/intake/incident-page.ts";
import type { Json } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";

/** What a page says, as canonical text (RFC 8785), and its SHA-256 in hex: reports name it by that. */
export function textOf(page: IncidentPage): { readonly text: string; readonly sha256: string } {
  const text = canonicalJson(page as unknown as Json);
  return { text, sha256: toHex(sha256(toUtf8(text))) };
}

/** The record of an act on a page. Its words stand in the digest alone. The office is its subject: a page is nobody's report. */
export function pageEvent(
  ev: "page.made" | "page.changed" | "page.opened" | "page.closed",
  by: Person,
  obj: { readonly page: IncidentPageId; readonly version: number; readonly sha256: string },
): CustodyEvent {
  return {
    ev,
    subj: SYSTEM_SUBJECT,
    actor: actorOf(by),
    obj: { ...obj },
    disclosures: [actorName(by)],
  };
}
