import { serve } from "./serve-portal.ts";

await serve(process.argv.slice(2));
