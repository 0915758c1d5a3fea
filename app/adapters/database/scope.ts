import type { Kysely } from "kysely";
import type { Instant } from "#app/core/instant.ts";
import type { Schema } from "#db/schema.ts";

/** What every store works with: one transaction and the sources of time and chance. */
export interface DatabaseScope {
  readonly db: Kysely<Schema>;
  readonly dialect: "sqlite" | "postgres";
  readonly clock: { now(): Instant };
  readonly random: (length: number) => Uint8Array;
  readonly logOrigin: string;
}
