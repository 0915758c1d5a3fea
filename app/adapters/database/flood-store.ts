import type { FloodLane } from "#app/core/flood/judge-ticket.server.ts";
import type { FloodForm } from "#app/core/flood/ticket.server.ts";
import { instantFromMillis, millisOf, type Instant } from "#app/core/instant.ts";
import type { TimeBounds } from "#app/core/people/in-time.ts";
import type { DatabaseScope } from "./scope.ts";

/** More than this many are counted as this many. */
const MOST_COUNTED = 5_000;

/** How busy the whole office is, over all its processes. */
export function floodReader({ db }: DatabaseScope) {
  return {
    /** Forms taken since an instant, by the lane they came through. */
    async taken(form: FloodForm, since: Instant): Promise<Readonly<Record<FloodLane, number>>> {
      const rows = await db
        .selectFrom((from) =>
          from
            .selectFrom("spent_ticket")
            .select("lane")
            .where("form", "=", form)
            .where("spent_at", ">=", since)
            .limit(MOST_COUNTED)
            .as("recent"),
        )
        .select("lane")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .groupBy("lane")
        .execute();
      const of = (lane: FloodLane) => Number(rows.find((row) => row.lane === lane)?.n ?? 0);
      return { work: of("work"), wait: of("wait") };
    },
    /** Wrong receipt codes with this locator since an instant. */
    async codeFailures(locator: string, since: Instant): Promise<number> {
      const row = await db
        .selectFrom((from) =>
          from
            .selectFrom("code_failure")
            .select("failed_at")
            .where("locator", "=", locator)
            .where("failed_at", ">=", since)
            .limit(MOST_COUNTED)
            .as("recent"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    /** Milliseconds until a turn would be free. */
    async turnIn(name: string, now: Instant): Promise<number> {
      const row = await db
        .selectFrom("turn_clock")
        .select("next_at")
        .where("name", "=", name)
        .executeTakeFirst();
      return row === undefined ? 0 : Math.max(0, Date.parse(row.next_at) - millisOf(now));
    },
  };
}

/** Used tickets, wrong codes and shared turns. None of it is a record: it only slows floods, and is forgotten. */
export function floodStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...floodReader(scope),
    /** Uses up a ticket. False when it was used before, by this process or another. */
    async spend(ticket: {
      readonly id: string;
      readonly form: FloodForm;
      readonly lane: FloodLane;
      readonly at: Instant;
      readonly expiresAt: Instant;
    }): Promise<boolean> {
      const result = await db
        .insertInto("spent_ticket")
        .values({
          id: ticket.id,
          form: ticket.form,
          lane: ticket.lane,
          spent_at: ticket.at,
          expires_at: ticket.expiresAt,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async noteCodeFailure(locator: string, at: Instant): Promise<void> {
      await db.insertInto("code_failure").values({ locator, failed_at: at }).execute();
    },
    /**
     * Takes the next turn of something that happens `perSecond` times a second in the whole office. Answers in how many
     * milliseconds it is; undefined when that is more than `patience`, and then none is taken.
     */
    async takeTurn(
      name: string,
      now: Instant,
      rate: { readonly perSecond: number; readonly patienceMillis: number },
    ): Promise<number | undefined> {
      // The row is there before it is held: two processes that find none would both take the first turn.
      await db
        .insertInto("turn_clock")
        .values({ name, next_at: now })
        .onConflict((conflict) => conflict.column("name").doNothing())
        .execute();
      const row = await db
        .selectFrom("turn_clock")
        .select("next_at")
        .where("name", "=", name)
        .$if(scope.holdsRows, (query) => query.forUpdate())
        .executeTakeFirstOrThrow();
      const next = Date.parse(row.next_at);
      const step = 1_000 / rate.perSecond;
      // No turn is given so far off: a clock that ran ahead wrote that, and nobody may have to wait until it was right.
      const isPossible = next <= millisOf(now) + rate.patienceMillis + step;
      const turn = isPossible ? Math.max(next, millisOf(now)) : millisOf(now);
      const wait = turn - millisOf(now);
      if (wait > rate.patienceMillis) return undefined;
      await db
        .updateTable("turn_clock")
        .set({ next_at: instantFromMillis(turn + step) })
        .where("name", "=", name)
        .execute();
      return wait;
    },
    /** Forgets what counts no more: used tickets by when they end, wrong codes by when they were tried. */
    async sweep(bounds: { readonly spent: TimeBounds; readonly failures: TimeBounds }) {
      const { spent, failures } = bounds;
      await db
        .deleteFrom("spent_ticket")
        .where((eb) =>
          eb.or([eb("expires_at", "<", spent.before), eb("expires_at", ">", spent.beyond)]),
        )
        .execute();
      await db
        .deleteFrom("code_failure")
        .where((eb) =>
          eb.or([eb("failed_at", "<", failures.before), eb("failed_at", ">", failures.beyond)]),
        )
        .execute();
    },
  };
}
