import { sql } from "kysely";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** Moving the end of every draft's time at once: for time that was not served, which is nobody's. */
export function draftTimeStore({ db, dialect }: DatabaseScope) {
  return {
    /** Gives so many milliseconds more, by whole seconds, to every draft that still had time at an instant. */
    async prolongOpen(at: Instant, millis: number): Promise<void> {
      const seconds = Math.ceil(millis / 1_000);
      const prolonged =
        dialect === "sqlite"
          ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', expires_at, ${`+${seconds} seconds`})`
          : sql<string>`to_char(
              (expires_at::timestamptz + make_interval(secs => ${seconds}::double precision)) at time zone 'UTC',
              'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      await db
        .updateTable("draft")
        .set({ expires_at: prolonged })
        .where("expires_at", ">=", at)
        .where("report_id", "is", null)
        .execute();
    },
    /** Leaves no draft more time than until an instant, and no browser longer what it has of a report that it sent. */
    async boundTime(latest: { readonly written: Instant; readonly sent: Instant }): Promise<void> {
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
