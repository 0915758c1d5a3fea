import type { Ability } from "./ability.ts";

/**
 * Abilities whose use asks for a confirmation within the last five minutes (security-reliability 3.3; CJIS IA-11, ASVS
 * 7.5.3). Looking at a page about them does not: only the act does.
 */
const GRAVE: ReadonlySet<Ability> = new Set<Ability>([
  "bundle.export",
  "evidence.original",
  "people.manage",
  "reporter.erase",
]);

/** True when using the ability needs a fresh confirmation of who is at the keyboard. */
export function isGrave(ability: Ability): boolean {
  return GRAVE.has(ability);
}
