import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

const HOUR = 3_600_000;
/** The name under which tries of receipt codes take their turns. */
export const CODE_TURNS = "receipt-code";

/** How much a locator was guessed at in the last hour, and how long a try waits for its turn now. */
export async function readCodeLoad(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly locator: string },
): Promise<{ readonly failures: number; readonly queueSeconds: number }> {
  const now = tools.clock.now();
  return tools.read(async ({ flood }) => ({
    failures: await flood.codeFailures(input.locator, later(now, -HOUR)),
    queueSeconds: (await flood.turnIn(CODE_TURNS, now)) / 1_000,
  }));
}
