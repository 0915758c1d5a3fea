import { expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "#test/support/project-root.ts";
import { until } from "#test/support/until.ts";

const MANY = 24;

// A program that starts many children, says who they are, and exits while they run.
const PROGRAM = `
  import { spawn } from "node:child_process";
  import { killWithParent } from ${JSON.stringify(path.join(projectRoot, "app/adapters/media/kill-with-parent.ts"))};
  const start = () => spawn("sleep", ["600"], { stdio: "ignore" });
  const ended = start();
  killWithParent(ended)();
  process.stdout.write(String(ended.pid));
  for (let i = 0; i < ${MANY}; i += 1) {
    const child = start();
    killWithParent(child);
    process.stdout.write(" " + child.pid);
  }
  process.exit();
`;

test("children end with their parent, those alone whose end it was not told; many are no warning", async () => {
  const parent = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, complaint] = await Promise.all([text(parent.stdout), text(parent.stderr)]);
  expect(complaint).toBe("");
  const [told = 0, ...others] = said.split(" ").map(Number);
  expect(others).toHaveLength(MANY);
  // It was told of as ended: nobody but this test ends it.
  expect(process.kill(told, "SIGKILL")).toBe(true);
  await until(() => !others.some(isRunning));
});

/** A process that has ended and that nobody waits for is still listed, as a zombie. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
