import type { Id, KeptFormId, PersonId, SessionId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { TimeBounds } from "#app/core/people/in-time.ts";
import type { StaffSession, Strength } from "#app/core/people/session.ts";
import type { SessionTable } from "#db/people-tables.ts";
import type { DatabaseScope } from "./scope.ts";
import { visitReader, visitStore } from "./visit-store.ts";

/** A form that was sent and stopped on its way, sealed under the token of the session it was sent in. */
export interface KeptForm {
  readonly personId: PersonId;
  readonly sealed: string;
  readonly keptAt: Instant;
}

/** One time that somebody signed in, for their own eyes. */
export interface PastSignIn {
  readonly at: Instant;
  readonly strength: Strength;
}

function sessionOf(row: SessionTable): StaffSession & { readonly tokenHash: string } {
  return {
    tokenHash: row.token_hash,
    id: row.id as SessionId,
    personId: row.person_id as PersonId,
    strength: row.strength as Strength,
    createdAt: row.created_at as Instant,
    lastSeenAt: row.last_seen_at as Instant,
    steppedUpAt: row.stepped_up_at as Instant | null,
    earlierFormTokens: row.earlier_form_tokens.split(" ").filter((token) => token !== ""),
  };
}

/** Reading sessions, by the hash of the cookie's token: the token itself is never stored. */
export function sessionReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  return {
    ...visitReader(scope),
    async staff(
      tokenHash: string,
    ): Promise<(StaffSession & { readonly tokenHash: string }) | undefined> {
      const row = await db
        .selectFrom("session")
        .selectAll()
        .where("token_hash", "=", tokenHash)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },
    /** Oldest first. */
    async ofPerson(personId: PersonId): Promise<(StaffSession & { readonly tokenHash: string })[]> {
      const rows = await db
        .selectFrom("session")
        .selectAll()
        .where("person_id", "=", personId)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(sessionOf);
    },
    /** The person's last sign-ins, newest first. */
    async signInsOf(personId: PersonId, atMost: number): Promise<PastSignIn[]> {
      const rows = await db
        .selectFrom("sign_in")
        .select(["signed_in_at", "strength"])
        .where("person_id", "=", personId)
        .orderBy("signed_in_at", "desc")
        .limit(atMost)
        .execute();
      return rows.map((row) => ({
        at: row.signed_in_at as Instant,
        strength: row.strength as Strength,
      }));
    },
    async keptForm(id: KeptFormId): Promise<KeptForm | undefined> {
      const row = await db
        .selectFrom("kept_form")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        personId: row.person_id as PersonId,
        sealed: row.sealed,
        keptAt: row.kept_at as Instant,
      };
    },
  };
}

/** Kept forms of one person; older ones go when there are more. */
const KEPT_FORMS = 5;

