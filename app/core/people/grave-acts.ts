import type { Ability } from "./ability.ts";

/**
 * Abilities whose use asks for a confirmation within the last five minutes (security-reliability 3.3; CJIS IA-11, ASVS
 * 7.5.3): `always` where already the reading hands something out, `acts` where pages may be looked at and forms may not be
 * sent.
 */
const GRAVE: Readonly<Partial<Record<Ability, "always" | "acts">>> = {
  "backup.restore": "always",
  "break-glass.open": "acts",
  "bundle.export": "always",
  "evidence.dispose": "acts",
  "evidence.original": "always",
  "hold.lift": "acts",
  "hold.set": "acts",
  "identity.open": "acts",
  "people.manage": "acts",
  "reporter.erase": "always",
  "role.grant": "acts",
  "settings.change": "acts",
  "upload.settle": "acts",
};

/** True when using the ability this way needs a fresh confirmation of who is at the keyboard. */
export function isGrave(ability: Ability, use: "read" | "act"): boolean {
  const when = GRAVE[ability];
  return when === "always" || (when === "acts" && use === "act");
}
