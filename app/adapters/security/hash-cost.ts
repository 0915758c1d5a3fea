/** What one argon2id hash costs: `memoryCost` in KiB, `timeCost` in passes. */
export interface HashCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** ASVS 5.0 appendix C and security-reliability 3.2; 0.3 s on the machine it was chosen on. */
export const HASH_COST: HashCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };
