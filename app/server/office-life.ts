import type { Database } from "#app/adapters/database/open.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { RECEIVED_BYTES_MISSING } from "#app/core/store-away.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { Tools } from "#app/use-cases/tools.ts";
import type { Application } from "./application.ts";
import type { Config } from "./config.ts";
import { SOFTWARE_VERSIONS } from "./versions.ts";

const LOG_ORIGIN_YEAR = 4;

/** The log is named after the public address and the year: one log a year (evidence-standards 1.1). */
export function logOrigin(config: Config, now: Instant): string {
  return `${new URL(config.origin).host}/custody/${now.slice(0, LOG_ORIGIN_YEAR)}`;
}

/** The last state before a stop is signed too; a log that refuses must not keep the process from ending. */
export async function signOnShutdown(useCases: UseCases, log: Log): Promise<void> {
  try {
    const outcome = await useCases.publishCheckpoint({ reason: "shutdown" });
    if (outcome.kind === "refused") log.warn("log.not-signed", { problem: true });
  } catch (error) {
    log.error("log.not-signed", error);
  }
}

/** Records that the office is open. */
export async function recordStart({ transact }: Database): Promise<void> {
  await transact((stores) =>
    stores.custody.appendSystemEvent({
      ev: "system.started",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-server" },
      obj: { versions: SOFTWARE_VERSIONS },
    }),
  );
}

/** How the office stands right now, as its health page asks. */
export function standing(
  database: Database,
  tools: Tools,
): Pick<Application, "isReady" | "isUnsealUp" | "isStoreUp" | "isEveryFileThere"> {
  return {
    isReady: () => readiness(database, tools),
    isUnsealUp: () => tools.unseal.isUp(),
    isStoreUp: () => tools.blobs.isUp(),
    // That the database does not answer is told by `isReady`.
    isEveryFileThere: () =>
      database
        .read((stores) => stores.jobs.isAnyWaitingFor(RECEIVED_BYTES_MISSING))
        .then((isWaiting) => !isWaiting)
        .catch(() => true),
  };
}

/** What can be relied on right now, by name. */
async function readiness(
  database: Database,
  tools: Tools,
): Promise<Readonly<Record<string, boolean>>> {
  const works = (attempt: Promise<unknown>) =>
    attempt.then(
      () => true,
      () => false,
    );
  return {
    database: await works(database.read((stores) => stores.office.get("deployment-id"))),
    store: await works(tools.staging.list()),
    clock: Math.abs(Date.parse(tools.clock.now()) - Date.now()) < 1_000,
  };
}
