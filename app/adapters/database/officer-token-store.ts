import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { OfficerTokenId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { OfficerTokenTable } from "#db/officer-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A pass as issued; the secret itself is nowhere. */
export interface OfficerToken {
  readonly id: OfficerTokenId;
  readonly agency: string;
  readonly label: string;
  readonly issuedBy: PersonId;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** `YYYY-MM-DD` in UTC; null while it was never used. */
  readonly lastUsedDay: string | null;
  readonly revokedAt: Instant | null;
}

function tokenOf(row: OfficerTokenTable): OfficerToken {
  return {
    id: row.id as OfficerTokenId,
    agency: row.agency,
    label: row.label,
    issuedBy: row.issued_by as PersonId,
    issuedAt: row.issued_at as Instant,
    expiresAt: row.expires_at as Instant,
    lastUsedDay: row.last_used_day,
    revokedAt: row.revoked_at as Instant | null,
  };
}

/** Reading the passes of officers. */
export function officerTokenReader({ db, holdsRows }: DatabaseScope) {
  return {
    async find(id: OfficerTokenId): Promise<OfficerToken | undefined> {
      const row = await db
        .selectFrom("officer_token")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && tokenOf(row);
    },
    async byHash(tokenHash: string): Promise<OfficerToken | undefined> {
      const row = await db
        .selectFrom("officer_token")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && tokenOf(row);
    },
    /** All of them, newest first. */
    async all(): Promise<readonly OfficerToken[]> {
      const rows = await db
        .selectFrom("officer_token")
        .selectAll()
        .orderBy("issued_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(tokenOf);
    },
  };
}

/** Reading and writing the passes of officers. Issuing and ending one are custody events, using it is none. */
export function officerTokenStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...officerTokenReader(scope),
    async issue(
      token: Omit<OfficerToken, "lastUsedDay" | "revokedAt"> & { readonly tokenHash: string },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("officer_token")
        .values({
          ...{ id: token.id, token_hash: token.tokenHash },
          ...{ agency: token.agency, label: token.label },
          ...{ issued_by: token.issuedBy, issued_at: token.issuedAt, expires_at: token.expiresAt },
          ...{ last_used_day: null, revoked_at: null },
        })
        .execute();
      await append(event);
    },
    async revoke(id: OfficerTokenId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("officer_token")
        .set({ revoked_at: at })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end the pass");
      await append(event);
    },
    /** Notes that it was used on a day. */
    async noteUse(id: OfficerTokenId, day: string): Promise<void> {
      await db
        .updateTable("officer_token")
        .set({ last_used_day: day })
        .where("id", "=", id)
        .execute();
    },
  };
}
