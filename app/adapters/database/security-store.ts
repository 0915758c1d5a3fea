import type { PersonId, ReviewId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { SecurityFilter } from "#app/core/people/security-filter.ts";
import type { SecurityEntry, SecurityEventName } from "#app/core/people/security-event.ts";
import type { DatabaseScope } from "./scope.ts";

/** An entry as the table keeps it; `number` orders entries of one moment. */
export interface StoredSecurityEntry extends SecurityEntry {
  readonly number: number;
}

/** A week's review, signed by the auditor who read the log. */
export interface SecurityReview {
  readonly id: ReviewId;
  /** The log was read up to here. */
  readonly coversUntil: Instant;
  readonly events: number;
  readonly remark: string;
  readonly signedBy: PersonId;
  readonly signedAt: Instant;
}

/** Reading the security log. */
export function securityReader({ db }: DatabaseScope) {
  return {
    /** Entries newest first. */
    async page(filter: SecurityFilter, limit: number): Promise<StoredSecurityEntry[]> {
      const { event, personId, from, until, after } = filter;
      const rows = await db
        .selectFrom("security_event")
        .selectAll()
        .$if(event !== undefined, (query) => query.where("event", "=", event ?? ""))
        .$if(personId !== undefined, (query) => query.where("person_id", "=", personId ?? ""))
        .$if(from !== undefined, (query) => query.where("at", ">=", from ?? ""))
        .$if(until !== undefined, (query) => query.where("at", "<", until ?? ""))
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple("at", "number"),
              "<",
              eb.tuple<string, number>(after?.at ?? "", after?.number ?? 0),
            ),
          ),
        )
        .orderBy("at", "desc")
        .orderBy("number", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        number: Number(row.number),
        at: row.at as Instant,
        event: row.event as SecurityEventName,
        personId: row.person_id as PersonId | null,
        facts: JSON.parse(row.facts) as SecurityEntry["facts"],
        times: Number(row.times),
      }));
    },
    /** How often each event happened in a span of time, most frequent first. */
    async counts(
      from: Instant,
      until: Instant,
    ): Promise<{ event: SecurityEventName; times: number }[]> {
      const rows = await db
        .selectFrom("security_event")
        .select("event")
        .select((eb) => eb.fn.sum<number>("times").as("n"))
        .where("at", ">=", from)
        .where("at", "<", until)
        .groupBy("event")
        .orderBy("n", "desc")
        .orderBy("event")
        .execute();
      return rows.map((row) => ({ event: row.event as SecurityEventName, times: Number(row.n) }));
    },
    async reviews(limit: number): Promise<SecurityReview[]> {
      const rows = await db
        .selectFrom("security_review")
        .selectAll()
        .orderBy("signed_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id as ReviewId,
        coversUntil: row.covers_until as Instant,
        events: Number(row.events),
        remark: row.remark,
        signedBy: row.signed_by as PersonId,
        signedAt: row.signed_at as Instant,
      }));
    },
    /** The oldest entry's moment; undefined while there is none. */
    async oldest(): Promise<Instant | undefined> {
      const row = await db
        .selectFrom("security_event")
        .select((eb) => eb.fn.min("at").as("at"))
        .executeTakeFirst();
      return (row?.at ?? undefined) as Instant | undefined;
    },
  };
}

/** Adding to the security log. Nothing in it is ever changed; what is older than its time goes as a whole. */
export function securityStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...securityReader(scope),
    async add(entries: readonly SecurityEntry[]): Promise<void> {
      if (entries.length === 0) return;
      await db
        .insertInto("security_event")
        .values(
          entries.map((entry) => ({
            at: entry.at,
            event: entry.event,
            person_id: entry.personId,
            facts: JSON.stringify(entry.facts),
            times: entry.times,
          })),
        )
        .execute();
    },
    async addReview(review: SecurityReview): Promise<void> {
      await db
        .insertInto("security_review")
        .values({
          id: review.id,
          covers_until: review.coversUntil,
          events: review.events,
          remark: review.remark,
          signed_by: review.signedBy,
          signed_at: review.signedAt,
        })
        .execute();
    },
    async forgetBefore(instant: Instant): Promise<void> {
      await db.deleteFrom("security_event").where("at", "<", instant).execute();
    },
  };
}
