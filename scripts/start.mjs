// npm start: from a clone, or from where the last start left off, to a running portal.
// Arguments (such as --demo) are passed on to the server.

import { ensureInstalled, runCommand, runUnderPinnedNode } from "./bootstrap.mjs";
import { ensureBuilt } from "./build-pages.mjs";

await runCommand(async (args) => {
  await ensureInstalled();
  await ensureBuilt();
  return runUnderPinnedNode(["scripts/serve.ts", ...args], {
    // Four password hashes at once would fill the default pool of four threads and stall every file.
    env: {
      NODE_ENV: process.env.NODE_ENV ?? "production",
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? "16",
    },
  });
});
