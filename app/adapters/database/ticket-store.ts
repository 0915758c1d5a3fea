import type { CustodyEvent } from "#app/core/custody/event.ts";
import { isOriginalPurpose, type OriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import type { ItemId, TicketId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { TimeBounds } from "#app/core/people/in-time.ts";
import type { MediaTicketTable } from "#db/media-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Leave to fetch one representation of one file. */
export interface MediaTicket {
  readonly id: TicketId;
  readonly ticketHash: string;
  /** The ticket itself, sealed under the secret of the session it was given to. */
  readonly sealed: string;
  readonly sessionHash: string;
  readonly itemId: ItemId;
  /** `original`, or the kind of a derivative. */
  readonly representation: string;
  readonly purpose: OriginalPurpose | null;
  readonly warnedAt: Instant | null;
  readonly client: string;
  readonly expiresAt: Instant;
  readonly openedAt: Instant | null;
}

function ticketOf(row: MediaTicketTable): MediaTicket {
  return {
    id: row.id as TicketId,
    ticketHash: row.ticket_hash,
    sealed: row.sealed,
    sessionHash: row.session_hash,
    itemId: row.item_id as ItemId,
    representation: row.representation,
    purpose: isOriginalPurpose(row.purpose) ? row.purpose : null,
    warnedAt: row.warned_at as Instant | null,
    client: row.client,
    expiresAt: row.expires_at as Instant,
    openedAt: row.opened_at as Instant | null,
  };
}

/** Reading tickets. */
export function ticketReader({ db }: DatabaseScope) {
  return {
    async find(ticketHash: string): Promise<MediaTicket | undefined> {
      const row = await db
        .selectFrom("media_ticket")
        .selectAll()
        .where("ticket_hash", "=", ticketHash)
        .executeTakeFirst();
      return row === undefined ? undefined : ticketOf(row);
    },
    /** A session's tickets for one representation of one file that are good after `now`, the newest first. */
    async goodOf(
      about: Pick<MediaTicket, "sessionHash" | "itemId" | "representation">,
      now: Instant,
    ): Promise<MediaTicket[]> {
      const rows = await db
        .selectFrom("media_ticket")
        .selectAll()
        .where("session_hash", "=", about.sessionHash)
        .where("item_id", "=", about.itemId)
        .where("representation", "=", about.representation)
        .where("expires_at", ">", now)
        .orderBy("expires_at", "desc")
        .execute();
      return rows.map(ticketOf);
    },
  };
}

/** Reading and writing tickets. Giving one shows nothing; the first look through it is recorded. */
export function ticketStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...ticketReader(scope),
    async give(ticket: MediaTicket): Promise<void> {
      await db
        .insertInto("media_ticket")
        .values({
          id: ticket.id,
          ticket_hash: ticket.ticketHash,
          sealed: ticket.sealed,
          session_hash: ticket.sessionHash,
          item_id: ticket.itemId,
          representation: ticket.representation,
          purpose: ticket.purpose,
          warned_at: ticket.warnedAt,
          client: ticket.client,
          expires_at: ticket.expiresAt,
          opened_at: ticket.openedAt,
        })
        .execute();
    },
    async prolong(id: TicketId, until: Instant): Promise<void> {
      await db
        .updateTable("media_ticket")
        .set({ expires_at: until })
        .where("id", "=", id)
        .execute();
    },
    /** Notes and records the first look through a ticket; later ones, and those that come at the same time, change nothing. */
    async open(id: TicketId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("media_ticket")
        .set({ opened_at: at })
        .where("id", "=", id)
        .where("opened_at", "is", null)
        .executeTakeFirst();
      if (result.numUpdatedRows === 1n) await append(event);
    },
    /** Forgets, by when they end, those that open nothing any more. */
    async sweep({ before, beyond }: TimeBounds): Promise<void> {
      await db
        .deleteFrom("media_ticket")
        .where((eb) => eb.or([eb("expires_at", "<", before), eb("expires_at", ">", beyond)]))
        .execute();
    },
  };
}
