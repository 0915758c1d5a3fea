import { isAgency } from "./team.ts";

/** The six roles of the office (security-reliability 3.4). One person has one role: two exclude every other. */
export const ROLES = [
  "intake-analyst",
  "investigator",
  "prosecutor",
  "evidence-custodian",
  "auditor",
  "administrator",
] as const;

/** An account of another agency: it hands in and asks what became of that, and has no desk. */
export const PARTNER = "partner";

/** Every kind of account. */
export const ACCOUNT_ROLES = [...ROLES, PARTNER] as const;

export type Role = (typeof ACCOUNT_ROLES)[number];

/** True for one of the six role names and for a partner agency's. */
export function isRole(text: unknown): text is Role {
  return (ACCOUNT_ROLES as readonly unknown[]).includes(text);
}

/**
 * The agency an account in that role speaks for: one for a partner, null for the office's own people whatever was named.
 * Undefined for a partner without one, who would be nobody's.
 */
export function agencyFor(account: {
  readonly role: Role;
  readonly agency?: string | undefined;
}): string | null | undefined {
  if (account.role !== PARTNER) return null;
  const agency = account.agency?.trim().toLowerCase();
  return isAgency(agency) ? agency : undefined;
}
