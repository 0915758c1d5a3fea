import type { EventName } from "#app/adapters/logging/log.ts";
import type { Application } from "./application.ts";

/**
 * Tells the operator of what failed while a request was answered. After a flush that failed nothing that was written since can be trusted, whoever asked
 * for it: the process ends, as it does where a job met that (decision 0022).
 */
export function troubleReporter({ log, fatal }: Pick<Application, "log" | "fatal">) {
  return (event: EventName, error: unknown): void => {
    log.error(event, error);
    if ((error as { readonly code?: unknown } | null)?.code === "storage-suspect") fatal(error);
  };
}
