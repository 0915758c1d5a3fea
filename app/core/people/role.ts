/** The six roles of the office (security-reliability 3.4). One person has one role: two exclude every other. */
export const ROLES = [
  "intake-analyst",
  "investigator",
  "prosecutor",
  "evidence-custodian",
  "auditor",
  "administrator",
] as const;

export type Role = (typeof ROLES)[number];

/** True for one of the six role names. */
export function isRole(text: unknown): text is Role {
  return (ROLES as readonly unknown[]).includes(text);
}
