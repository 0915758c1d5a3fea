import type { BundleContent } from "./content.ts";
import type { FileDigest } from "./manifest.ts";
import { rulesFor } from "./audience.ts";
import { oneLine } from "./wrap.ts";

/** The declaration of every bundle, byte for byte (RFC 8493 section 2.1.1). */
export const BAGIT_TXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** What `X-Bundle-Format` says, so that a reader knows these rules from another's. */
export const BUNDLE_FORMAT = "bearwitness-bundle/2";

/** What it said before bundles carried a signed checkpoint. Those are still read. */
export const UNSIGNED_FORMAT = "bearwitness-bundle/1";

/** Octets and number of the payload files, as `Payload-Oxum` writes them (RFC 8493 section 2.2.2). */
export function payloadOxum(files: readonly Pick<FileDigest, "size">[]): string {
  return `${files.reduce((sum, file) => sum + file.size, 0)}.${files.length}`;
}

/** The wording about secrecy: the office's own, else the audience's default. */
export function legendOf(content: Pick<BundleContent, "audience" | "legend">): string {
  return content.legend ?? rulesFor(content.audience)?.legend ?? "";
}

/** Text of `bag-info.txt`: labels in a fixed order, one line each, absent ones left out. */
export function bagInfoText(content: BundleContent, payload: readonly FileDigest[]): string {
  const { office } = content;
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    ["Source-Organization", office.name],
    ["Organization-Address", office.address],
    ["Contact-Name", office.contactName],
    ["Contact-Phone", office.contactPhone],
    ["Contact-Email", office.contactEmail],
    ["External-Description", content.description],
    ["Bagging-Date", content.baggingDate.slice(0, 10)],
    ["External-Identifier", content.bundleId],
    ["Bag-Size", sizeInWords(payload.reduce((sum, file) => sum + file.size, 0))],
    ["Payload-Oxum", payloadOxum(payload)],
    ["Bag-Group-Identifier", content.caseNumber],
    ["Bag-Count", "1 of 1"],
    ["X-Bundle-Format", BUNDLE_FORMAT],
    ["X-Audience", content.audience],
    ["X-Secrecy", legendOf(content)],
    ["X-Custody-Origin", content.log.origin],
    ["X-Custody-Size", String(content.log.size)],
  ];
  return lines
    .map(([label, value]) => [label, oneLine(value ?? "")] as const)
    .filter(([, value]) => value !== "")
    .map(([label, value]) => `${label}: ${value}\n`)
    .join("");
}

/** Labels and values in the order found, continuation lines joined; undefined where a line has no colon. */
export function parseBagInfo(text: string): readonly (readonly [string, string])[] | undefined {
  const found: [string, string][] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === "") continue;
    const last = found.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1) return undefined;
    found.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return found;
}

/** Octets as a person says them, in thousands: `1.2 GB`. */
export function sizeInWords(octets: number): string {
  if (octets === 1) return "1 byte";
  if (octets < 1000) return `${octets} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = octets / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit] ?? ""}`;
}
