import { createHmac } from "node:crypto";
import type { Database } from "#app/adapters/database/open.ts";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import type { Config } from "./config.ts";

/**
 * Says which settings are others than at the start before. Only digests under a secret key are kept: a setting can be a
 * database's password.
 */
export async function noteChangedSettings(
  database: Pick<Database, "transact">,
  config: Config,
  key: Uint8Array,
  securityLog: SecurityRecorder,
): Promise<void> {
  const now = Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      createHmac("sha256", key)
        .update(`setting ${name}\n${JSON.stringify(value ?? null)}`)
        .digest("hex"),
    ]),
  );
  const before = await database.transact(async ({ office }) => {
    const kept = await office.get("settings-digests");
    const written = JSON.stringify(now);
    if (kept !== written) await office.set("settings-digests", written);
    return kept === undefined ? undefined : (JSON.parse(kept) as Partial<Record<string, string>>);
  });
  if (before === undefined) return;
  for (const setting of Object.keys({ ...before, ...now })) {
    if (before[setting] !== now[setting]) {
      securityLog.record({ event: "settings.changed", facts: { setting } });
    }
  }
}
