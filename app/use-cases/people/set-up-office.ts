import { later } from "#app/core/instant.ts";
import type { InvitationId, PersonId } from "#app/core/ids.ts";
import { checkPassword, describePasswordProblem } from "#app/core/people/password-rules.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { authorise, OFFICE, type Refusal } from "#app/core/people/authorise.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { agencyFor, PARTNER, type Role } from "#app/core/people/role.ts";
import { DEFAULT_TEAM } from "#app/core/people/team.ts";
import type { Tools } from "../tools.ts";
import { normaliseSignInName } from "./check-password.ts";

/** An invitation's link can be used this long. */
const INVITATION_MILLIS = 7 * 86_400_000;

/**
 * Makes the one-time link's token for the first administrator, for an office without people. Each start without people makes
 * a new one, so that a link that was printed and lost is worth nothing.
 */
export async function beginSetup(
  tools: Pick<Tools, "transact" | "shortSecrets">,
): Promise<{ token: string } | undefined> {
  const token = tools.shortSecrets.newToken();
  return tools.transact(async (stores) => {
    if ((await stores.people.count()) > 0) return undefined;
    await stores.office.set("setup-token-hash", tools.shortSecrets.hashToken(token));
    return { token };
  });
}

/** True while this token opens the first-run page. */
export async function isSetupOpen(
  tools: Pick<Tools, "read" | "shortSecrets">,
  input: { readonly token: string },
): Promise<boolean> {
  const hash = tools.shortSecrets.hashToken(input.token);
  return tools.read(
    async (stores) =>
      (await stores.office.get("setup-token-hash")) === hash && (await stores.people.count()) === 0,
  );
}

export interface NewAccount {
  readonly signInName: string;
  readonly displayName: string;
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

/**
 * Creates the first administrator and the first prosecutor's invitation, and closes the link. Answers the
 * invitation's token, to be handed over by the administrator.
 */
export async function setUpOffice(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "passwords" | "shortSecrets" | "office">,
  input: { readonly token: string; readonly account: NewAccount; readonly inviteeName: string },
): Promise<AccountOutcome<{ kind: "done"; invitationToken: string }>> {
  const inviteeName = input.inviteeName.trim();
  const problems = accountProblems(tools, input.account);
  if (inviteeName === "") {
    problems.push({ field: "invitee-name", message: "Write the first prosecutor's name." });
  }
  if (problems.length > 0) return { kind: "problems", problems };
  const hashed = await tools.passwords.protect(input.account.password);
  if (hashed.kind === "busy") return { kind: "busy" };
  const now = tools.clock.now();
  const invitationToken = tools.shortSecrets.newToken();
  return tools.transact(async (stores) => {
    const open =
      (await stores.office.get("setup-token-hash")) === tools.shortSecrets.hashToken(input.token) &&
      (await stores.people.count()) === 0;
    if (!open) return { kind: "closed" };
    await stores.office.remove("setup-token-hash");
    const id: PersonId = tools.newId("usr");
    await stores.people.add(
      {
        ...accountRow(input.account),
        id,
        role: "administrator",
        passwordHash: hashed.encoded,
        at: now,
      },
      granted(id, "administrator", { kind: "system", id: "svc-setup" }),
    );
    await stores.people.invite({
      id: tools.newId("inv"),
      tokenHash: tools.shortSecrets.hashToken(invitationToken),
      role: "prosecutor",
      displayName: inviteeName,
      invitedBy: id,
      at: now,
      expiresAt: later(now, INVITATION_MILLIS),
    });
    return { kind: "done", invitationToken };
  });
}

export type InviteOutcome =
  | { readonly kind: "invited"; readonly token: string }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "no-name" }
  | { readonly kind: "no-agency" };

/** Invites one person in one role. The link is shown once, to the administrator who hands it over. */
export async function invitePerson(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
  input: {
    readonly by: Person;
    readonly displayName: string;
    readonly role: Role;
    /** For a partner's account: the agency it speaks for. */
    readonly agency?: string;
  },
): Promise<InviteOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const displayName = input.displayName.trim();
  if (displayName === "" || displayName.length > 120) return { kind: "no-name" };
  const agency = agencyFor(input);
  if (agency === undefined) return { kind: "no-agency" };
  const token = tools.shortSecrets.newToken();
  const id: InvitationId = tools.newId("inv");
  await tools.transact((stores) =>
    stores.people.invite({
      id,
      tokenHash: tools.shortSecrets.hashToken(token),
      role: input.role,
      displayName,
      agency,
      invitedBy: input.by.id,
      at: now,
      expiresAt: later(now, INVITATION_MILLIS),
    }),
  );
  return { kind: "invited", token };
}

