import { join } from "node:path";
import type { Application } from "#app/server/compose.ts";
import type { Config } from "#app/server/config.ts";

/** The settings of the invented office: its own data and keys, never those of a real one. */
export function demoSettings(root: string): Readonly<Record<string, string>> {
  return {
    DATA_DIR: join(root, ".demo/data"),
    MASTER_KEY_FILE: join(root, ".demo/keys/master.key"),
  };
}

/** Fills an empty office; does nothing when it is filled already. */
export async function fillDemo(
  application: Application,
  config: Config,
  print: (line: string) => void,
): Promise<void> {
  // Only now: a real office's server must not load what draws pictures.
  const { fillOffice } = await import("./fill-office.ts");
  await fillOffice(application, config, print);
}
