import type Sqlite from "better-sqlite3";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** So many stay prepared: more than any page asks, and a few megabytes at most. */
const MOST_KEPT = 500;

/** What does all of its work when it is run. A pragma may do its own when it is prepared, and changes of tables are not made twice. */
const REPEATED = /^\s*(?:select|with|insert|update|delete|begin|commit|rollback)\b/i;

/**
 * A database that prepares a statement once for as long as it is asked again and again: to read it, to plan it and to learn how its rows look takes
 * longer than most statements take to run. SQLite plans one anew by itself when tables have changed, and values that it ran with are not kept.
 */
export function keepingStatements(database: Sqlite.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    close: () => {
      known.clear();
      database.close();
    },
    prepare: (text) => {
      if (!REPEATED.test(text)) return database.prepare(text);
      const statement = known.get(text) ?? database.prepare(text);
      // The one that was asked last stands last.
      known.delete(text);
      known.set(text, statement);
      if (known.size > MOST_KEPT) known.delete(known.keys().next().value ?? text);
      return statement;
    },
  };
}
