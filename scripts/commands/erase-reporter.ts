import { describeDeciders } from "#app/core/people/act-kinds.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { standIn } from "./stand-in.ts";

const HELP = `Usage: bearwitness erase-reporter CODE --reason TEXT --as SIGN-IN-NAME

Erases who sent a report: the sealed contact details, the file names, which often carry a name, and what was said to
get another code for it. The report, its files and every custody record stay, and old receipts and proofs still hold. It cannot be undone, and what was
handed out before, in bundles or on paper, cannot be called back.

  CODE                  the report's number, such as BW-7K2M-9QXD
  --reason TEXT         why; kept with the record of the erasure
  --as SIGN-IN-NAME     the evidence custodian for whom this is done
  --help                this text

Exit: 0 done, 1 a problem (no such report, not allowed), 2 wrong use.
`;

/** `bearwitness erase-reporter`: ends what names a reporter, and records that it did. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    reason: { type: "string" },
    as: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const [reportCode, ...others] = positionals;
  const { as, reason } = values;
  if (reportCode === undefined || others.length > 0)
    throw new WrongUse("name one report; see --help.");
  if (as === undefined || as === "") throw new WrongUse("say for whom with --as; see --help.");
  if (reason === undefined) throw new WrongUse("say why with --reason; see --help.");
  const office = await openOffice({ for: "visit" });
  try {
    const by = await standIn(office, as, "reporter-erase");
    const outcome = await office.application.useCases.eraseReporter({ by, reportCode, reason });
    switch (outcome.kind) {
      case "erased":
        process.stdout.write(
          `${reportCode}: ${outcome.identity ? "sealed identity erased" : "no sealed identity"}; ` +
            `disclosures erased: ${outcome.disclosures}\n`,
        );
        return EXIT.done;
      case "not-found":
        throw new Problem(`there is no report ${JSON.stringify(reportCode)}.`);
      case "no-reason":
        throw new WrongUse("the reason must have 1 to 500 characters.");
      case "needs-approval":
        throw new Problem(
          `this office asks a second person: ${describeDeciders(outcome.approvers)} must approve it at the desk first.`,
        );
      case "refused":
        throw new Problem(`${as} may not erase who a reporter is: ${outcome.reason}.`);
    }
  } finally {
    await office.application.close();
  }
}
