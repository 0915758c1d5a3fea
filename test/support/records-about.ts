import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { parseRecord } from "#app/core/custody/record.ts";

/** The records of one subject in an office on SQLite, in order, as the log's own file has them. */
export function recordsAbout(
  { folder }: { readonly folder: string },
  subject: string,
): readonly { readonly ev: string; readonly obj: unknown }[] {
  const database = new Sqlite(join(folder, "data/bearwitness.sqlite"), { readonly: true });
  try {
    const rows = database
      .prepare<[string], { ev: string; leaf: Uint8Array }>(
        "select ev, leaf from custody_log where subj = ? order by sseq",
      )
      .all(subject);
    return rows.map(({ ev, leaf }) => {
      const record = parseRecord(leaf);
      if (!record.ok) throw new Error("a record does not read");
      return { ev, obj: record.value.obj };
    });
  } finally {
    database.close();
  }
}
