import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const APP = join(import.meta.dirname, "..", "..");
const IMPORTED = /\b(?:from|import)\s*\(?\s*"((?:#app|\.{1,2})\/[^"]+\.ts)"/g;

const made = new Map<string, Uint8Array>();

/**
 * A script of this project and all it imports from `app/`, without types: a JSON object of sources by file URL, as `child-start.mjs` takes
 * it. Read and made once: a child that did it itself would spend half of its start on it. What is missing here is read by the child as ever.
 */
export function childCode(script: string): Uint8Array {
  const known = made.get(script);
  if (known !== undefined) return known;
  const sources = new Map<string, string>();
  collect(script, sources);
  const code = Buffer.from(JSON.stringify(Object.fromEntries(sources)));
  made.set(script, code);
  return code;
}

function collect(path: string, sources: Map<string, string>): void {
  const url = pathToFileURL(path).href;
  if (sources.has(url)) return;
  const source = stripTypeScriptTypes(readFileSync(path, "utf8"));
  sources.set(url, source);
  for (const [, imported = ""] of source.matchAll(IMPORTED)) {
    const isOfApp = imported.startsWith("#app/");
    collect(
      isOfApp ? join(APP, imported.slice("#app/".length)) : join(dirname(path), imported),
      sources,
    );
  }
}
