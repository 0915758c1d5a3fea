import { inLanes } from "../demo/in-lanes.ts";
import { DEMO, inventReports, planReports } from "../demo/plan-demo.ts";
import { seedWords } from "../demo/seed-words.ts";
import { sendReport } from "../demo/send-report.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { startProgress } from "./progress.ts";

const HELP = `Usage: bearwitness seed --reports N [--files] [--seed TEXT] [--force] [--json]

Fills an office with N invented reports of words, about a thousand a second: real rows, encrypted words
and custody records, so that audit passes. They are received now, as records of the system itself
(form "seed-1"): no time in the custody log is made up. Nobody can open them with a receipt code.
The next server learns their words for the search and compares them with each other.

  --reports N   how many, 1 to 1000000
  --files       with photos and clips as in the demo, sent as the public form sends them and with real
                receipt codes: each costs a third of a second of one processor and more
  --seed TEXT   other reports for another text; the same for the same one
  --force       also into an office that has reports already: never do this to a real one
  --json        prints one JSON object instead of text
  --help        this text

Exit: 0 done, 1 a problem (such as an office that is not empty), 2 wrong use.
`;

/** As many as hash at once. */
const LANES = 4;
const MOST = 1_000_000;

/** `bearwitness seed`: many reports, for trying out how the desk feels full. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    reports: { type: "string" },
    files: { type: "boolean" },
    seed: { type: "string" },
    force: { type: "boolean" },
    json: { type: "boolean" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const count = /^\d{1,7}$/.test(values.reports ?? "") ? Number(values.reports) : 0;
  if (count < 1 || count > MOST || positionals.length > 0) {
    throw new WrongUse(`--reports is a number from 1 to ${MOST}; see --help.`);
  }
  const plan = { seed: values.seed ?? DEMO.seed, reports: count, files: values.files === true };
  const { application, isAlone } = await openOffice({ for: "work", mayFound: true });
  const progress = startProgress();
  const started = performance.now();
  try {
    const { useCases, worker } = application;
    if (values.force !== true && !(await useCases.isOfficeEmpty())) {
      throw new Problem("this office has reports already; --force adds to them.");
    }
    let sent = 0;
    const tell = (more: number) => {
      sent += more;
      progress.tell(`${sent} of ${count} reports`);
    };
    if (plan.files) {
      await inLanes(planReports(plan), LANES, async (report) => {
        await sendReport(useCases, report);
        tell(1);
      });
    } else {
      await seedWords(useCases, inventReports(plan), tell);
    }
    // Beside a server the files are its work; of words alone what is left to do waits for one.
    if (isAlone && plan.files) await worker.idle();
    progress.end();
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(
      values.json === true
        ? `${JSON.stringify({ reports: sent, seconds })}\n`
        : `${sent} reports in ${seconds} s.\n`,
    );
    return EXIT.done;
  } finally {
    progress.end();
    await application.close();
  }
}
