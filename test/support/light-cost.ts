import type { HashCost } from "#app/adapters/security/hash-cost.ts";

/** What hashes cost where they guard nobody: hundreds of accounts and receipts at the real cost would be minutes. */
export const LIGHT_COST: HashCost = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
