import { serve } from "#scripts/serve-portal.ts";
import { LIGHT_COST } from "./light-cost.ts";

// The real server as `scripts/serve.ts` starts it, but for what a hash costs: see `start-server.ts`. While SIGUSR2 says so, every place to hash at
// is taken, as it is when many try codes at the same moment: no test could send as many, each after the work that is asked for.

const OPEN = { atOnce: 4, waiting: 32 };
const hashBounds = { ...OPEN };
process.on("SIGUSR2", () => {
  Object.assign(hashBounds, hashBounds.atOnce === 0 ? OPEN : { atOnce: 0, waiting: 0 });
});

await serve(process.argv.slice(2), { hashCost: LIGHT_COST, hashBounds });
