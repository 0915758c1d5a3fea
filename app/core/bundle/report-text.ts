import type { BagReport } from "./verify-bag.ts";

/** A report as text: the result, every fault with its file, what was seen, and what the result does not cover. */
export function reportText(report: BagReport): string {
  const { bundle = "?", audience = "?", preparedAt, files, octets, exhibits, faults, log } = report;
  const lines: string[] = [report.result];
  for (const { path, detail, code } of faults)
    lines.push(`  ${path ?? "the bundle"}: ${detail} [${code}]`);
  lines.push(`bundle ${bundle}, audience ${audience}, prepared ${preparedAt ?? "?"}`);
  lines.push(`${files} files, ${octets} bytes, ${exhibits.length} exhibits`);
  for (const { number, records, completeness } of exhibits) {
    lines.push(`  ${number}: ${records} custody records, ${completeness}`);
  }
  if (log !== undefined) {
    lines.push(
      `custody log ${log.origin}, signed at ${log.size} records, ${log.proved} proved to be in it`,
    );
    for (const size of log.continues) {
      lines.push(
        `  it continues the log that an earlier bundle of the case shows at ${size} records`,
      );
    }
    if (log.continuesGiven !== undefined) {
      lines.push(
        `  it continues the log at the ${log.continuesGiven} records of the earlier checkpoint that you gave`,
      );
    }
    lines.push(`  log key ${log.fingerprint ?? "?"}`);
  }
  return [...lines, ...report.notes, ""].join("\n");
}
