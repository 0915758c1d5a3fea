import type { PasskeyId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { EnrolledCredential, Passkey } from "#app/core/people/passkey.ts";
import type { PasskeyTable } from "#db/people-tables.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

function passkeyOf(row: PasskeyTable): Passkey {
  return {
    id: row.id as PasskeyId,
    personId: row.person_id as PersonId,
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: Number(row.counter),
    transports: row.transports === "" ? [] : row.transports.split(" "),
    backupEligible: Number(row.backup_eligible) === 1,
    label: row.label,
    createdAt: row.created_at as Instant,
    lastUsedAt: row.last_used_at as Instant | null,
    blockedAt: row.blocked_at as Instant | null,
  };
}

/** Reading passkeys. */
export function passkeyReader({ db, holdsRows }: DatabaseScope) {
  return {
    async byCredential(credentialId: string): Promise<Passkey | undefined> {
      const row = await db
        .selectFrom("passkey")
        .selectAll()
        .where("credential_id", "=", credentialId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : passkeyOf(row);
    },
    /** Oldest first, blocked ones too. */
    async ofPerson(personId: PersonId): Promise<Passkey[]> {
      const rows = await db
        .selectFrom("passkey")
        .selectAll()
        .where("person_id", "=", personId)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(passkeyOf);
    },
    /** Sign-in names of everybody who has one. */
    async ownersNames(): Promise<string[]> {
      const rows = await db
        .selectFrom("passkey")
        .innerJoin("person", "person.id", "passkey.person_id")
        .select("person.sign_in_name as name")
        .where("passkey.blocked_at", "is", null)
        .distinct()
        .execute();
      return rows.map((row) => row.name);
    },
    /** True when anybody in the office has one: only then does the sign-in page offer it. */
    async any(): Promise<boolean> {
      return (
        (await db.selectFrom("passkey").select("id").limit(1).executeTakeFirst()) !== undefined
      );
    },
  };
}

/** Reading and writing passkeys. What happens to them belongs to the security log, not to custody. */
export function passkeyStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...passkeyReader(scope),
    async add(passkey: {
      readonly id: PasskeyId;
      readonly personId: PersonId;
      readonly credential: EnrolledCredential;
      readonly label: string;
      readonly at: Instant;
    }): Promise<void> {
      const { credential } = passkey;
      await db
        .insertInto("passkey")
        .values({
          id: passkey.id,
          person_id: passkey.personId,
          credential_id: credential.credentialId,
          public_key: credential.publicKey,
          counter: credential.counter,
          transports: credential.transports.join(" "),
          backup_eligible: credential.backupEligible ? 1 : 0,
          label: passkey.label,
          created_at: passkey.at,
          last_used_at: null,
          blocked_at: null,
        })
        .execute();
    },
    async recordUse(id: PasskeyId, counter: number, at: Instant): Promise<void> {
      const result = await db
        .updateTable("passkey")
        .set({ counter, last_used_at: at })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "record a passkey's use");
    },
    async block(id: PasskeyId, at: Instant): Promise<void> {
      await db.updateTable("passkey").set({ blocked_at: at }).where("id", "=", id).execute();
    },
    async rename(id: PasskeyId, label: string): Promise<void> {
      await db.updateTable("passkey").set({ label }).where("id", "=", id).execute();
    },
    async remove(id: PasskeyId): Promise<void> {
      await db.deleteFrom("passkey").where("id", "=", id).execute();
    },
    async removeAllOf(personId: PersonId): Promise<void> {
      await db.deleteFrom("passkey").where("person_id", "=", personId).execute();
    },
  };
}
