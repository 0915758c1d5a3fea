import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { PersonId, TokenId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import type { ApiTokenTable } from "#db/api-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A token of the API as issued; the secret itself is nowhere. */
export interface ApiToken {
  readonly id: TokenId;
  readonly personId: PersonId;
  readonly label: string;
  readonly abilities: readonly Ability[];
  readonly issuedBy: PersonId;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** `YYYY-MM-DD` in UTC; null while it was never used. */
  readonly lastUsedDay: string | null;
  readonly revokedAt: Instant | null;
}

const TOKEN = [
  "id",
  "person_id",
  "label",
  "abilities",
  "issued_by",
  "issued_at",
  "expires_at",
  "last_used_day",
  "revoked_at",
] as const;

function tokenOf(row: Pick<ApiTokenTable, (typeof TOKEN)[number]>): ApiToken {
  return {
    id: row.id as TokenId,
    personId: row.person_id as PersonId,
    label: row.label,
    abilities: JSON.parse(row.abilities) as Ability[],
    issuedBy: row.issued_by as PersonId,
    issuedAt: row.issued_at as Instant,
    expiresAt: row.expires_at as Instant,
    lastUsedDay: row.last_used_day,
    revokedAt: row.revoked_at as Instant | null,
  };
}

/** Reading the API's tokens. */
export function tokenReader({ db, holdsRows }: DatabaseScope) {
  return {
    async find(id: TokenId): Promise<ApiToken | undefined> {
      const row = await db
        .selectFrom("api_token")
        .select(TOKEN)
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : tokenOf(row);
    },
    async byHash(tokenHash: string): Promise<ApiToken | undefined> {
      const row = await db
        .selectFrom("api_token")
        .select(TOKEN)
        .where("token_hash", "=", tokenHash)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : tokenOf(row);
    },
    /** The tokens of one person, or of everybody, newest first. */
    async list(personId?: PersonId): Promise<ApiToken[]> {
      const rows = await db
        .selectFrom("api_token")
        .select(TOKEN)
        .$if(personId !== undefined, (query) => query.where("person_id", "=", personId ?? ""))
        .orderBy("issued_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(tokenOf);
    },
  };
}

/** Reading and writing the API's tokens. Issuing and revoking one are custody events, using it is none. */
export function tokenStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...tokenReader(scope),
    async issue(
      token: Omit<ApiToken, "lastUsedDay" | "revokedAt"> & { readonly tokenHash: string },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("api_token")
        .values({
          id: token.id,
          token_hash: token.tokenHash,
          person_id: token.personId,
          label: token.label,
          abilities: JSON.stringify(token.abilities),
          issued_by: token.issuedBy,
          issued_at: token.issuedAt,
          expires_at: token.expiresAt,
          last_used_day: null,
          revoked_at: null,
          window_start: null,
          window_calls: 0,
        })
        .execute();
      await append(event);
    },
    async revoke(id: TokenId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("api_token")
        .set({ revoked_at: at })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "revoke the token");
      await append(event);
    },
    /** Ends every token of a person that still works, each with a record of its own, and answers which. */
    async revokeAllOf(
      personId: PersonId,
      at: Instant,
      eventFor: (id: TokenId) => CustodyEvent,
    ): Promise<readonly TokenId[]> {
      const rows = await db
        .updateTable("api_token")
        .set({ revoked_at: at })
        .where("person_id", "=", personId)
        .where("revoked_at", "is", null)
        .where("expires_at", ">", at)
        .returning("id")
        .execute();
      const ended = rows.map((row) => row.id as TokenId).toSorted();
      for (const id of ended) await append(eventFor(id));
      return ended;
    },
    /**
     * Notes that a token is used on a day, and counts the call in its window; answers how many calls that window holds
     * now. A count kept here is one count for all of the office's servers.
     */
    async countCall(id: TokenId, use: { readonly day: string; readonly window: Instant }) {
      const row = await db
        .updateTable("api_token")
        .set((eb) => ({
          last_used_day: use.day,
          window_start: use.window,
          window_calls: eb
            .case()
            .when("window_start", "=", use.window)
            .then(eb("window_calls", "+", 1))
            .else(1)
            .end(),
        }))
        .where("id", "=", id)
        .returning("window_calls")
        .executeTakeFirstOrThrow();
      return Number(row.window_calls);
    },
  };
}
