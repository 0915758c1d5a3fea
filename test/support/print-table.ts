/** Prints what a test of many rows found, one line a row, so that a reader of the run sees what was tried. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "));
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join("")}`);
}
