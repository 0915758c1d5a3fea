import type { PersonId } from "#app/core/ids.ts";
import { checkPassword, describePasswordProblem } from "#app/core/people/password-rules.ts";
import { PARTNER, type Role } from "#app/core/people/role.ts";
import { DEFAULT_TEAM } from "#app/core/people/team.ts";
import type { Tools } from "../tools.ts";
import { normaliseSignInName } from "./check-password.ts";

/** An invitation's link can be used this long: it is made when the person is there (security-reliability 3.2). */
export const INVITATION_MILLIS = 60 * 60_000;

const LONGEST_CHECK = 500;

/**
 * How it was checked in person who somebody is, as it goes into the record (security-reliability 3.2, CJIS IA-5); undefined
 * when nothing was said, or too much.
 */
export function parseIdentityCheck(text: string): string | undefined {
  const check = text.trim();
  return check === "" || check.length > LONGEST_CHECK || !check.isWellFormed() ? undefined : check;
}

export interface AccountNames {
  readonly signInName: string;
  readonly displayName: string;
}

export interface NewAccount extends AccountNames {
  readonly password: string;
}

export type AccountOutcome<Done> =
  | Done
  | { readonly kind: "problems"; readonly problems: readonly AccountProblem[] }
  | { readonly kind: "closed" }
  | { readonly kind: "busy" };

export interface AccountProblem {
  readonly field: "sign-in-name" | "display-name" | "password" | "invitee-name";
  readonly message: string;
}

/** What the custody log says of a new account. */
export function granted(id: PersonId, role: Role, actor: { kind: "system"; id: string }) {
  return { ev: "access.granted", subj: id, actor, obj: { role, account: "created" } } as const;
}

/** Names as they are stored. */
export function accountRow(names: AccountNames) {
  return {
    signInName: normaliseSignInName(names.signInName),
    displayName: names.displayName.trim(),
    teams: [DEFAULT_TEAM],
  };
}

/** What is wrong with a new account's names, in words, in the order of the form's fields. */
export function nameProblems(names: AccountNames): AccountProblem[] {
  const problems: AccountProblem[] = [];
  const { signInName, displayName } = accountRow(names);
  if (displayName === "" || displayName.length > 120) {
    problems.push({ field: "display-name", message: "Write your name as colleagues know it." });
  }
  if (!/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(signInName)) {
    problems.push({
      field: "sign-in-name",
      message: "Choose a sign-in name of 3 to 64 letters, digits, dots, dashes or @.",
    });
  }
  return problems;
}

/** What is wrong with a chosen password, in words. */
export function passwordProblems(
  tools: Pick<Tools, "office">,
  names: AccountNames,
  password: string,
): AccountProblem[] {
  const { signInName, displayName } = accountRow(names);
  const context = [signInName, displayName, tools.office.officeName, "bearwitness"];
  const checked = checkPassword(password, context);
  if (checked.ok) return [];
  return checked.problems.map((problem) => ({
    field: "password",
    message: describePasswordProblem(problem),
  }));
}

/** What is wrong with a new account that has a password. */
export function accountProblems(
  tools: Pick<Tools, "office">,
  account: NewAccount,
): AccountProblem[] {
  return [...nameProblems(account), ...passwordProblems(tools, account, account.password)];
}

/** The teams of a new account; a partner is in no team of the office. */
export function teamsFor(role: Role): readonly string[] {
  return role === PARTNER ? [] : [DEFAULT_TEAM];
}
