import type { Application } from "#app/server/compose.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";

type Reason = Parameters<UseCases["rotateLogKey"]>[0]["reason"];

const REASONS = {
  planned: "planned",
  "staff-left": "staff-left",
  suspected: "suspected",
  stolen: "stolen",
} as const satisfies { readonly [Name in Reason]: Name };

const HELP = `Usage: bearwitness rotate-log-key --reason planned|staff-left|suspected|stolen [--json]
       bearwitness rotate-log-key --prepare [--json]

Replaces the key that signs the custody log. The old key signs a record that names the new one; the log with that record
is signed by both; from then on only the new key signs, and the old one is removed. The server must be stopped. Prints the
new key: publish it, and give it to every witness.

  --reason CODE   why; stands in the log for everybody: planned, staff-left, suspected (somebody may have copied
                  the old key) or stolen
  --prepare       only make the new key and print it, so that witnesses can add it before it is used; the next
                  rotate-log-key uses it. May run beside a server
  --json          one JSON object
  --help          this text

Exit: 0 done, 1 a problem (a server runs, the log cannot be signed), 2 wrong use.
`;

/** `bearwitness rotate-log-key`: another key for the log, named by the one that goes. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    prepare: { type: "boolean" },
    reason: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const { reason, prepare = false, json = false } = values;
  if (positionals.length > 0) throw new WrongUse("rotate-log-key takes no names; see --help.");
  if (prepare) {
    if (reason !== undefined) throw new WrongUse("--prepare takes no reason: nothing is replaced.");
    return withOffice("visit", (application) => prepareKey(application, json));
  }
  if (reason === undefined) throw new WrongUse("say why with --reason; see --help.");
  if (!isReason(reason)) {
    throw new WrongUse(`--reason is one of ${Object.keys(REASONS).join(", ")}.`);
  }
  return withOffice("alone", (application) => rotate(application, reason, json));
}

async function withOffice(
  purpose: "visit" | "alone",
  act: (application: Application) => Promise<number>,
): Promise<number> {
  const { application } = await openOffice({ for: purpose });
  try {
    return await act(application);
  } finally {
    await application.close();
  }
}

async function prepareKey({ useCases }: Application, json: boolean): Promise<number> {
  const outcome = await useCases.prepareLogKey();
  if (outcome.kind === "no-key") throw new Problem(outcome.problem);
  const { newKey } = outcome;
  process.stdout.write(json ? `${JSON.stringify({ newKey })}\n` : `${newKey}\n`);
  return EXIT.done;
}

async function rotate({ useCases }: Application, reason: Reason, json: boolean): Promise<number> {
  const outcome = await useCases.rotateLogKey({ reason });
  switch (outcome.kind) {
    case "no-key":
      throw new Problem(outcome.problem);
    case "refused":
      throw new Problem(
        `the key was not replaced: ${outcome.problem}. Run audit to see what is wrong with the log.`,
      );
    case "rotated": {
      const { oldKey, newKey, checkpoint } = outcome;
      const { size } = checkpoint;
      const text =
        `old key, up to ${size} records:\n${oldKey}\nnew key, from ${size} records on:\n${newKey}\n` +
        "Now: start the server, publish the new key, give it to every witness, back up the key files.\n";
      process.stdout.write(json ? `${JSON.stringify({ oldKey, newKey, size })}\n` : text);
      return EXIT.done;
    }
  }
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}
