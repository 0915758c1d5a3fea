// npm test, npm run test:browser: every test of one kind. Further arguments are Jest's.

import { ensureInstalled, runCommand, runUnderPinnedNode } from "./bootstrap.mjs";
import { ensureBuilt } from "./build-pages.mjs";

await runCommand(async (args) => {
  await ensureInstalled();
  // Tests that speak to the whole server need its pages.
  await ensureBuilt();
  const project = args.includes("--browser") ? "browser" : "node";
  const rest = args.filter((arg) => arg !== "--browser");
  const jest = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js"];
  // Jest takes every word after --selectProjects for a project, so it goes last.
  return runUnderPinnedNode([...jest, ...rest, "--selectProjects", project]);
});
