// The other commands of package.json: node scripts/run.mjs NAME [ARGUMENTS…]

import path from "node:path";
import {
  Stop,
  ensureInstalled,
  projectRoot,
  runCommand,
  runUnderPinnedNode,
} from "./bootstrap.mjs";
import { build } from "./build-pages.mjs";

const commands = {
  build: () => build(),
  // Runs in the caller's terms: folder, stdin, stdout and exit code are the command's own.
  bearwitness: (args) =>
    runUnderPinnedNode([path.join(projectRoot, "scripts/bearwitness.ts"), ...args], {
      cwd: callersFolder(),
    }),
  lint: (args) =>
    runUnderPinnedNode(["node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0", ...args]),
  types: (args) => runUnderPinnedNode(["node_modules/typescript/bin/tsc", ...args]),
  boundaries: (args) =>
    runUnderPinnedNode([
      "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
      "--config=.dependency-cruiser.cjs",
      ...args,
      "app",
      "db",
      "scripts",
    ]),
  catalogue: (args) => runUnderPinnedNode(["scripts/catalogue.ts", ...args]),
};

/** npm moves to the project's folder, but `assess photo.jpg` means a file where the caller is. */
function callersFolder() {
  const startedByNpm = process.env.npm_lifecycle_event === "bearwitness";
  return (startedByNpm ? process.env.INIT_CWD : undefined) ?? process.cwd();
}

await runCommand(async ([name = "", ...args]) => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new Stop(`Unknown command "${name}". There are: ${Object.keys(commands).join(", ")}.`);
  }
  await ensureInstalled();
  return command(args);
});
