import type { UseCases } from "#app/use-cases/bind.ts";
import type { InventedReport } from "#app/use-cases/intake/seed-reports.ts";
import type { PlannedReport } from "./plan-demo.ts";

/** Reports of one transaction: large enough that flushes to disk do not count, small enough that a server beside it is not held up long. */
const AT_ONCE = 1_000;

/** Hands invented reports over in large portions; `tell` hears after each how many more are there. */
export async function seedWords(
  useCases: Pick<UseCases, "seedReports">,
  reports: Iterable<Pick<PlannedReport, "language" | "whatHappened" | "whereAndWhen">>,
  tell: (more: number) => void,
): Promise<void> {
  let first = 0;
  const hand = async (portion: readonly InventedReport[]) => {
    await useCases.seedReports({ reports: portion, first });
    first += portion.length;
    tell(portion.length);
  };
  const portion: InventedReport[] = [];
  for (const { language, whatHappened, whereAndWhen } of reports) {
    portion.push({ language, whatHappened, whereAndWhen, channel: "web-form" });
    if (portion.length === AT_ONCE) await hand(portion.splice(0));
  }
  if (portion.length > 0) await hand(portion);
}
