import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Challenge, ChallengePurpose } from "#app/core/people/challenge.ts";
import { FRESH_PATH, type PasswordPath } from "#app/core/people/password-path.ts";
import type { DatabaseScope } from "./scope.ts";

/** The secret of somebody's one-time codes, sealed. Counts as a factor once confirmed with a first code. */
export interface TotpSecret {
  readonly sealed: Uint8Array;
  readonly confirmedAt: Instant | null;
  readonly lastStep: number;
}

/** Reading what stands behind sign-ins besides passkeys: codes, challenges, the state of the password path. */
export function factorReader({ db, holdsRows }: DatabaseScope) {
  return {
    async totp(personId: PersonId): Promise<TotpSecret | undefined> {
      const row = await db
        .selectFrom("totp_secret")
        .selectAll()
        .where("person_id", "=", personId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        sealed: new Uint8Array(row.sealed),
        confirmedAt: row.confirmed_at as Instant | null,
        lastStep: Number(row.last_step),
      };
    },
    /** The password path of a name, as it was left. */
    async passwordPath(nameHash: string): Promise<PasswordPath> {
      const row = await db
        .selectFrom("password_path")
        .select(["failures", "locked_at"])
        .where("name_hash", "=", nameHash)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      if (row === undefined) return FRESH_PATH;
      return {
        failures: row.failures === "" ? [] : (row.failures.split(" ") as Instant[]),
        lockedAt: row.locked_at as Instant | null,
      };
    },
  };
}

/** Reading and writing the same. */
export function factorStore(scope: DatabaseScope) {
  const { db } = scope;
  const reader = factorReader(scope);
  return {
    ...reader,
    /** Puts a new secret in the place of any other; it counts once confirmed. */
    async setTotp(personId: PersonId, sealed: Uint8Array, at: Instant): Promise<void> {
      const fresh = { sealed, created_at: at, confirmed_at: null, last_step: -1 };
      await db
        .insertInto("totp_secret")
        .values({ person_id: personId, ...fresh })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet(fresh))
        .execute();
    },
    /** Records an accepted code's step; the first one confirms the secret. */
    async acceptStep(personId: PersonId, step: number, at: Instant): Promise<void> {
      await db
        .updateTable("totp_secret")
        .set((eb) => ({
          last_step: step,
          confirmed_at: eb.fn.coalesce("confirmed_at", eb.val<string>(at)),
        }))
        .where("person_id", "=", personId)
        .execute();
    },
    async removeTotp(personId: PersonId): Promise<void> {
      await db.deleteFrom("totp_secret").where("person_id", "=", personId).execute();
    },
    /**
     * The password path of a name, held until the end of the transaction: of two tries at once, the second sees what the
     * first left.
     */
    async holdPasswordPath(nameHash: string, at: Instant): Promise<PasswordPath> {
      await db
        .insertInto("password_path")
        .values({ name_hash: nameHash, failures: "", locked_at: null, changed_at: at })
        .onConflict((conflict) => conflict.column("name_hash").doNothing())
        .execute();
      return reader.passwordPath(nameHash);
    },
    async setPasswordPath(nameHash: string, path: PasswordPath, at: Instant): Promise<void> {
      await db
        .updateTable("password_path")
        .set({ failures: path.failures.join(" "), locked_at: path.lockedAt, changed_at: at })
        .where("name_hash", "=", nameHash)
        .execute();
    },
    /** Opens the password path of a name and forgets its failures. */
    async clearPasswordPath(nameHash: string): Promise<void> {
      await db.deleteFrom("password_path").where("name_hash", "=", nameHash).execute();
    },
    /** Keeps a challenge that was given out, and lets go of those that nobody answered in time. */
    async giveChallenge(challenge: Challenge, now: Instant): Promise<void> {
      await db.deleteFrom("challenge").where("expires_at", "<", now).execute();
      await db
        .insertInto("challenge")
        .values({
          challenge_hash: challenge.challengeHash,
          purpose: challenge.purpose,
          bound_to: challenge.boundTo,
          person_id: challenge.personId,
          expires_at: challenge.expiresAt,
        })
        .execute();
    },
    /** Takes a challenge out: whatever comes of the answer, nobody answers it a second time. */
    async takeChallenge(challengeHash: string): Promise<Challenge | undefined> {
      const row = await db
        .deleteFrom("challenge")
        .where("challenge_hash", "=", challengeHash)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        challengeHash: row.challenge_hash,
        purpose: row.purpose as ChallengePurpose,
        boundTo: row.bound_to,
        personId: row.person_id as PersonId | null,
        expiresAt: row.expires_at as Instant,
      };
    },
  };
}
