import { later } from "#app/core/instant.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import {
  accountProblems,
  accountRow,
  granted,
  INVITATION_MILLIS,
  type AccountOutcome,
  type NewAccount,
} from "./account-rules.ts";

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
