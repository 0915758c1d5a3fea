import type { PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

export interface StaffSession {
  readonly personId: PersonId;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

export interface FollowUpSession {
  readonly reportId: ReportId;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

/** Reading sessions, by the hash of the cookie's token: the token itself is never stored. */
export function sessionReader({ db }: DatabaseScope) {
  return {
    async staff(tokenHash: string): Promise<StaffSession | undefined> {
      const row = await db
        .selectFrom("session")
        .select(["person_id", "created_at", "last_seen_at"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        personId: row.person_id as PersonId,
        createdAt: row.created_at as Instant,
        lastSeenAt: row.last_seen_at as Instant,
      };
    },
    async ofPerson(
      personId: PersonId,
    ): Promise<{ tokenHash: string; createdAt: Instant; lastSeenAt: Instant }[]> {
      const rows = await db
        .selectFrom("session")
        .select(["token_hash", "created_at", "last_seen_at"])
        .where("person_id", "=", personId)
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({
        tokenHash: row.token_hash,
        createdAt: row.created_at as Instant,
        lastSeenAt: row.last_seen_at as Instant,
      }));
    },
    async followUp(tokenHash: string): Promise<FollowUpSession | undefined> {
      const row = await db
        .selectFrom("follow_up_session")
        .select(["report_id", "created_at", "last_seen_at"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        reportId: row.report_id as ReportId,
        createdAt: row.created_at as Instant,
        lastSeenAt: row.last_seen_at as Instant,
      };
    },
    /** When sign-ins under this name failed since an instant. */
    async failuresSince(nameHash: string, since: Instant): Promise<number> {
      const row = await db
        .selectFrom("sign_in_failure")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("name_hash", "=", nameHash)
        .where("failed_at", ">=", since)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}

/** Reading and writing sessions. */
export function sessionStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...sessionReader(scope),
    async startStaff(tokenHash: string, personId: PersonId, at: Instant): Promise<void> {
      await db
        .insertInto("session")
        .values({ token_hash: tokenHash, person_id: personId, created_at: at, last_seen_at: at })
        .execute();
    },
    async touchStaff(tokenHash: string, at: Instant): Promise<void> {
      await db
        .updateTable("session")
        .set({ last_seen_at: at })
        .where("token_hash", "=", tokenHash)
        .execute();
    },
    async endStaff(tokenHash: string): Promise<void> {
      await db.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
    },
    async endAllOf(personId: PersonId): Promise<void> {
      await db.deleteFrom("session").where("person_id", "=", personId).execute();
    },
    async startFollowUp(tokenHash: string, reportId: ReportId, at: Instant): Promise<void> {
      await db
        .insertInto("follow_up_session")
        .values({ token_hash: tokenHash, report_id: reportId, created_at: at, last_seen_at: at })
        .execute();
    },
    async touchFollowUp(tokenHash: string, at: Instant): Promise<void> {
      await db
        .updateTable("follow_up_session")
        .set({ last_seen_at: at })
        .where("token_hash", "=", tokenHash)
        .execute();
    },
    async endFollowUp(tokenHash: string): Promise<void> {
      await db.deleteFrom("follow_up_session").where("token_hash", "=", tokenHash).execute();
    },
    async recordFailure(nameHash: string, at: Instant): Promise<void> {
      await db
        .insertInto("sign_in_failure")
        .values({ name_hash: nameHash, failed_at: at })
        .execute();
    },
    async forgetFailures(nameHash: string): Promise<void> {
      await db.deleteFrom("sign_in_failure").where("name_hash", "=", nameHash).execute();
    },
    /** Removes what has run out: sessions last seen and failures made before these instants. */
    async sweep(before: {
      readonly staff: Instant;
      readonly followUp: Instant;
      readonly failures: Instant;
    }): Promise<void> {
      await db.deleteFrom("session").where("last_seen_at", "<", before.staff).execute();
      await db
        .deleteFrom("follow_up_session")
        .where("last_seen_at", "<", before.followUp)
        .execute();
      await db.deleteFrom("sign_in_failure").where("failed_at", "<", before.failures).execute();
    },
  };
}
