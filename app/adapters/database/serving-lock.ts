import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { DatabaseLocation } from "./open.ts";

/** Held until it is released, or until the process ends, however it ends. */
export interface ServingLock {
  release(): Promise<void>;
}

export type HeldServing =
  | { readonly ok: true; readonly value: ServingLock }
  | { readonly ok: false; readonly problem: string };

/** Told apart by its code, in the operator's log too. */
class ServerReplaced extends Error {
  readonly code = "server-replaced";
}

/** The lock's name among the advisory locks of one PostgreSQL database: "BW", and "serve" as its first. */
const LOCK = [0x4257, 1] as const;

/** A process that was just killed is gone from PostgreSQL within moments; one that was cut off from it within `GONE_MILLIS`. */
const START_MILLIS = 1_000;
const GONE_MILLIS = 60_000;
const AGAIN_MILLIS = 500;

/** So that PostgreSQL lets go of a server whose network is gone, and never of one that only has nothing to say. */
const SETTINGS = {
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  idle_session_timeout: 0,
  statement_timeout: 10_000,
} as const;

/**
 * Lets one server at a time work with a database (decision 0048). On PostgreSQL a connection of its own holds an advisory lock; where that connection is
 * lost, the lock is taken again, and `onTaken` is told when another server has it by then. SQLite's file lies in the data folder, whose lock guards it.
 * The problem is one line for the operator; what keeps PostgreSQL from being reached is thrown.
 */
export async function holdServing(
  location: DatabaseLocation,
  onTaken: (error: Error) => void,
  patience: { readonly startMillis: number; readonly goneMillis: number } = {
    startMillis: START_MILLIS,
    goneMillis: GONE_MILLIS,
  },
): Promise<HeldServing> {
  if (location.kind === "sqlite") {
    return { ok: true, value: { release: () => Promise.resolve() } };
  }
  const { url } = location;
  let released = false;
  const watch = (client: pg.Client) => {
    client.once("end", () => {
      if (!released) void hold();
    });
  };
  let held: pg.Client | undefined;
  /** Tries until the lock is there, and gives up where somebody else has had it for all of the time allowed. */
  const hold = async (): Promise<void> => {
    held = undefined;
    let taken: number | undefined;
    while (!released) {
      const client = await lockAt(url).catch(() => undefined);
      if (client === undefined) taken = undefined;
      else if (client === "taken") {
        taken ??= performance.now();
        if (performance.now() - taken >= patience.goneMillis) {
          onTaken(new ServerReplaced("another server works with the same database"));
          return;
        }
      } else if (isOver()) await client.end();
      else {
        held = client;
        watch(client);
        return;
      }
      await wait(AGAIN_MILLIS, undefined, { ref: false });
    }
  };
  // Read through a function: it changes while the loop above waits, which the compiler does not see.
  const isOver = () => released;

  const started = performance.now();
  for (;;) {
    const client = await lockAt(url);
    if (client !== "taken") {
      held = client;
      watch(client);
      break;
    }
    if (performance.now() - started >= patience.startMillis) {
      const problem =
        "The database at DATABASE_URL is served by another Bearwitness. Stop that one first: files lie on the disk of the server that received them, so two would miss each other's.";
      return { ok: false, problem };
    }
    await wait(AGAIN_MILLIS);
  }
  return {
    ok: true,
    value: {
      release: async () => {
        released = true;
        await held?.end();
      },
    },
  };
}

/** A connection that holds the lock for as long as it lives; `taken` where another one does. */
async function lockAt(url: string): Promise<pg.Client | "taken"> {
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${String(value)}`);
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    options: options.join(" "),
  });
  // A lost connection must not end the process; its end is what is watched.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock($1, $2) as held",
      [...LOCK],
    );
    if (rows[0]?.held === true) return client;
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return "taken";
}
