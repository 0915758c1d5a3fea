import type { Application } from "#app/server/compose.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";

const HELP = `Usage: bearwitness checkpoint

Signs the custody log as it stands and prints the checkpoint: its name, size, root and signatures. A log that gained
nothing since its last checkpoint is not signed again; that one is printed. Works beside a running server.

  --help   this text

Exit: 0 done, 1 the log cannot be signed (it says why; run audit), 2 wrong use.
`;

/** Who signed it, as people say it: stdout holds the checkpoint alone, so that it can be kept as it is. */
async function inWords({ useCases }: Application, size: number): Promise<string> {
  const described = await useCases.describeCheckpoint({ size });
  return described === undefined ? "" : `${described.sentence}\n`;
}

/** `bearwitness checkpoint`: a signed state of the log on stdout. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { help: { type: "boolean" } });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new WrongUse("checkpoint takes no names; see --help.");
  const { application } = await openOffice({ for: "visit" });
  try {
    const outcome = await application.useCases.publishCheckpoint({ reason: "request" });
    switch (outcome.kind) {
      case "published":
      case "unchanged":
        process.stdout.write(outcome.checkpoint.note);
        process.stderr.write(await inWords(application, outcome.checkpoint.size));
        return EXIT.done;
      case "refused":
        throw new Problem(`the log was not signed: ${outcome.problem}. Run audit to see where.`);
      case "empty":
        throw new Problem("the log is empty.");
    }
  } finally {
    await application.close();
  }
}
