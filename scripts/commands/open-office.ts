import { existsSync } from "node:fs";
import { join } from "node:path";
import { compose, type Application } from "#app/server/compose.ts";
import { readConfig, type Config } from "#app/server/config.ts";
import { Problem } from "./outcome.ts";

/** An office opened for a command. */
export interface OpenOffice {
  readonly application: Application;
  readonly config: Config;
  /** True when this command runs the background work itself; false beside a server that does. */
  readonly isAlone: boolean;
}

/**
 * Opens the office that the settings name. `visit` works beside a running server and leaves the work to it; `work` does
 * the work itself where no server runs, and visits where one does; `alone` refuses where a server runs. A command that
 * only looks does not found an office.
 */
export async function openOffice(how: {
  readonly for: "visit" | "work" | "alone";
  readonly mayFound?: boolean;
}): Promise<OpenOffice> {
  const config = readConfig(join(import.meta.dirname, "../.."));
  if (!config.ok) throw new Problem(config.problem);
  const { database, dataDir } = config.value;
  if (how.mayFound !== true && database.kind === "sqlite" && !existsSync(database.file)) {
    throw new Problem(`there is no office in ${dataDir}; set DATA_DIR, or start it once.`);
  }
  if (how.for === "work") {
    const served = await compose(config.value, { purpose: "serve", writeLog });
    if (served.ok) return { application: served.value, config: config.value, isAlone: true };
    // The usual reason is that a server has the folder; any other one stops the visit as well.
  }
  const isAlone = how.for === "alone";
  const purpose = isAlone ? "alone" : "visit";
  const opened = await compose(config.value, { purpose, writeLog });
  if (!opened.ok) throw new Problem(opened.problem);
  return { application: opened.value, config: config.value, isAlone };
}

/** A command's stderr is for its operator: of the log only what went wrong. */
function writeLog(line: string): void {
  if (!line.includes('"level":"info"')) process.stderr.write(line);
}
