import { isActKind, ruleOf } from "#app/core/people/act-kinds.ts";
import { isRole } from "#app/core/people/role.ts";
import type { SecurityEventName } from "#app/core/people/security-event.ts";
import { ROLE_WORDS } from "./words.ts";

/** What each event of the security log says to somebody who does not know its code. */
export const SECURITY_EVENT_WORDS: Readonly<Record<SecurityEventName, string>> = {
  "sign-in.ok": "Signed in",
  "sign-in.failed": "Sign-in failed",
  "sign-in.locked": "Password locked",
  "sign-in.busy": "Sign-in put off, too many at once",
  "session.ended": "Session ended",
  "session.refused": "A cookie opened nothing",
  "session.stepped-up": "Confirmed who they are",
  "step-up.refused": "Confirmation refused",
  "credential.added": "Way to sign in added",
  "credential.removed": "Way to sign in removed",
  "credential.refused": "Passkey or code refused",
  "account.made": "Account made",
  "account.disabled": "Account disabled",
  "account.changed": "Account changed",
  "invitation.made": "Invitation made",
  "invitation.refused": "A one-time link opened nothing",
  "access.refused": "Access refused",
  "access.broke-glass": "Emergency opening",
  "wall.changed": "Wall changed",
  "approval.asked": "Approval asked for",
  "approval.given": "Approved",
  "approval.refused": "Approval not taken",
  "identity.unsealed": "Reporter’s name seen",
  "identity.unseal-refused": "Reporter’s name not opened",
  "policy.changed": "Rules of the office changed",
  "token.made": "API token made",
  "token.ended": "API token ended",
  "token.refused": "API token refused",
  "security-log.reviewed": "Security log reviewed",
  "security-log.exported": "Security log kept as a file",
  "form.refused": "Form refused",
  "public-form.refused": "Public form refused",
  "host.refused": "Wrong host name",
  "method.refused": "Wrong method",
  "follow-up.no-match": "Receipt code matched nothing",
  "limit.reached": "Limit reached",
  "page.violated": "A page tried what it may not",
  "sandbox.killed": "Parser stopped",
  "system.started": "Server started",
  "system.stopped": "Server stopped",
  "system.data-folder-adopted": "Data folder of an earlier version taken over",
  "settings.changed": "Setting changed since the start before",
  "time.not-counted": "Time not counted, server off or clock wrong",
  "security-log.behind": "Security log fell behind",
  "security-log.lost": "Security log lost entries",
  "security-log.alive": "Security log is written",
};

const FACT_WORDS: Readonly<Record<string, string>> = {
  ability: "right",
  path: "way",
  strength: "with",
};

/**
 * One fact of an entry in words. Ids of accounts become names; a reason is made of words already; the name of a right or a
 * setting stays as it is, because it is looked up by it.
 */
export function factInWords(
  name: string,
  value: string | number,
  names: ReadonlyMap<string, string>,
): string {
  return `${FACT_WORDS[name] ?? name}: ${valueInWords(name, value, names)}`;
}

function valueInWords(
  name: string,
  value: string | number,
  names: ReadonlyMap<string, string>,
): string {
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (name === "role" && isRole(value)) return ROLE_WORDS[value];
  if (name === "act" && isActKind(value)) return ruleOf(value).title;
  if (["reason", "path", "kind", "strength", "what"].includes(name)) {
    return value.replaceAll("-", " ");
  }
  return names.get(value) ?? value;
}
