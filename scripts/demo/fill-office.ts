import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Application } from "#app/server/compose.ts";
import type { Config } from "#app/server/config.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { areCasesBuilt, buildCases } from "./build-cases.ts";
import { DEMO_PASSWORD, DEMO_STAFF, ensureStaff, type Staff } from "./demo-staff.ts";
import { handInDelivery } from "./hand-in-delivery.ts";
import { inLanes } from "./in-lanes.ts";
import { DEMO, planReports, type PlannedReport } from "./plan-demo.ts";
import { planWork } from "./plan-work.ts";
import { sendReport } from "./send-report.ts";

/** Reports sent at once. Each costs a third of a second of hashing; one turn stays free for who signs in meanwhile. */
const LANES = 3;
const TELL_EVERY = 25;

type Print = (line: string) => void;

/**
 * Fills an empty office through the same use cases as everybody; does nothing when it is filled already, and goes on
 * where an interrupted start left off. Everything is received now: the log's times are not made up.
 */
export async function fillOffice(
  application: Pick<Application, "useCases" | "worker">,
  config: Pick<Config, "origin" | "deskOrigin">,
  print: Print,
  reports: readonly PlannedReport[] = planReports(DEMO),
): Promise<void> {
  const { useCases } = application;
  const stopping = new AbortController();
  const stop = () => {
    stopping.abort();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  try {
    const staff = await ensureStaff(useCases);
    if (staff === undefined) {
      print("This office has staff or reports of its own: the demo leaves it as it is.");
      return;
    }
    const isFilled = await areCasesBuilt(useCases, staff);
    tellAccounts(print);
    if (!isFilled)
      await fill(application, config, {
        staff,
        reports,
        print,
        isOver: () => stopping.signal.aborted,
      });
  } catch (error) {
    // The office closes under us: what was sent is whole, and the next start sends the rest.
    if (!stopping.signal.aborted) throw error;
  } finally {
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
  }
}

function tellAccounts(print: Print): void {
  print("An invented office. Nothing in it happened, and nobody in it exists.");
  print(`  Sign in as    ${DEMO_STAFF.map(({ signInName }) => signInName).join(", ")}`);
  print(`  Password      ${DEMO_PASSWORD}   (the same for all)`);
}

async function fill(
  { useCases, worker }: Pick<Application, "useCases" | "worker">,
  config: Pick<Config, "origin" | "deskOrigin">,
  how: {
    readonly staff: Staff;
    readonly reports: readonly PlannedReport[];
    readonly print: Print;
    readonly isOver: () => boolean;
  },
): Promise<void> {
  const { staff, reports, print, isOver } = how;
  const started = performance.now();
  print(`Filling it takes a minute or so; look in meanwhile: ${config.deskOrigin}/desk`);
  const sent = await alreadySent(useCases, staff);
  const missing = reports.filter((report) => !sent.has(wordsOf(report)));
  let code: string | undefined;
  await inLanes(
    missing,
    LANES,
    async (report) => {
      const { reportId, token } = await sendReport(useCases, report);
      sent.set(wordsOf(report), reportId);
      await work(useCases, staff, report, reportId);
      if (sent.size % TELL_EVERY === 0) print(`  ${sent.size} of ${reports.length} reports`);
      if (report.files.length > 0 && code === undefined) {
        const receipt = await useCases.readReceipt({ token });
        code = receipt?.receiptCode?.digits.replace(/\d{4}(?=\d)/g, "$& ");
      }
    },
    isOver,
  );
  if (isOver()) return;
  await handInDelivery(useCases);
  print("  Examining the last files");
  await worker.idle();
  print("  Building two cases and a bundle");
  await buildCases(useCases, staff, reports, (report) => sent.get(wordsOf(report)));
  await worker.idle();
  print(`Filled in ${Math.round((performance.now() - started) / 1000)} s.`);
  if (code !== undefined) {
    print(`  Come back as a witness: ${config.origin}/follow-up`);
    print(`  with the receipt code   ${code}`);
  }
}

/** What the desk did with the report, if anything. */
async function work(
  useCases: UseCases,
  staff: Staff,
  report: PlannedReport,
  reportId: ReportId,
): Promise<void> {
  const { status, assignee, note } = planWork(report, DEMO.seed);
  const by = staff.analyst;
  if (status !== "new") await useCases.setReportStatus({ by, reportId, status });
  if (assignee !== null) {
    await useCases.assignReport({ by, reportId, to: staff[assignee].id });
  }
  if (note !== null) {
    await useCases.addReportNote({ by: staff[assignee ?? "analyst"], reportId, text: note });
  }
}

/** Reports that an interrupted start sent, found by their words: no two of the demo's have the same. */
async function alreadySent(useCases: UseCases, { analyst }: Staff): Promise<Map<string, ReportId>> {
  const found = new Map<string, ReportId>();
  let filter = parseQueueFilter(new URLSearchParams("order=oldest"));
  for (;;) {
    const page = await useCases.listQueue({ by: analyst, filter });
    if (page.kind !== "queue") throw new Error(`the demo could not read its queue: ${page.kind}`);
    for (const { id } of page.rows) {
      const read = await useCases.readReport({ by: analyst, reportId: id });
      if (read.kind === "report") found.set(wordsOf({ whatHappened: read.file.report }), id);
    }
    if (page.next === null) return found;
    filter = { ...filter, after: page.next };
  }
}

function wordsOf(report: { readonly whatHappened: { readonly narrative: string } }): string {
  return report.whatHappened.narrative;
}
