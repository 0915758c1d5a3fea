import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { projectRoot } from "#test/support/project-root.ts";

/** One import that a rule forbids. */
export type Violation = { readonly rule: string; readonly from: string; readonly to: string };

const configuration = path.join(projectRoot, ".dependency-cruiser.cjs");

/** The names of all import rules, as they stand in the configuration. */
export function ruleNames(): string[] {
  const rules = createRequire(import.meta.url)(configuration) as {
    forbidden: readonly { readonly name: string }[];
  };
  return rules.forbidden.map((rule) => rule.name);
}

/** Checks the folders app, db and scripts of the tree at `root` against the import rules. */
export async function violationsIn(root: string): Promise<Violation[]> {
  const cruiser = path.join(
    projectRoot,
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
  );
  const args = [
    cruiser,
    "--config",
    configuration,
    "--output-type",
    "json",
    "app",
    "db",
    "scripts",
  ];
  const report = JSON.parse(await outputOf(args, root)) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** Writes files, given by their path and text, into a folder. */
export function plant(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

// The exit code counts violations, so it says nothing about whether the program worked.
function outputOf(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaints = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
    child.once("error", reject);
    child.once("close", () => {
      if (output === "") reject(new Error(`the import rules could not be checked: ${complaints}`));
      else resolve(output);
    });
  });
}
