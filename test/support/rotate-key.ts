import { compose } from "#app/server/compose.ts";
import { openTestOffice, type TestOffice } from "./open-test-office.ts";

/** Replaces the log's key as the command does, while the office is shut, and opens the office again. */
export async function withKeyRotated(
  office: TestOffice,
  settings?: Readonly<Record<string, string>>,
) {
  await office.shut();
  const alone = await compose(office.config, { purpose: "alone", writeLog: () => undefined });
  if (!alone.ok) throw new Error(alone.problem);
  const outcome = await alone.value.useCases.rotateLogKey({ reason: "planned" });
  await alone.value.close();
  if (outcome.kind !== "rotated") throw new Error(JSON.stringify(outcome));
  const options = settings === undefined ? {} : { settings };
  return { ...outcome, office: await openTestOffice(office.folder, options) };
}
