import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageInOneFile } from "#app/core/page-in-one-file.ts";

const SOURCES = join(import.meta.dirname, "../../browser/receipt-check");

/** In the order in which each needs only those before it. */
const SCRIPTS = ["sha256.js", "signatures.js", "parse.js", "words.js", "check.js", "page.js"];

/** The page that checks a receipt without a network: one HTML file with its style and script in it. */
export function readOfflineCheckPage(): string {
  return pageInOneFile({
    html: read("page.html"),
    style: read("style.css"),
    scripts: { script: SCRIPTS.map(joinable).join("\n") },
  });
}

/** A module's text as a part of one script: what it takes from the others is there already. */
function joinable(name: string): string {
  return read(name)
    .replace(/^import [^;]*;\n/gm, "")
    .replace(/^export (?=(?:async )?(?:function|class|const) )/gm, "");
}

function read(name: string): string {
  return readFileSync(join(SOURCES, name), "utf8");
}
