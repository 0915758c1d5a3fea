import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toBase64, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";

const SOURCES = join(import.meta.dirname, "../../browser/receipt-check");

/** In the order in which each needs only those before it. */
const SCRIPTS = ["sha256.js", "signatures.js", "parse.js", "words.js", "check.js", "page.js"];

/**
 * The page that checks a receipt without a network: one HTML file with its style and script in it. Its own policy lets
 * exactly these run and nothing be loaded or sent.
 */
export function readOfflineCheckPage(): string {
  const style = `\n${read("style.css")}`;
  const script = `\n${SCRIPTS.map(joinable).join("\n")}`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return read("page.html")
    .replace("{policy}", policy)
    .replace(/\s*\/\* style \*\/\s*/, () => style)
    .replace(/\s*\/\* script \*\/\s*/, () => script);
}

/** A module's text as a part of one script: what it takes from the others is there already. */
function joinable(name: string): string {
  return read(name)
    .replace(/^import [^;]*;\n/gm, "")
    .replace(/^export (?=(?:async )?(?:function|class|const) )/gm, "");
}

function hashOf(inline: string): string {
  return `sha256-${toBase64(sha256(toUtf8(inline)))}`;
}

function read(name: string): string {
  return readFileSync(join(SOURCES, name), "utf8");
}
