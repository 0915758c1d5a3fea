import type { Dialect, Kysely } from "kysely";
import type { Instant } from "#app/core/instant.ts";
import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import type { Schema } from "#db/schema.ts";

/** A database opened but not yet trusted: nothing is read or written before its check has passed. */
export interface OpenedDialect {
  readonly dialect: Dialect;
  readonly check: () => Promise<void>;
  /** Lets go of everything. Kysely does so itself once it has used the dialect. */
  readonly close: () => Promise<void>;
}

/** What every store works with: one transaction and the sources of time and chance. */
export interface DatabaseScope {
  readonly db: Kysely<Schema>;
  readonly dialect: "sqlite" | "postgres";
  /**
   * True in a changing transaction on PostgreSQL: what is found by its id or token is then held until the end
   * (`for no key update`), so that nobody changes it between being looked at and being written. SQLite needs
   * none of it: it has one writer at a time.
   */
  readonly holdsRows: boolean;
  readonly clock: { now(): Instant };
  readonly random: (length: number) => Uint8Array;
  readonly logOrigin: string;
  /** Throws until the office's keys are open: they are told by what the database itself remembers. */
  readonly rootKeys: () => RootKeys;
  /** In a view that only reads: keys that were opened in it, by owner. For as long as it lasts they stay what they are. */
  readonly openedKeys?: Map<string, Uint8Array> | undefined;
}

/**
 * Throws unless exactly one row was changed. A record of a change that did not happen would be false, so the act and
 * its record fail together.
 */
export function requireOne(changedRows: bigint, what: string): void {
  if (changedRows !== 1n) throw new Error(`could not ${what}: it is not there to change`);
}
