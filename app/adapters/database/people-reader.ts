import type { Selectable } from "kysely";
import type { InvitationId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Role } from "#app/core/people/role.ts";
import type { PersonTable } from "#db/people-tables.ts";
import type { DatabaseScope } from "./scope.ts";

export interface PersonWithPassword extends Person {
  readonly signInName: string;
  /** Null for an account without a password. */
  readonly passwordHash: string | null;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly role: Role;
  readonly displayName: string;
  readonly agency: string | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  /** Whom the link is for where the account exists already; null where it makes one. */
  readonly personId: PersonId | null;
}

/** A link that was handed out and still works. */
export interface OpenInvitation {
  readonly id: InvitationId;
  readonly role: Role;
  readonly displayName: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly personId: PersonId | null;
}

/** What stands in the place of a password's hash for an account that has none. */
export const NO_PASSWORD = "";

const PERSON = [
  "id",
  "sign_in_name",
  "display_name",
  "role",
  "status",
  "created_at",
  "supervisor",
  "recovered_at",
  "agency",
] as const;

type StaffMember = Person & { readonly signInName: string };

function personOf(
  row: Pick<Selectable<PersonTable>, (typeof PERSON)[number]>,
  teams: readonly string[],
): StaffMember {
  return {
    id: row.id as PersonId,
    signInName: row.sign_in_name,
    displayName: row.display_name,
    role: row.role as Role,
    teams,
    supervisor: row.supervisor === 1,
    agency: row.agency,
    status: row.status === "active" ? "active" : "disabled",
    createdAt: row.created_at as Instant,
    recoveredAt: row.recovered_at as Instant | null,
  };
}

/** Reading the people of the office. */
export function peopleReader({ db, holdsRows }: DatabaseScope) {
  /** Team names in their order, by person. */
  async function teamsOf(ids: readonly string[]): Promise<(id: string) => readonly string[]> {
    const teams = new Map<string, string[]>();
    if (ids.length > 0) {
      const one = ids.length === 1 ? ids[0] : undefined;
      const rows = await db
        .selectFrom("person_team")
        .select(["person_id", "team"])
        .$if(one !== undefined, (query) => query.where("person_id", "=", one ?? ""))
        .orderBy("team")
        .execute();
      for (const { person_id: id, team } of rows) teams.set(id, [...(teams.get(id) ?? []), team]);
    }
    return (id) => teams.get(id) ?? [];
  }

  return {
    async find(id: PersonId): Promise<StaffMember | undefined> {
      const row = await db
        .selectFrom("person")
        .select(PERSON)
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : personOf(row, (await teamsOf([row.id]))(row.id));
    },
    /** Whoever acts on somebody else's account, as they stand now and until the end: what they may do was asked before. */
    async acting(id: PersonId): Promise<StaffMember | undefined> {
      const row = await db
        .selectFrom("person")
        .select(PERSON)
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : personOf(row, (await teamsOf([row.id]))(row.id));
    },
    async bySignInName(signInName: string): Promise<PersonWithPassword | undefined> {
      const row = await db
        .selectFrom("person")
        .select([...PERSON, "password_hash"])
        .where("sign_in_name", "=", signInName)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const teams = (await teamsOf([row.id]))(row.id);
      return {
        ...personOf(row, teams),
        passwordHash: row.password_hash === NO_PASSWORD ? null : row.password_hash,
      };
    },
    /** Active people who have not signed in since an instant, by their account's age where they never did. */
    async inactiveSince(since: Instant): Promise<StaffMember[]> {
      const rows = await db
        .selectFrom("person")
        .select(PERSON)
        .where("status", "=", "active")
        .where((eb) => eb(eb.fn.coalesce("last_active_at", "created_at"), "<", since))
        .execute();
      const teams = await teamsOf(rows.map((row) => row.id));
      return rows.map((row) => personOf(row, teams(row.id)));
    },
    /** Invitations that still work, newest first. */
    async openInvitations(now: Instant): Promise<OpenInvitation[]> {
      const rows = await db
        .selectFrom("invitation")
        .select(["id", "role", "display_name", "created_at", "expires_at", "person_id"])
        .where("used_at", "is", null)
        .where("withdrawn_at", "is", null)
        .where("expires_at", ">=", now)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map((row) => ({
        id: row.id as InvitationId,
        role: row.role as Role,
        displayName: row.display_name,
        madeAt: row.created_at as Instant,
        expiresAt: row.expires_at as Instant,
        personId: row.person_id as PersonId | null,
      }));
    },
    async all(): Promise<StaffMember[]> {
      const rows = await db.selectFrom("person").select(PERSON).orderBy("display_name").execute();
      const teams = await teamsOf(rows.map((row) => row.id));
      return rows.map((row) => personOf(row, teams(row.id)));
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
        .select([
          "id",
          "role",
          "display_name",
          "agency",
          "expires_at",
          "used_at",
          "withdrawn_at",
          "person_id",
        ])
        .where("token_hash", "=", tokenHash)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: row.id as InvitationId,
        role: row.role as Role,
        displayName: row.display_name,
        agency: row.agency,
        expiresAt: row.expires_at as Instant,
        usedAt: row.used_at as Instant | null,
        withdrawnAt: row.withdrawn_at as Instant | null,
        personId: row.person_id as PersonId | null,
      };
    },
  };
}
