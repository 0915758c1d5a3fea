import { CLAIM_ALGORITHMS, digestLength } from "./digest-claim.ts";
import type { PartnerFacts } from "./file-facts.ts";
import { parseInnerPath } from "./inner-path.ts";

const SUM_LINE = /^(\\?)([0-9a-fA-F]{32,128}) [ *](.+)$/;

/**
 * The output of `sha256sum`, `sha512sum`, `sha1sum` or `md5sum`: digest, a blank, a blank or a star, name. Undefined for a text whose
 * first line is something else. A backslash in front says that backslashes and line breaks in the name are escaped.
 */
export function parseSumFile(text: string):
  | {
      readonly rows: readonly { readonly line: number; readonly facts: PartnerFacts }[];
      readonly badRows: readonly {
        readonly line: number;
        readonly path: string;
        readonly words: string;
      }[];
    }
  | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  if (!SUM_LINE.test(lines[0] ?? "")) return undefined;
  const rows: { line: number; facts: PartnerFacts }[] = [];
  const badRows: { line: number; path: string; words: string }[] = [];
  lines.forEach((content, index) => {
    const line = index + 1;
    if (content.trim() === "") return;
    const [, escaped, hex = "", name = ""] = SUM_LINE.exec(content) ?? [];
    const algorithm = CLAIM_ALGORITHMS.find((one) => digestLength(one) === hex.length);
    if (algorithm === undefined) {
      badRows.push({ line, path: "", words: "it is not a digest, two blanks and a name" });
      return;
    }
    const inner = escaped === "\\" ? undefined : parseInnerPath(name);
    if (inner?.ok !== true) {
      const words = inner?.problem ?? "its name has characters that no file name may have";
      badRows.push({ line, path: name.slice(0, 200), words });
      return;
    }
    rows.push({ line, facts: factsOf(inner.path, algorithm, hex.toLowerCase()) });
  });
  return { rows, badRows };
}

function factsOf(path: string, algorithm: string, hex: string): PartnerFacts {
  return {
    path,
    role: "original",
    digests: { [algorithm]: hex },
    cameraId: "",
    clockOffset: null,
    custodian: "",
    certificate: "",
    note: "",
  };
}
