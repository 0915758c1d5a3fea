import { join } from "node:path";
import { askSupervisor, startSupervisor } from "./supervisor.ts";

// One real PostgreSQL for a whole run of Jest, started by the first test that asks for it.

const CONTROL = "TEST_POSTGRES_CONTROL";

/** Part of Jest's global set-up: starts the supervisor, not yet the server. */
export async function supervisePostgres(): Promise<void> {
  process.env[CONTROL] = await supervise();
}

/**
 * Starts a supervisor that lives as long as this process; answers the socket it listens on. Its server is run from the
 * folder of programs that is named, else from the one that came with the packages. With a folder to keep, what the server holds
 * stays there: the next supervisor of that folder answers with the same database.
 */
export function supervise({ programs = "", keep = "" } = {}): Promise<string> {
  const script = join(import.meta.dirname, "postgres-supervisor.ts");
  return startSupervisor(script, [programs, keep]);
}

/**
 * Makes an empty database and answers its URL. Rejects when PostgreSQL cannot be started: the test that
 * asked fails then, it is not skipped.
 */
export async function newPostgresDatabase(control = process.env[CONTROL]): Promise<string> {
  if (control === undefined) {
    throw new Error("PostgreSQL for tests is started by globalSetup in jest.config.js");
  }
  const answer = await askSupervisor(control);
  if (answer["url"] === undefined) {
    throw new Error(
      `PostgreSQL for tests did not start: ${answer["problem"] ?? "no reason given"}`,
    );
  }
  return answer["url"];
}
