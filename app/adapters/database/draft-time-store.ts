import { sql } from "kysely";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** Moving the end of every draft's time at once: for time that was not served, which is nobody's, and after a clock that ran ahead. */
export function draftTimeStore({ db, dialect }: DatabaseScope) {
  return {
    /** Gives so many milliseconds more, by whole seconds, to every draft that still had time at an instant, and to what a browser has of a report it sent. */
    async prolongOpen(at: Instant, millis: number): Promise<void> {
      const seconds = Math.ceil(millis / 1_000);
      const prolonged = (column: "expires_at" | "sent_until") =>
        dialect === "sqlite"
          ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', ${sql.ref(column)}, ${`+${seconds} seconds`})`
          : sql<string>`to_char(
              (${sql.ref(column)}::timestamptz + make_interval(secs => ${seconds}::double precision)) at time zone 'UTC',
              'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      await db
        .updateTable("draft")
        .set({ expires_at: prolonged("expires_at") })
        .where("expires_at", ">=", at)
        .where("report_id", "is", null)
        .execute();
      await db
        .updateTable("draft")
        .set({ sent_until: prolonged("sent_until") })
        .where("sent_until", ">=", at)
        .execute();
    },
    /**
     * Leaves no draft more time than until an instant, and no browser longer what it has of a report that it sent. None was changed later than `now`, from
     * where a receipt's day is counted; a browser that was told later than that to keep its secret is told again.
     */
    async boundTime(latest: {
      readonly now: Instant;
      readonly written: Instant;
      readonly sent: Instant;
    }): Promise<void> {
      const { now } = latest;
      await db
        .updateTable("draft")
        .set({ updated_at: now })
        .where("updated_at", ">", now)
        .execute();
      await db.updateTable("draft").set({ kept_at: null }).where("kept_at", ">", now).execute();
      await db
        .updateTable("draft")
        .set({ expires_at: latest.written })
        .where("expires_at", ">", latest.written)
        .where("report_id", "is", null)
        .execute();
      await db
        .updateTable("draft")
        .set({ sent_until: latest.sent })
        .where("sent_until", ">", latest.sent)
        .execute();
    },
  };
}