/** Reading and writing sessions. */
export function sessionStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...sessionReader(scope),
    ...visitStore(scope),
    async startStaff(session: StaffSession & { readonly tokenHash: string }): Promise<void> {
      await db
        .insertInto("session")
        .values({
          token_hash: session.tokenHash,
          id: session.id,
          person_id: session.personId,
          strength: session.strength,
          created_at: session.createdAt,
          last_seen_at: session.lastSeenAt,
          stepped_up_at: session.steppedUpAt,
          earlier_form_tokens: session.earlierFormTokens.join(" "),
        })
        .execute();
    },
    async touchStaff(tokenHash: string, at: Instant): Promise<void> {
      await db
        .updateTable("session")
        .set({ last_seen_at: at })
        .where("token_hash", "=", tokenHash)
        .execute();
    },
    /**
     * Gives a session a new token after its owner showed again who they are; the old token opens nothing, and only the forms made
     * under it are still taken.
     */
    async stepUp(
      tokenHash: string,
      to: {
        readonly tokenHash: string;
        readonly strength: Strength;
        readonly at: Instant;
        readonly earlierFormTokens: readonly string[];
      },
    ): Promise<void> {
      await db
        .updateTable("session")
        .set({
          token_hash: to.tokenHash,
          strength: to.strength,
          last_seen_at: to.at,
          stepped_up_at: to.at,
          earlier_form_tokens: to.earlierFormTokens.join(" "),
        })
        .where("token_hash", "=", tokenHash)
        .execute();
    },
    async endStaff(tokenHash: string): Promise<void> {
      await db.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
    },
    /** Ends one session of the person by its public name; false when there is none such. */
    async endOne(personId: PersonId, id: SessionId): Promise<boolean> {
      const result = await db
        .deleteFrom("session")
        .where("person_id", "=", personId)
        .where("id", "=", id)
        .executeTakeFirst();
      return result.numDeletedRows === 1n;
    },
    async endAllOf(personId: PersonId): Promise<void> {
      await db.deleteFrom("session").where("person_id", "=", personId).execute();
    },
    async recordSignIn(
      id: Id<"sgn">,
      personId: PersonId,
      strength: Strength,
      at: Instant,
    ): Promise<void> {
      await db
        .insertInto("sign_in")
        .values({ id, person_id: personId, strength, signed_in_at: at })
        .execute();
    },
    async keepForm(id: KeptFormId, form: KeptForm): Promise<void> {
      const older = await db
        .selectFrom("kept_form")
        .select("id")
        .where("person_id", "=", form.personId)
        .orderBy("kept_at", "desc")
        .execute();
      const spare = older.slice(KEPT_FORMS - 1).map((row) => row.id);
      if (spare.length > 0) await db.deleteFrom("kept_form").where("id", "in", spare).execute();
      await db
        .insertInto("kept_form")
        .values({ id, person_id: form.personId, sealed: form.sealed, kept_at: form.keptAt })
        .execute();
    },
    /** Removes what opens nothing any more: sessions and visits by when they were last seen, and counts of failures. */
    async sweep(bounds: {
      readonly staff: TimeBounds;
      readonly followUp: TimeBounds;
      readonly failures: TimeBounds;
      /** Names whose closed password path waits for a passkey or an administrator, however long. */
      readonly keepLocked: readonly string[];
    }): Promise<void> {
      const { staff, followUp, failures, keepLocked } = bounds;
      await db
        .deleteFrom("session")
        .where((eb) =>
          eb.or([eb("last_seen_at", "<", staff.before), eb("last_seen_at", ">", staff.beyond)]),
        )
        .execute();
      await db
        .deleteFrom("follow_up_session")
        .where((eb) =>
          eb.or([
            eb("last_seen_at", "<", followUp.before),
            eb("last_seen_at", ">", followUp.beyond),
          ]),
        )
        .execute();
      await db
        .deleteFrom("password_path")
        .where((eb) =>
          eb.or([eb("changed_at", "<", failures.before), eb("changed_at", ">", failures.beyond)]),
        )
        .$if(keepLocked.length > 0, (query) => query.where("name_hash", "not in", keepLocked))
        .execute();
    },
    /** Leaves no form that was kept later than now: a clock that ran ahead wrote that, and it would be kept until then. */
    async boundKeptForms(now: Instant): Promise<void> {
      await db.updateTable("kept_form").set({ kept_at: now }).where("kept_at", ">", now).execute();
    },
    /** Forgets kept forms and past sign-ins. */
    async forget(old: {
      readonly keptForms: Instant;
      readonly signIns: TimeBounds;
    }): Promise<void> {
      const { keptForms, signIns } = old;
      await db.deleteFrom("kept_form").where("kept_at", "<", keptForms).execute();
      await db
        .deleteFrom("sign_in")
        .where((eb) =>
          eb.or([eb("signed_in_at", "<", signIns.before), eb("signed_in_at", ">", signIns.beyond)]),
        )
        .execute();
    },
  };
}
