import type { Copied } from "#app/adapters/storage/copy-objects.ts";
import { parseEvidenceStore } from "#app/core/evidence/evidence-setting.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";
import { startProgress } from "./progress.ts";

const HELP = `Usage: bearwitness migrate-store --to local|s3://BUCKET/PREFIX?… [--copy-only] [--json]

Moves all evidence to another place. PLACE is what EVIDENCE_STORE will be. Everything is copied as it lies, encrypted, and
compared there octet by octet; then the database names the new place, and that is recorded. May be interrupted and run again:
what is there already is compared and not sent again; what differs there is set aside there, and what the new place alone
has and is not disposed of stays. Every run is recorded. The old place is left as it is; remove it by hand, later.

  --to PLACE    local, or s3://… as in docs/settings.md; credentials come from the environment
  --copy-only   only copy; may run beside a server, so that the last run, for which it must be stopped, is short
  --json        one JSON object
  --help        this text

Exit: 0 done, 1 a problem (a server runs, a place cannot be used), 2 wrong use.
`;

/** `bearwitness migrate-store`: another place for the evidence. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    "copy-only": { type: "boolean" },
    to: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new WrongUse("migrate-store takes no names; see --help.");
  if (values.to === undefined) throw new WrongUse("say where with --to; see --help.");
  const to = parseEvidenceStore(values.to);
  if (!to.ok) throw new WrongUse(`--to ${to.problem}.`);
  const copyOnly = values["copy-only"] === true;
  const { application } = await openOffice({ for: copyOnly ? "visit" : "alone" });
  const progress = startProgress();
  try {
    const outcome = await application.useCases.moveStore({
      to: to.value,
      copyOnly,
      progress: (objects, bytes) => {
        progress.tell(`${objects} objects, ${Math.round(bytes / 1_048_576)} MiB`);
      },
    });
    progress.end();
    switch (outcome.kind) {
      case "same-place":
        throw new Problem("the evidence lies there already.");
      case "not-usable":
        throw new Problem(`${outcome.problem}.`);
      case "copied":
      case "moved": {
        const { objects, asides, bytes, setAside, onlyThere, removed } = outcome;
        const next =
          outcome.kind === "moved"
            ? "Now: set EVIDENCE_STORE to it and start the server.\n"
            : "Now: stop the server and run this again without --copy-only.\n";
        process.stdout.write(
          values.json === true
            ? `${JSON.stringify({ moved: outcome.kind === "moved", objects, asides, bytes, new: outcome.new, setAside, onlyThere, removed })}\n`
            : `${objects} objects of ${bytes} bytes lie there, ${asides} of them set aside, each compared; ${outcome.new} came now.\n${besides(outcome)}${next}`,
        );
        return EXIT.done;
      }
    }
  } finally {
    await application.close();
  }
}

/** What was found in the new place besides; nothing where it was as expected. */
function besides({ setAside, onlyThere, removed }: Copied): string {
  return [
    ...(setAside === 0 ? [] : [`${setAside} differed there and were set aside there, kept.`]),
    ...(onlyThere === 0
      ? []
      : [`${onlyThere} lie only there and were left: run audit, the old place lacks them.`]),
    ...(removed === 0 ? [] : [`${removed} had been disposed of and were taken away there.`]),
  ]
    .map((line) => `${line}\n`)
    .join("");
}
