import { isIdOf } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { SignedInPerson } from "#app/use-cases/people/session.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

export type AccountDone =
  | "passkey-added"
  | "passkey-removed"
  | "renamed"
  | "codes-on"
  | "codes-off"
  | "password-changed"
  | "password-removed"
  | "session-ended"
  | "codes-begun";

export type AccountChanged =
  | { readonly kind: "done"; readonly done: AccountDone }
  | { readonly kind: "confirm-first" }
  | { readonly kind: "problem"; readonly problem: Problem };

interface Change {
  readonly by: SignedInPerson;
  readonly token: string;
  readonly fields: FormFields;
}

type Changing = Pick<
  UseCases,
  | "addPasskey"
  | "renamePasskey"
  | "removePasskey"
  | "beginCodes"
  | "confirmCodes"
  | "removeCodes"
  | "changePassword"
  | "endOwnSession"
>;

/** Intents that change what the person signs in with: they need a fresh confirmation. */
export const FACTOR_INTENTS: readonly string[] = [
  "add-passkey",
  "remove-passkey",
  "begin-codes",
  "confirm-codes",
  "remove-codes",
  "change-password",
  "remove-password",
];

/** Does the one thing that a form of the account page asks for. */
export async function changeAccount(useCases: Changing, change: Change): Promise<AccountChanged> {
  const { by, token, fields } = change;
  switch (fields["intent"]) {
    case "add-passkey":
      return addPasskey(useCases, change);
    case "rename-passkey": {
      const passkeyId = idOrNotFound("psk", fields["passkey"]);
      settled(await useCases.renamePasskey({ by, passkeyId, label: fields["label"] ?? "" }));
      return done("renamed");
    }
    case "remove-passkey": {
      const passkeyId = idOrNotFound("psk", fields["passkey"]);
      const { kind } = settled(await useCases.removePasskey({ by, token, passkeyId }));
      if (kind === "not-confirmed") return { kind: "confirm-first" };
      return kind === "removed" ? done("passkey-removed") : LAST_FACTOR;
    }
    case "begin-codes": {
      const { kind } = await useCases.beginCodes({ by, token });
      if (kind === "in-use") return CODES_IN_USE;
      return kind === "begun" ? done("codes-begun") : { kind: "confirm-first" };
    }
    case "confirm-codes": {
      const { kind } = await useCases.confirmCodes({ by, token, code: fields["code"] ?? "" });
      if (kind === "not-confirmed") return { kind: "confirm-first" };
      return kind === "confirmed"
        ? done("codes-on")
        : problem("code", "That code did not match. Wait for the next one and try again.");
    }
    case "remove-codes": {
      const { kind } = await useCases.removeCodes({ by, token });
      return kind === "removed" ? done("codes-off") : { kind: "confirm-first" };
    }
    case "change-password":
    case "remove-password":
      return changePassword(useCases, change);
    case "end-session": {
      if (!isIdOf("ses", fields["session"])) throw refuse(404);
      settled(await useCases.endOwnSession({ by, sessionId: fields["session"] }));
      return done("session-ended");
    }
    default:
      throw refuse(400);
  }
}

const LAST_FACTOR = problem(
  "passkey",
  "This is the only way you can sign in. Add another passkey or a password first.",
);

const CODES_IN_USE = problem("code", "Codes are in use already. Stop using them first.");

async function addPasskey(useCases: Changing, change: Change): Promise<AccountChanged> {
  const { by, token, fields } = change;
  const { kind } = await useCases.addPasskey({
    by,
    token,
    posted: fields["credential"] ?? "",
    label: fields["label"] ?? "",
  });
  switch (kind) {
    case "added":
      return done("passkey-added");
    case "not-confirmed":
      return { kind: "confirm-first" };
    case "known":
      return problem("label", "That passkey is on the list already.");
    case "not-device-bound":
      return problem(
        "label",
        "This office takes only passkeys that cannot be copied, such as a security key.",
      );
    case "refused":
      return problem("label", "That passkey was not accepted. Press the button again.");
  }
}

async function changePassword(useCases: Changing, change: Change): Promise<AccountChanged> {
  const { by, token, fields } = change;
  const remove = fields["intent"] === "remove-password";
  const password = remove ? null : (fields["password"] ?? "");
  if (password !== null && password !== fields["password-again"]) {
    return problem("password-again", "The two passwords differ. Write both again.");
  }
  const outcome = await useCases.changePassword({ by, token, password });
  switch (outcome.kind) {
    case "changed":
      return done("password-changed");
    case "removed":
      return done("password-removed");
    case "not-confirmed":
      return { kind: "confirm-first" };
    case "last-factor":
      return problem("password", "Add a passkey first: without one you could not sign in.");
    case "passkey-only":
      return problem("password", "This office signs in with passkeys only.");
    case "busy":
      return problem("password", "The server is busy. Try again in a few seconds.");
    case "problems":
      return problem("password", outcome.problems.map(({ message }) => message).join(" "));
  }
}

function done(what: AccountDone): AccountChanged {
  return { kind: "done", done: what };
}

function problem(field: string, message: string): AccountChanged {
  return { kind: "problem", problem: { field, message } };
}
