import type { Tools } from "../tools.ts";

const REPORTS_AT_ONCE = 200;

/**
 * Teaches the search what reports it does not know, some at a time; answers whether more are left. What it knows can be thrown
 * away at any time: this makes it anew. Never holds who sent a report. May run twice.
 */
export async function indexReports(
  tools: Pick<Tools, "transact">,
): Promise<{ readonly more: boolean }> {
  return tools.transact(async ({ search }) => {
    const unknown = await search.unknownReports(REPORTS_AT_ONCE);
    await search.learn(unknown);
    return { more: unknown.length === REPORTS_AT_ONCE };
  });
}
