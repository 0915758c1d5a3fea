import { run } from "#scripts/commands/assess.ts";

// The command by itself, as its dispatcher would call it; for assess.test.ts.
process.exitCode = await run(process.argv.slice(2));
