import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { InvitationId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Role } from "#app/core/people/role.ts";
import type { PersonTable } from "#db/schema.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export interface PersonWithPassword extends Person {
  readonly signInName: string;
  readonly passwordHash: string;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly role: Role;
  readonly displayName: string;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

const PERSON = ["id", "sign_in_name", "display_name", "role", "team", "status"] as const;

function personOf(
  row: Pick<PersonTable, (typeof PERSON)[number]>,
): Person & { readonly signInName: string } {
  return {
    id: row.id as PersonId,
    signInName: row.sign_in_name,
    displayName: row.display_name,
    role: row.role as Role,
    team: row.team,
    status: row.status === "active" ? "active" : "disabled",
  };
}

/** Reading the people of the office. */
export function peopleReader({ db }: DatabaseScope) {
  return {
    async find(id: PersonId): Promise<(Person & { readonly signInName: string }) | undefined> {
      const row = await db
        .selectFrom("person")
        .select(PERSON)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : personOf(row);
    },
    async bySignInName(signInName: string): Promise<PersonWithPassword | undefined> {
      const row = await db
        .selectFrom("person")
        .select([...PERSON, "password_hash"])
        .where("sign_in_name", "=", signInName)
        .executeTakeFirst();
      return row === undefined ? undefined : { ...personOf(row), passwordHash: row.password_hash };
    },
    async all(): Promise<(Person & { readonly signInName: string })[]> {
      const rows = await db.selectFrom("person").select(PERSON).orderBy("display_name").execute();
      return rows.map(personOf);
    },
    async count(): Promise<number> {
      const row = await db
        .selectFrom("person")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async invitation(tokenHash: string): Promise<Invitation | undefined> {
      const row = await db
        .selectFrom("invitation")
        .select(["id", "role", "display_name", "expires_at", "used_at"])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: row.id as InvitationId,
        role: row.role as Role,
        displayName: row.display_name,
        expiresAt: row.expires_at as Instant,
        usedAt: row.used_at as Instant | null,
      };
    },
  };
}

/** Reading and writing the people of the office. Rights given or taken are custody events. */
export function peopleStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...peopleReader(scope),
    async add(
      person: {
        readonly id: PersonId;
        readonly signInName: string;
        readonly displayName: string;
        readonly role: Role;
        readonly team: string;
        readonly passwordHash: string;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("person")
        .values({
          id: person.id,
          sign_in_name: person.signInName,
          display_name: person.displayName,
          role: person.role,
          team: person.team,
          status: "active",
          password_hash: person.passwordHash,
          created_at: person.at,
        })
        .execute();
      await append(event);
    },
    async disable(id: PersonId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("person")
        .set({ status: "disabled" })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "disable the account");
      await db.deleteFrom("session").where("person_id", "=", id).execute();
      await append(event);
    },
    async invite(invitation: {
      readonly id: InvitationId;
      readonly tokenHash: string;
      readonly role: Role;
      readonly displayName: string;
      readonly invitedBy: PersonId | null;
      readonly at: Instant;
      readonly expiresAt: Instant;
    }): Promise<void> {
      await db
        .insertInto("invitation")
        .values({
          id: invitation.id,
          token_hash: invitation.tokenHash,
          role: invitation.role,
          display_name: invitation.displayName,
          invited_by: invitation.invitedBy,
          created_at: invitation.at,
          expires_at: invitation.expiresAt,
          used_at: null,
        })
        .execute();
    },
    /** Marks an invitation as used; false when it was used already, so that two clicks make one account. */
    async useInvitation(id: InvitationId, at: Instant): Promise<boolean> {
      const result = await db
        .updateTable("invitation")
        .set({ used_at: at })
        .where("id", "=", id)
        .where("used_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
