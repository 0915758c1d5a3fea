import type { ItemScan } from "#app/use-cases/evidence/scan-evidence.ts";
import type { NotScanned } from "#app/core/evidence/scan-verdict.ts";

const WHY: Readonly<Record<NotScanned, string>> = {
  "no-scanner": "this office has no virus scanner",
  "scanner-down": "the scanner did not answer; it is tried again every hour",
  "scanner-refused": "the scanner answered with an error; it is tried again every hour",
  "signatures-old": "the scanner's signatures are older than 7 days",
  "signatures-undated": "nobody can tell how old the scanner's signatures are",
  "partly-scanned": "it is too large to be scanned as one piece; nothing was found in its parts",
};

/** Whether a file was scanned, in a sentence of the desk. */
export function scanWords(scan: ItemScan | undefined, hasScanner: boolean): string {
  if (scan === undefined) {
    return hasScanner ? "Waiting to be scanned" : `Not scanned: ${WHY["no-scanner"]}`;
  }
  const quarantined = scan.quarantinedAt === null ? "" : " In quarantine since an earlier scan.";
  switch (scan.state) {
    case "clean":
      return `Clean, says ${engineOf(scan)}.${quarantined}`;
    case "found":
      return `Malware found: ${scan.signature ?? "not named"}, says ${engineOf(scan)}. In quarantine.`;
    case "not-scanned":
      return `Not scanned: ${scan.why === null ? "not known why" : WHY[scan.why]}.${quarantined}`;
  }
}

function engineOf({ engine, engineVersion, signaturesAt }: ItemScan): string {
  const name = engine === "clamav" ? "ClamAV" : (engine ?? "the scanner");
  const date = signaturesAt === null ? "" : ` with signatures of ${signaturesAt.slice(0, 10)}`;
  return `${name} ${engineVersion ?? ""}${date}`;
}
