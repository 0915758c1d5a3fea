import { runWitness } from "../witness/run-witness.ts";

/** `bearwitness witness`: watches other offices' logs until it is stopped. */
export function run(args: string[]): Promise<number> {
  return runWitness(args);
}
