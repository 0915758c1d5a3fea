import { runVerify } from "../verify-bundle.ts";

/** `bearwitness verify FILE [--fingerprint …]`: checks a bundle offline. Answers the exit code: 0 intact, 1 a problem, 2 wrong use. */
export function run(args: string[]): Promise<number> {
  return runVerify(args);
}
