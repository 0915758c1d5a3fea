import type { MediaTicket } from "#app/adapters/database/ticket-store.ts";
import { PROLONG_BELOW_MILLIS, TICKET_MILLIS } from "#app/core/evidence/media-ticket.ts";
import type { OriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import type { ItemId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { isLive } from "#app/core/people/session.ts";
import { readSignInPolicy } from "../people/sign-in-policy.ts";
import type { Tools } from "../tools.ts";
import {
  describeOriginal,
  openOriginal,
  openThroughTicket,
  seePreview,
  type OpenedEvidence,
} from "./open-evidence.ts";

export type GiveOutcome =
  | { readonly kind: "given"; readonly ticket: string }
  | Exclude<OpenedEvidence, { readonly kind: "opened" }>;

/** Who asks for media: a ticket is good for that session and that browser alone. */
interface Asker {
  readonly by: Person;
  /** The session's secret. */
  readonly token: string;
  /** What tells the browser from others; kept only as an HMAC under the ticket. */
  readonly client: string;
}

type Giving = Pick<
  Tools,
  "transact" | "read" | "clock" | "newId" | "shortSecrets" | "recordLook" | "blobs" | "office"
>;

/**
 * Gives leave to fetch a picture of a file from the media host, for five minutes (security-reliability 3.10). The same session is
 * given the same ticket again while it is good: pages that show a picture twice leave one record of it.
 */
export async function givePreviewTicket(
  tools: Giving,
  input: Asker & { readonly itemId: ItemId; readonly preview: string },
): Promise<GiveOutcome> {
  const seen = await seePreview(tools, input);
  if (seen.kind !== "seen") return seen;
  const wanted = { itemId: input.itemId, representation: input.preview };
  const again = await sameAgain(tools, input, wanted);
  return again ?? giveNew(tools, input, { ...wanted, purpose: null, warned: false });
}

/** Gives leave to fetch an original, for a purpose. Each download asks anew, so each has a ticket of its own. */
export async function giveOriginalTicket(
  tools: Giving,
  input: Asker & {
    readonly itemId: ItemId;
    readonly purpose: OriginalPurpose;
    readonly warned: boolean;
  },
): Promise<GiveOutcome> {
  const found = await describeOriginal(tools, input);
  if (found.kind === "quarantined" && !input.warned) return found;
  if (found.kind !== "described" && found.kind !== "quarantined") return found;
  const { itemId, purpose, warned } = input;
  return giveNew(tools, input, { itemId, representation: "original", purpose, warned });
}

/** A good ticket of this session and browser, with another five minutes. */
async function sameAgain(
  tools: Giving,
  { token, client }: Asker,
  wanted: Pick<MediaTicket, "itemId" | "representation">,
): Promise<GiveOutcome | undefined> {
  const now = tools.clock.now();
  const { shortSecrets } = tools;
  const sessionHash = shortSecrets.hashToken(token);
  const good = await tools.read((stores) => stores.tickets.goodOf({ ...wanted, sessionHash }, now));
  for (const { id, sealed, client: mark, expiresAt } of good) {
    const ticket = shortSecrets.open({ secret: token, purpose: "media-ticket", id, sealed });
    if (ticket === undefined || shortSecrets.markOf(ticket, client) !== mark) continue;
    if (expiresAt < later(now, PROLONG_BELOW_MILLIS)) {
      await tools.transact((stores) => stores.tickets.prolong(id, later(now, TICKET_MILLIS)));
    }
    return { kind: "given", ticket };
  }
  return undefined;
}

async function giveNew(
  tools: Giving,
  { token, client }: Asker,
  wanted: Pick<MediaTicket, "itemId" | "representation" | "purpose"> & { readonly warned: boolean },
): Promise<GiveOutcome> {
  const { shortSecrets } = tools;
  const now = tools.clock.now();
  const id = tools.newId("tkt");
  const ticket = shortSecrets.newToken();
  await tools.transact((stores) =>
    stores.tickets.give({
      id,
      ticketHash: shortSecrets.hashToken(ticket),
      sealed: shortSecrets.seal({ secret: token, purpose: "media-ticket", id, text: ticket }),
      sessionHash: shortSecrets.hashToken(token),
      itemId: wanted.itemId,
      representation: wanted.representation,
      purpose: wanted.purpose,
      warnedAt: wanted.warned ? now : null,
      client: shortSecrets.markOf(ticket, client),
      expiresAt: later(now, TICKET_MILLIS),
      openedAt: null,
    }),
  );
  return { kind: "given", ticket };
}

/** What a ticket opens, before anything of it is opened. */
interface Presented {
  readonly ticket: string;
  readonly client: string;
}

/**
 * Opens what a ticket is for. It must be good, come from the browser it was given to, and its session must be open and its person
 * still allowed. One answer for every ticket that opens nothing. The first look through it is recorded before its first byte;
 * originals record every part that is given.
 */
export async function openTicket(
  tools: Giving,
  input: Presented & { readonly range?: { readonly start: number; readonly end?: number } },
): Promise<OpenedEvidence> {
  const found = await findTicket(tools, input);
  if (found === undefined) return { kind: "not-found" };
  const { ticket, by } = found;
  const range = input.range === undefined ? {} : { range: input.range };
  if (ticket.purpose === null) {
    return openThroughTicket(tools, { by, ticket, ...range });
  }
  const { itemId, purpose, warnedAt } = ticket;
  return openOriginal(tools, { by, itemId, purpose, warned: warnedAt !== null, ...range });
}

/** What a ticket would give, without opening or recording anything: for HEAD. */
export async function describeTicket(
  tools: Giving,
  input: Presented,
): Promise<
  | {
      readonly kind: "described";
      readonly name: string;
      readonly sha256: string;
      readonly size: number;
      readonly mediaType: string;
      readonly isOriginal: boolean;
    }
  | { readonly kind: "not-found" | "not-ready" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const found = await findTicket(tools, input);
  if (found === undefined) return { kind: "not-found" };
  const { ticket, by } = found;
  if (ticket.purpose === null) {
    const seen = await seePreview(tools, {
      by,
      itemId: ticket.itemId,
      preview: ticket.representation,
    });
    if (seen.kind !== "seen") return seen.kind === "refused" ? seen : { kind: "not-found" };
    const { sha256, size, mediaType } = seen.derivative;
    const name = seen.item.originalName;
    return { kind: "described", name, sha256, size, mediaType, isOriginal: false };
  }
  const original = await describeOriginal(tools, { by, itemId: ticket.itemId });
  if (original.kind !== "described" && original.kind !== "quarantined") return original;
  const { originalName: name, sha256, size } = original.item;
  const mediaType = "application/octet-stream";
  return { kind: "described", name, sha256, size, mediaType, isOriginal: true };
}

/** The ticket and its person, with another five minutes where it is good. */
async function findTicket(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets">,
  { ticket: text, client }: Presented,
): Promise<{ readonly ticket: MediaTicket; readonly by: Person } | undefined> {
  const now = tools.clock.now();
  const { shortSecrets } = tools;
  const found = await tools.read(async (stores) => {
    const ticket = await stores.tickets.find(shortSecrets.hashToken(text));
    if (ticket === undefined || ticket.expiresAt <= now) return undefined;
    if (ticket.client !== shortSecrets.markOf(text, client)) return undefined;
    const session = await stores.sessions.staff(ticket.sessionHash);
    const { idleMinutes } = await readSignInPolicy(stores);
    if (session === undefined || !isLive(session, now, idleMinutes)) return undefined;
    const by = await stores.people.find(session.personId);
    return by?.status === "active" ? { ticket, by } : undefined;
  });
  if (found !== undefined && found.ticket.expiresAt < later(now, PROLONG_BELOW_MILLIS)) {
    const { id } = found.ticket;
    await tools.transact((stores) => stores.tickets.prolong(id, later(now, TICKET_MILLIS)));
  }
  return found;
}
