// npm test, npm run test:browser: every test of one kind. Further arguments are Jest's.

import path from "node:path";
import { ensureInstalled, projectRoot, runCommand, runUnderPinnedNode } from "./bootstrap.mjs";
import { ensureBuilt } from "./build-pages.mjs";

await runCommand(async (args) => {
  await ensureInstalled();
  // Tests that speak to the whole server need its pages.
  await ensureBuilt();
  const project = args.includes("--browser") ? "browser" : "node";
  const rest = args.filter((arg) => arg !== "--browser");
  const jest = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js"];
  // Jest takes every word after --selectProjects for a project, so it goes last.
  // Tests start many short processes of ours; each would compile the same files again.
  const env = { NODE_COMPILE_CACHE: path.join(projectRoot, "node_modules/.cache/compiled") };
  return runUnderPinnedNode([...jest, ...rest, "--selectProjects", project], { env });
});
