import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { InvitationId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Role } from "#app/core/people/role.ts";
import type { AppendEvent } from "./custody-store.ts";
import { NO_PASSWORD, peopleReader } from "./people-reader.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export { peopleReader };
export type { Invitation, OpenInvitation, PersonWithPassword } from "./people-reader.ts";

/** Reading and writing the people of the office. Rights given or taken are custody events. */
export function peopleStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;

  async function joinTeams(id: PersonId, teams: readonly string[]): Promise<void> {
    if (teams.length === 0) return;
    await db
      .insertInto("person_team")
      .values(teams.map((team) => ({ person_id: id, team })))
      .execute();
  }

  return {
    ...peopleReader(scope),
    async add(
      person: {
        readonly id: PersonId;
        readonly signInName: string;
        readonly displayName: string;
        readonly role: Role;
        readonly teams: readonly string[];
        readonly agency?: string | null;
        readonly passwordHash: string | null;
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
          status: "active",
          password_hash: person.passwordHash ?? NO_PASSWORD,
          created_at: person.at,
          last_active_at: null,
          agency: person.agency ?? null,
        })
        .execute();
      await joinTeams(person.id, person.teams);
      await append(event);
    },
    /** Sets the teams a person works in, instead of those before. */
    async setTeams(id: PersonId, teams: readonly string[], event: CustodyEvent): Promise<void> {
      await db.deleteFrom("person_team").where("person_id", "=", id).execute();
      await joinTeams(id, teams);
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
    async enable(id: PersonId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("person")
        // The days without a sign-in count from now, or the next sweep would disable the account again.
        .set({ status: "active", last_active_at: at })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "enable the account");
      await append(event);
    },
    /** Notes that somebody was let in again: from then on a day passes until what hands something out is theirs again. */
    async markRecovered(id: PersonId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("person")
        .set({ recovered_at: at })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "recover the account");
      await append(event);
    },
    async invite(invitation: {
      readonly id: InvitationId;
      readonly tokenHash: string;
      readonly role: Role;
      readonly displayName: string;
      readonly agency?: string | null;
      readonly invitedBy: PersonId | null;
      readonly at: Instant;
      readonly expiresAt: Instant;
      readonly personId?: PersonId;
    }): Promise<void> {
      await db
        .insertInto("invitation")
        .values({
          id: invitation.id,
          token_hash: invitation.tokenHash,
          role: invitation.role,
          display_name: invitation.displayName,
          agency: invitation.agency ?? null,
          invited_by: invitation.invitedBy,
          created_at: invitation.at,
          expires_at: invitation.expiresAt,
          used_at: null,
          person_id: invitation.personId ?? null,
          withdrawn_at: null,
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
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    /** Ends an invitation that nobody used; false when there is none such. */
    async withdrawInvitation(id: InvitationId, at: Instant): Promise<boolean> {
      const result = await db
        .updateTable("invitation")
        .set({ withdrawn_at: at })
        .where("id", "=", id)
        .where("used_at", "is", null)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    /** Ends every link for an account that exists, so that only the newest works. */
    async withdrawLinksOf(personId: PersonId, at: Instant): Promise<void> {
      await db
        .updateTable("invitation")
        .set({ withdrawn_at: at })
        .where("person_id", "=", personId)
        .where("used_at", "is", null)
        .where("withdrawn_at", "is", null)
        .execute();
    },
    async setPassword(id: PersonId, passwordHash: string | null): Promise<void> {
      const result = await db
        .updateTable("person")
        .set({ password_hash: passwordHash ?? NO_PASSWORD })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "change the password");
    },
    async recordActivity(id: PersonId, at: Instant): Promise<void> {
      await db.updateTable("person").set({ last_active_at: at }).where("id", "=", id).execute();
    },
    /** Leaves nobody who was active later than now: from the latest that it can have been their days without use count. */
    async boundActivity(now: Instant): Promise<void> {
      await db
        .updateTable("person")
        .set({ last_active_at: now })
        .where("last_active_at", ">", now)
        .execute();
    },
  };
}
