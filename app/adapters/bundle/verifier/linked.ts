import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative } from "node:path";

const APP = join(import.meta.dirname, "..", "..", "..");
const IMPORT = /^import\s+(?:\{([^}]*)\}\s+from\s+)?"([^"]+)";[ \t]*$/gm;
const EXPORT = /^export (?=(?:async )?(?:function\*?|const|class) ([A-Za-z_$][\w$]*))/gm;

/** A module as it is linked: its name in the script, and what it gives to others. */
interface Linked {
  readonly name: string;
  readonly exports: ReadonlySet<string>;
}

/**
 * A module of `app/` and all that it imports, as one script that needs nothing else: each module is a function of its own, called once,
 * after those that it takes from. `instead` says, by paths below `app/`, which module stands in for another that needs Node. Throws where
 * a module is written so that it cannot be linked, or reaches for what is not in `app/`.
 */
export function linked(entry: string, instead: ReadonlyMap<string, string> = new Map()): string {
  const known = new Map<string, Linked | undefined>();
  const parts: string[] = [];

  function link(path: string): Linked {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (known.has(path)) throw new Error(`${path} imports itself by way of others`);
    known.set(path, undefined);
    const source = read(path);
    const body = source.replace(IMPORT, (_, names: string | undefined, from: string) => {
      const taken = namesOf(names ?? "");
      const { name, exports } = link(resolved(path, from));
      const missing = taken.filter((one) => !exports.has(one));
      if (missing.length > 0) throw new Error(`${from} gives ${path} no ${missing.join(", ")}`);
      return taken.length === 0 ? "" : `const { ${taken.join(", ")} } = ${name};`;
    });
    const exports = new Set([...body.matchAll(EXPORT)].map(([, name = ""]) => name));
    const plain = body.replace(EXPORT, "");
    if (/^(?:import|export)\b/m.test(plain)) throw new Error(`${path} cannot be linked`);
    const name = `module${parts.length + 1}`;
    const given = `return { ${[...exports].join(", ")} };`;
    parts.push(`// ${path}\nconst ${name} = (() => {\n${tidied(plain)}\n${given}\n})();\n`);
    const made = { name, exports };
    known.set(path, made);
    return made;
  }

  function resolved(importer: string, from: string): string {
    const isOfApp = from.startsWith("#app/");
    if (!isOfApp && !from.startsWith(".")) throw new Error(`${importer} needs ${from}`);
    const full = isOfApp
      ? join(APP, from.slice("#app/".length))
      : join(APP, dirname(importer), from);
    const path = relative(APP, full).replaceAll("\\", "/");
    return instead.get(path) ?? path;
  }

  link(entry);
  return `"use strict";\n(() => {\n${parts.join("\n")}})();\n`;
}

function read(path: string): string {
  const source = readFileSync(join(APP, path), "utf8");
  return path.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
}

/** What stands between the braces of an import, once its types are gone. */
function namesOf(names: string): readonly string[] {
  return names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Without the room that types left behind them. */
function tidied(source: string): string {
  return source
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
