import { readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "python");

/** In the order in which each needs only those before it. */
const PARTS = [
  ...["text", "signatures", "lattice_signatures", "trees", "notes", "given", "policy", "records"],
  "chains",
  ...["der", "stamps", "names", "entries", "archive", "folders", "bag", "log_keys", "proofs"],
  ...["growth", "signed_log", "log", "examinations", "stand_ins", "exhibits", "report", "main"],
];

let made: Uint8Array | undefined;

/**
 * `verify.py` as every bundle carries it: one file for people who have Python and nothing else. It is put together from parts that can be read one by
 * one; what a part takes from another is there already, what it takes from Python stands at the top.
 */
export function pythonVerifier(): Uint8Array {
  return (made ??= Buffer.from(joined()));
}

function joined(): string {
  const parts = PARTS.map(read);
  const imports = parts.flatMap((part) => part.match(/^import \w+$/gm) ?? []);
  const bodies = parts.map((part) =>
    part
      .replace(/^from \.\w+ import (?:\([^)]*\)|[^\n(]*)\n/gm, "")
      .replace(/^import \w+\n/gm, "")
      .trim(),
  );
  const top = [...new Set(imports)].sort().join("\n");
  return `${read("head")}\n${top}\n\n\n${bodies.join("\n\n\n")}\n`;
}

function read(part: string): string {
  return readFileSync(join(SOURCES, `${part}.py`), "utf8");
}
