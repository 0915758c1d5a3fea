import { openDatabase, type Database } from "./open.ts";
import { holdServing } from "./serving-lock.ts";

export type OpenedDatabase =
  | { readonly ok: true; readonly value: Database }
  | { readonly ok: false; readonly problem: string };

/**
 * Opens an office's database beside its server (`visit`), or in its place (decision 0048): then other servers are kept out until it is closed.
 * `onReplaced` is told when another server has taken this one's place all the same, after which nothing may be written.
 */
export async function openServed(
  options: Parameters<typeof openDatabase>[0] & {
    readonly purpose: "serve" | "alone" | "visit";
    readonly onReplaced: (error: Error) => void;
  },
): Promise<OpenedDatabase> {
  if (options.purpose === "visit") return { ok: true, value: await openDatabase(options) };
  // Before the tables are brought up to date, too: a server of an earlier version may work with them.
  const held = await holdServing(options.location, options.onReplaced);
  if (!held.ok) return held;
  try {
    const database = await openDatabase(options);
    const close = async () => {
      await database.close();
      await held.value.release();
    };
    return { ok: true, value: { ...database, close } };
  } catch (error) {
    await held.value.release();
    throw error;
  }
}
