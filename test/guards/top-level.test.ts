import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { projectRoot } from "#test/support/project-root.ts";

// The top level is the first thing a stranger reads, so a new entry is a decision.
const allowed = [
  ".ci",
  ".dependency-cruiser.cjs",
  ".editorconfig",
  ".env.example",
  ".gitignore",
  ".nvmrc",
  ".prettierignore",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "app",
  "db",
  "docs",
  "eslint.config.js",
  "jest.config.js",
  "package-lock.json",
  "package.json",
  "prettier.config.js",
  "scripts",
  "test",
  "tsconfig.json",
  "uploads",
  "vite.config.ts",
];

test("the top level holds what it should and nothing else", () => {
  const strangers = topLevel().filter((name) => !allowed.includes(name));
  expect(strangers).toEqual([]);
});

/** What git keeps or would keep; without git, what is there but for what a run makes. */
function topLevel(): string[] {
  try {
    const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
    const listed = execFileSync("git", args, { cwd: projectRoot, encoding: "utf8" });
    return [...new Set(listed.split("\n").map((file) => file.split("/")[0] ?? ""))].filter(Boolean);
  } catch {
    const made = ["build", "coverage", "node_modules", ".git", ".cache"];
    return readdirSync(projectRoot).filter((name) => !made.includes(name));
  }
}
