import { agencyQuestionsOf } from "#app/core/office/questions.ts";
import type { Tools } from "../tools.ts";

const REPORTS_AT_ONCE = 500;

/**
 * Teaches the search the reports that changed, some at a time; answers whether more are left. What it knows can be thrown away at any time: the next start
 * wants all of it again. Never holds who sent a report. May run twice.
 */
export async function indexReports(
  tools: Pick<Tools, "transact" | "office">,
): Promise<{ readonly more: boolean }> {
  const agencyQuestions = agencyQuestionsOf(tools.office);
  const wanted = await tools.transact(async ({ search }) => {
    const some = await search.wanted(REPORTS_AT_ONCE);
    await search.learn(
      some.map(({ id }) => id),
      agencyQuestions,
    );
    return some;
  });
  // Apart: after a power cut it may be learnt twice, never forgotten.
  await tools.transact(({ search }) => search.learnt(wanted));
  return { more: wanted.length === REPORTS_AT_ONCE };
}
