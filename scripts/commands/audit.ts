import type { AuditFault, AuditReport } from "#app/use-cases/custody/audit-log.ts";
import { removeScrub, readScrub, writeScrub } from "./audit-state.ts";
import { readArguments } from "./arguments.ts";
import { openOffice } from "./open-office.ts";
import { EXIT, WrongUse } from "./outcome.ts";
import { startProgress } from "./progress.ts";

const HELP = `Usage: bearwitness audit [--rate MEGABYTES] [--resume FILE] [--json]

Recomputes every record of the custody log, its links, its tree and its signed checkpoints, and reads
every stored original and compares it with what was recorded when it arrived. Works beside a running
server. The audit itself is recorded in the log.

  --rate MEGABYTES   read so much of the originals a second at most, and leave the disk to others
  --resume FILE      note in FILE how far the originals have been read, and go on from there when
                     FILE is there; the log itself is checked anew. FILE is removed at the end
  --json             one JSON object a line: each fault, then a summary
  --help             this text

Exit: 0 no fault, 1 faults were found, 2 wrong use.
`;

/** `bearwitness audit`: names every fault with the record or the thing it is in. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    rate: { type: "string" },
    resume: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new WrongUse("audit takes no names; see --help.");
  const rate = rateOf(values.rate);
  const file = values.resume;
  const { application } = await openOffice({ for: "visit" });
  const progress = startProgress();
  try {
    const log = application.useCases.readLogKey().vkey.split("+")[0] ?? "";
    const before = file === undefined ? undefined : await readScrub(file, log);
    const report = await application.useCases.auditLog({
      progress: ({ records, originals, bytes }) => {
        const read = `${originals} originals (${Math.floor(bytes / 1_000_000)} MB)`;
        progress.tell(`${records} records, ${read} checked`);
      },
      ...(rate === undefined ? {} : { bytesPerSecond: rate }),
      ...(before === undefined ? {} : { resume: before }),
      ...(file === undefined ? {} : { keep: (soFar) => writeScrub(file, log, soFar) }),
    });
    if (file !== undefined) await removeScrub(file);
    progress.end();
    process.stdout.write(values.json === true ? asJson(report) : asText(report));
    return report.faults.length === 0 ? EXIT.done : EXIT.problem;
  } finally {
    progress.end();
    await application.close();
  }
}

function rateOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const megabytes = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : 0;
  if (megabytes <= 0) throw new WrongUse("--rate is a number of megabytes a second, such as 20.");
  return megabytes * 1_000_000;
}

function asJson({ faults, unacknowledged, ...counts }: AuditReport): string {
  const lines = [
    ...faults.map((fault) => ({ kind: "fault", ...fault })),
    { kind: "summary", ...counts, faults: faults.length, unacknowledged },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function asText(report: AuditReport): string {
  const { faults, unacknowledged, records, checkpoints, originals } = report;
  const counted = [
    plural(records, "record"),
    plural(checkpoints, "signed checkpoint"),
    plural(originals, "original"),
  ].join(", ");
  return [
    ...faults.map(faultLine),
    `${counted}: ${faults.length === 0 ? "no fault" : plural(faults.length, "fault")}.`,
    ...(unacknowledged.length === 0
      ? []
      : [
          `${plural(unacknowledged.length, "upload")} without a record: see \`bearwitness uploads\`.`,
        ]),
    "",
  ].join("\n");
}

function faultLine({ seq, subject, fault, detail }: AuditFault): string {
  const where = [
    ...(seq === null ? [] : [`record ${seq}`]),
    ...(subject === null ? [] : [subject]),
  ];
  return `${where.length === 0 ? "the log" : where.join(", ")}: ${fault}: ${detail}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