/** Whom an invitation's link is for; undefined when it is used, over or unknown. */
export async function readInvitation(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<{ displayName: string; role: Role } | undefined> {
  const hash = tools.shortSecrets.hashToken(input.token);
  const invitation = await tools.read((stores) => stores.people.invitation(hash));
  if (invitation?.usedAt !== null || invitation.expiresAt < tools.clock.now()) return undefined;
  return { displayName: invitation.displayName, role: invitation.role };
}

/** Makes the account an invitation is for. */
export async function acceptInvitation(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "passwords" | "shortSecrets" | "office">,
  input: { readonly token: string; readonly account: NewAccount },
): Promise<AccountOutcome<{ kind: "done" }>> {
  const problems = accountProblems(tools, input.account);
  if (problems.length > 0) return { kind: "problems", problems };
  const hashed = await tools.passwords.protect(input.account.password);
  if (hashed.kind === "busy") return { kind: "busy" };
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<AccountOutcome<{ kind: "done" }>> => {
    const invitation = await stores.people.invitation(tools.shortSecrets.hashToken(input.token));
    if (invitation === undefined || invitation.expiresAt < now) return { kind: "closed" };
    const account = accountRow(input.account);
    if ((await stores.people.bySignInName(account.signInName)) !== undefined) {
      return {
        kind: "problems",
        problems: [
          { field: "sign-in-name", message: "That sign-in name is taken. Choose another one." },
        ],
      };
    }
    if (!(await stores.people.useInvitation(invitation.id, now))) return { kind: "closed" };
    const id: PersonId = tools.newId("usr");
    await stores.people.add(
      {
        ...account,
        id,
        role: invitation.role,
        // A partner is in no team of the office.
        teams: invitation.role === PARTNER ? [] : account.teams,
        agency: invitation.agency,
        passwordHash: hashed.encoded,
        at: now,
      },
      granted(id, invitation.role, { kind: "system", id: "svc-invitation" }),
    );
    return { kind: "done" };
  });
}

/** Ends a person's access at once: account and every session. Nobody ends their own. */
export async function disablePerson(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly personId: PersonId },
): Promise<
  | { readonly kind: "done" }
  | { readonly kind: "not-found" | "own-account" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const decision = authorise(input.by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (input.personId === input.by.id) return { kind: "own-account" };
  return tools.transact(async (stores) => {
    const person = await stores.people.find(input.personId);
    if (person === undefined) return { kind: "not-found" };
    await stores.people.disable(person.id, {
      ev: "access.revoked",
      subj: person.id,
      actor: actorOf(input.by),
      obj: { role: person.role, account: "disabled" },
      disclosures: [actorName(input.by)],
    });
    return { kind: "done" };
  });
}

function granted(id: PersonId, role: Role, actor: { kind: "system"; id: string }) {
  return { ev: "access.granted", subj: id, actor, obj: { role, account: "created" } } as const;
}

function accountRow(account: NewAccount) {
  return {
    signInName: normaliseSignInName(account.signInName),
    displayName: account.displayName.trim(),
    teams: [DEFAULT_TEAM],
  };
}

function accountProblems(tools: Pick<Tools, "office">, account: NewAccount): AccountProblem[] {
  const problems: AccountProblem[] = [];
  const { signInName, displayName } = accountRow(account);
  if (!/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(signInName)) {
    problems.push({
      field: "sign-in-name",
      message: "Choose a sign-in name of 3 to 64 letters, digits, dots, dashes or @.",
    });
  }
  if (displayName === "" || displayName.length > 120) {
    problems.push({ field: "display-name", message: "Write your name as colleagues know it." });
  }
  const context = [signInName, displayName, tools.office.officeName, "bearwitness"];
  const checked = checkPassword(account.password, context);
  if (!checked.ok) {
    for (const problem of checked.problems) {
      problems.push({ field: "password", message: describePasswordProblem(problem) });
    }
  }
  return problems;
}
