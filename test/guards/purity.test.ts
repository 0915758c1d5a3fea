import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { projectRoot } from "#test/support/project-root.ts";

const purityRules = ["no-restricted-globals", "no-restricted-properties", "no-restricted-syntax"];

/** Each line takes something from the world instead of being handed it. */
const impure = [
  "export const now = Date.now();",
  "export const today = new Date();",
  "export const said = Date();",
  "export const chance = Math.random();",
  "export const key = crypto.randomUUID();",
  "export const setting = process.env.PORT;",
  "export const answer = fetch('http://localhost');",
  "setTimeout(() => undefined, 1);",
  "console.log('hello');",
];

/** What else must stop a change, whatever folder it is in. */
const careless = {
  "@typescript-eslint/no-floating-promises": "export function a(): void { Promise.resolve(1); }",
  "@typescript-eslint/switch-exhaustiveness-check":
    "export function b(kind: 'a' | 'b'): void { switch (kind) { case 'a': return; } }",
};

test("the linter sees every breach of purity in core, and what is careless anywhere", () => {
  const clean = "export const then = new Date(0);";
  const lines = [...impure, clean, ...Object.values(careless)];
  const problems = problemsIn("app/core/instant.ts", lines);
  const breaches = problems.filter(({ rule }) => purityRules.includes(rule));
  expect([...new Set(breaches.map(({ line }) => line))]).toEqual(impure.map((_, at) => at + 1));
  expect(problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(Object.keys(careless)));
});

test("use cases are held to the same purity", () => {
  const core = rulesFor("app/core/instant.ts");
  const useCases = rulesFor("app/use-cases/tools.ts");
  for (const rule of purityRules) {
    expect(core[rule]).toBeDefined();
    expect(useCases[rule]).toEqual(core[rule]);
  }
});

/** What the linter says of these lines if they were the content of an existing file. */
function problemsIn(file: string, lines: readonly string[]): { line: number; rule: string }[] {
  const args = ["--stdin", "--stdin-filename", file, "--format", "json"];
  const [report] = JSON.parse(eslint(args, `${lines.join("\n")}\n`)) as {
    messages: { line: number; ruleId: string | null }[];
  }[];
  return (report?.messages ?? []).map(({ line, ruleId }) => ({ line, rule: ruleId ?? "" }));
}

function rulesFor(file: string): Record<string, unknown> {
  const config = JSON.parse(eslint(["--print-config", file])) as { rules: Record<string, unknown> };
  return config.rules;
}

function eslint(args: readonly string[], input = ""): string {
  const program = path.join(projectRoot, "node_modules/eslint/bin/eslint.js");
  const options = { cwd: projectRoot, encoding: "utf8", input, maxBuffer: 64e6 } as const;
  return spawnSync(process.execPath, [program, ...args], options).stdout;
}
