import type { UseCases } from "#app/use-cases/bind.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { startProgress } from "./progress.ts";

type Reason = Parameters<UseCases["rotateMasterKey"]>[0]["reason"];

const REASONS = {
  planned: "planned",
  "staff-left": "staff-left",
  suspected: "suspected",
  stolen: "stolen",
} as const satisfies { readonly [Name in Reason]: Name };

const HELP = `Usage: bearwitness rotate-master-key --reason planned|staff-left|suspected|stolen [--json]

Replaces the master key in MASTER_KEY_FILE. The keys of all reports are wrapped under the new one; no file, report or record
is encrypted anew. The server must be stopped. May be killed at any point and run again. Forms that somebody has open
in a browser at that moment must be loaded again.

The peppers of passwords and receipt codes stay as they are: they cannot change without the passwords and codes. Copies of the
database from before still open with the old key: where it was stolen, destroy them.

  --reason CODE   why; stands in the custody log
  --json          one JSON object
  --help          this text

Exit: 0 done, 1 a problem (a server runs, a key does not open), 2 wrong use.
`;

/** `bearwitness rotate-master-key`: another root for all keys. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    reason: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new WrongUse("rotate-master-key takes no names; see --help.");
  const { reason } = values;
  if (reason === undefined) throw new WrongUse("say why with --reason; see --help.");
  if (!isReason(reason)) {
    throw new WrongUse(`--reason is one of ${Object.keys(REASONS).join(", ")}.`);
  }
  const { application, config } = await openOffice({ for: "alone" });
  const progress = startProgress();
  try {
    const outcome = await application.useCases.rotateMasterKey({
      reason,
      progress: (keys) => {
        progress.tell(`${keys} keys`);
      },
    });
    progress.end();
    if (outcome.kind === "no-key") throw new Problem(outcome.problem);
    const { old, next, reportKeys } = outcome;
    process.stdout.write(
      values.json === true
        ? `${JSON.stringify({ old, next, reportKeys })}\n`
        : `master key ${old} was replaced by ${next}; ${reportKeys} report keys were wrapped anew.\n` +
            `Now: copy ${config.masterKeyFile} and ${config.logKeyFile} to their safe place, then start the server.\n`,
    );
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}
