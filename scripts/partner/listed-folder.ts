import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import { parseInnerPath } from "#app/core/partner/inner-path.ts";
import { parseManifest } from "#app/core/partner/manifest.ts";
import { Problem } from "../commands/outcome.ts";
import type { ReadDelivery } from "./delivery.ts";
import { listBelow, openBelow } from "./folder.ts";

/** A list longer than this is no list of at most 20,000 files. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;

/** A folder with an agency's list of what is in it. `certificate` speaks for every file whose row names none. */
export async function readListedFolder(input: {
  readonly folder: string;
  readonly manifest: string;
  readonly certificate: string;
}): Promise<ReadDelivery> {
  const { folder, manifest } = input;
  const found = await stat(manifest).catch(() => undefined);
  if (found?.isFile() !== true) throw new Problem(`there is no manifest ${manifest}.`);
  if (found.size > LARGEST_MANIFEST) throw new Problem("the manifest is larger than 64 MiB.");
  const bytes = await readFile(manifest);
  const parsed = parseManifest(bytes);
  if (!parsed.ok) throw new Problem(`the manifest cannot be used: ${parsed.problem}.`);
  const { rows, badRows, remarks, unknownColumns } = parsed.value;
  const general = innerCertificate(input.certificate);
  const facts = withCertificates(rows, general);
  const listed = new Set([...facts, ...badRows].map(({ path }) => pathOf(path)));
  const own = relative(await realpath(folder), await realpath(manifest))
    .split(sep)
    .join("/");
  const extra = (await listBelow(folder)).filter((path) => !listed.has(path) && path !== own);
  return {
    ...{ facts, badRows, remarks, unknownColumns, extra },
    notes: [],
    mark: createHash("sha256").update(bytes).digest("hex"),
    open: (path) => openBelow(folder, path),
    close: () => Promise.resolve(),
  };
}

function pathOf(path: string): string {
  const inner = parseInnerPath(path);
  return inner.ok ? inner.path : path;
}

/** The path of `--certificate`, below what is handed over; empty for none. */
export function innerCertificate(text: string): string {
  if (text === "") return "";
  const inner = parseInnerPath(text);
  if (!inner.ok) throw new Problem(`--certificate: ${inner.problem}.`);
  return inner.path;
}

/** The rows, each with its certificate, and every certificate once as a file of the delivery. */
export function withCertificates(rows: readonly PartnerFacts[], general: string): PartnerFacts[] {
  const papers = new Set(
    rows.map(({ certificate }) => (certificate === "" ? general : certificate)),
  );
  papers.delete("");
  const facts = rows.map((row): PartnerFacts =>
    row.role !== "original"
      ? row
      : papers.has(row.path)
        ? { ...row, role: "certificate", certificate: "" }
        : { ...row, certificate: row.certificate === "" ? general : row.certificate },
  );
  const there = new Set(facts.map(({ path }) => path));
  for (const path of papers) {
    if (!there.has(path)) facts.push(paper(path));
  }
  return facts;
}

function paper(path: string): PartnerFacts {
  return {
    ...{ path, role: "certificate", digests: {}, cameraId: "", clockOffset: null },
    ...{ custodian: "", certificate: "", note: "" },
  };
}
