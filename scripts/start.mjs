// npm start: from a clone, or from where the last start left off, to a running portal.
// Arguments (such as --demo) are passed on to the server.

import { ensureInstalled, runCommand, runUnderPinnedNode } from "./bootstrap.mjs";
import { ensureBuilt } from "./build-pages.mjs";
import { SERVER_FLAGS, serverEnvironment } from "./server-process.mjs";

await runCommand(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  return runUnderPinnedNode([...SERVER_FLAGS, "scripts/serve.ts", ...args], {
    env: {
      NODE_ENV: process.env.NODE_ENV ?? "production",
      ...serverEnvironment(process.env),
    },
  });
});
