import type { ReadStores } from "#app/adapters/database/stores.ts";
import { later, parseInstant, type Instant } from "#app/core/instant.ts";
import type { PersonId } from "#app/core/ids.ts";
import { isInTime } from "#app/core/people/in-time.ts";
import type { Tools } from "../tools.ts";
import {
  accountProblems,
  accountRow,
  granted,
  INVITATION_MILLIS,
  type AccountOutcome,
  type NewAccount,
} from "./account-rules.ts";

/** The first administrator's link can be used this long (security-reliability 3.2). */
export const SETUP_MILLIS = 60 * 60_000;

/**
 * Makes the one-time link's token for the first administrator, for an office without people; it ends after an hour. Each
 * start without people makes a new one, so that a link that was printed and lost is worth nothing.
 */
export async function beginSetup(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
): Promise<{ token: string; until: Instant } | undefined> {
  const token = tools.shortSecrets.newToken();
  const until = later(tools.clock.now(), SETUP_MILLIS);
  return tools.transact(async (stores) => {
    if ((await stores.people.count()) > 0) return undefined;
    await stores.office.set("setup-token-hash", tools.shortSecrets.hashToken(token));
    await stores.office.set("setup-token-until", until);
    return { token, until };
  });
}

/** True while this token opens the first-run page. */
export async function isSetupOpen(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<boolean> {
  const hash = tools.shortSecrets.hashToken(input.token);
  return tools.read((stores) => isOpenFor(stores, hash, tools.clock.now()));
}

/** A link that does not say when it ends, or ends later than one can, is over: nobody knows how old it is. */
async function isOpenFor(
  { office, people }: Pick<ReadStores, "office" | "people">,
  hash: string,
  now: Instant,
): Promise<boolean> {
  const until = parseInstant((await office.get("setup-token-until")) ?? "");
  return (
    (await office.get("setup-token-hash")) === hash &&
    until !== undefined &&
    now < until &&
    isInTime(until, SETUP_MILLIS, now) &&
    (await people.count()) === 0
  );
}

export type SetUpOutcome = AccountOutcome<{ kind: "done"; invitationToken: string }>;

/**
 * Creates the first administrator and the first prosecutor's invitation, and closes the link. Answers the
 * invitation's token, to be handed over by the administrator.
 */
export async function setUpOffice(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "passwords"
    | "shortSecrets"
    | "office"
    | "securityLog"
  >,
  input: { readonly token: string; readonly account: NewAccount; readonly inviteeName: string },
): Promise<SetUpOutcome> {
  const inviteeName = input.inviteeName.trim();
  const problems = accountProblems(tools, input.account);
  if (inviteeName === "") {
    problems.push({ field: "invitee-name", message: "Write the first prosecutor's name." });
  }
  if (problems.length > 0) return { kind: "problems", problems };
  const now = tools.clock.now();
  const hash = tools.shortSecrets.hashToken(input.token);
  const closed = () => {
    tools.securityLog.record({ event: "invitation.refused", facts: { reason: "closed" } });
    return { kind: "closed" } as const;
  };
  // Before the password is worked on: a link that is over costs nothing.
  if (!(await tools.read((stores) => isOpenFor(stores, hash, now)))) return closed();
  const hashed = await tools.passwords.protect(input.account.password);
  if (hashed.kind === "busy") return { kind: "busy" };
  const invitationToken = tools.shortSecrets.newToken();
  const outcome = await tools.transact(async (stores): Promise<SetUpOutcome> => {
    if (!(await isOpenFor(stores, hash, now))) return { kind: "closed" };
    await stores.office.remove("setup-token-hash");
    await stores.office.remove("setup-token-until");
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
  return outcome.kind === "closed" ? closed() : outcome;
}
