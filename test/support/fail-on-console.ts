import { afterEach, beforeEach } from "@jest/globals";
import { format } from "node:util";

// A warning that nobody reads is a defect that nobody fixes: React's key warnings, a library's
// deprecation notice and our own forgotten prints all arrive here. A test that means to provoke
// one replaces the method itself (`jest.spyOn(console, "error")`) for as long as it needs to.

let printed: string[] = [];

function collect(method: "error" | "warn"): (...words: unknown[]) => void {
  return (...words) => {
    printed.push(`console.${method}: ${format(...words)}`);
  };
}

console.error = collect("error");
console.warn = collect("warn");

function failIfPrinted(): void {
  const found = printed;
  printed = [];
  if (found.length > 0) {
    throw new Error(`a test must not print warnings or errors, but saw:\n${found.join("\n")}`);
  }
}

// Before as well: what was printed while the file loaded belongs to its first test.
beforeEach(failIfPrinted);
afterEach(failIfPrinted);
