import { realpathSync } from "node:fs";
import { join } from "node:path";
import { childCode } from "#app/adapters/media/child-code.ts";
import type { ChildProgram } from "#app/adapters/media/launch.ts";

const PROJECT = join(import.meta.dirname, "..", "..", "..");
const START = join(import.meta.dirname, "child-start.mjs");
const CHILD_SCRIPT = join(import.meta.dirname, "examine-child.ts");

/** What of the project a child needs; never the data folder, which may lie beside it. */
const CODE = ["package.json", "app", "node_modules"].map((part) => join(PROJECT, part));

/** Node with a script of this project, which reads no file but code and starts nothing. */
export function nodeProgram(script = CHILD_SCRIPT): ChildProgram {
  const isTyped = script.endsWith(".ts");
  return {
    interpreter: realpathSync(process.execPath),
    args: [
      "--permission",
      "--allow-addons",
      ...CODE.map((part) => `--allow-fs-read=${part}`),
      `--allow-fs-read=${script}`,
      // A realpath differs from the path where node_modules is a link.
      `--allow-fs-read=${realpathSync(join(PROJECT, "node_modules"))}`,
      "--max-old-space-size=512",
      "--disallow-code-generation-from-strings",
      ...(isTyped ? [START, script] : [script]),
    ],
    code: CODE,
    ...(isTyped ? { sent: childCode(script) } : {}),
    // Node reserves more address space than it uses; its children are limited by what they hold in memory.
    ulimits: [],
  };
}
