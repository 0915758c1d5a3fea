import { serve } from "#scripts/serve-portal.ts";
import { LIGHT_COST } from "./light-cost.ts";

// The real server as `scripts/serve.ts` starts it, but for what a hash costs: see `start-server.ts`.

await serve(process.argv.slice(2), { hashCost: LIGHT_COST });
