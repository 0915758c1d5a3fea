import { data, type AppLoadContext } from "@remix-run/node";
import { isRole } from "#app/core/people/role.ts";
import type { AtDesk } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { askInstead } from "./ask-instead.server.ts";

interface Asked extends AtDesk {
  readonly context: AppLoadContext;
}

type Result =
  | {
      readonly kind: "link";
      readonly link: string;
      readonly name: string;
      readonly minutes: number;
    }
  | { readonly kind: "again"; readonly problems: readonly Problem[]; readonly values: Values };

/** Gives another role at once, or asks a second person where the rules of the office say so. */
export async function giveRole({ context, person: by }: Asked, fields: Values) {
  const personId = idOrNotFound("usr", fields["person"]);
  const role = fields["new-role"];
  if (!isRole(role)) return again("new-role", "Choose a role.", fields);
  const supervisor = fields["supervisor"] === "on";
  const outcome = settled(await context.useCases.changeRole({ by, personId, role, supervisor }));
  switch (outcome.kind) {
    case "done":
      throw seeOther("/desk/people?done=role");
    case "same":
      return again("new-role", "That is their role already.", fields);
    case "own-account":
      return again("person", "Nobody changes their own role.", fields);
    case "needs-approval": {
      const asked = await askInstead(context.useCases, by, outcome, fields["purpose"]);
      if (asked.kind === "problem") return again("purpose", asked.message, fields);
      throw seeOther(asked.href);
    }
    default:
      throw refuse(409);
  }
}

/** Makes an invitation and shows its link this one time. */
export async function invite({ context, person: by }: Asked, fields: Values) {
  const name = fields["name"] ?? "";
  const role = fields["role"];
  const agency = fields["agency"] ?? "";
  const identityCheck = fields["identity-check"] ?? "";
  const values = { name, role: role ?? "", agency, "identity-check": identityCheck };
  if (!isRole(role)) return again("role", "Choose a role.", values);
  const outcome = settled(
    await context.useCases.invitePerson({ by, displayName: name, role, agency, identityCheck }),
  );
  switch (outcome.kind) {
    case "no-agency":
      return again(
        "agency",
        "Name the partner's agency in letters, digits and dashes, such as metro-police.",
        values,
      );
    case "no-name":
      return again("name", "Write the person's name, at most 120 characters.", values);
    case "no-check":
      return again("identity-check", NO_CHECK, values);
    case "needs-approval": {
      const asked = await askInstead(context.useCases, by, outcome, identityCheck);
      if (asked.kind === "problem") return again("identity-check", asked.message, values);
      throw seeOther(asked.href);
    }
    case "invited":
      return shownLink(context.deskOrigin, { ...outcome, displayName: name.trim() }, 60);
  }
}

/** Lets somebody in again by a link, or asks a second person to approve it. */
export async function recover({ context, person: by }: Asked, fields: Values) {
  const personId = idOrNotFound("usr", fields["recovered"]);
  const identityCheck = fields["seen"] ?? "";
  const outcome = settled(await context.useCases.recoverPerson({ by, personId, identityCheck }));
  switch (outcome.kind) {
    case "no-check":
      return again("seen", NO_CHECK, fields);
    case "own-account":
      return again("recovered", "Nobody recovers their own account.", fields);
    case "needs-approval": {
      const asked = await askInstead(context.useCases, by, outcome, identityCheck);
      if (asked.kind === "problem") return again("seen", asked.message, fields);
      throw seeOther(asked.href);
    }
    case "link":
      return shownLink(context.deskOrigin, outcome, 30);
  }
}

const NO_CHECK = "Say how you know who they are, in at most 500 characters.";

/** A link in answer to the form, not behind a redirect: an address is kept in histories. */
function shownLink(
  deskOrigin: string,
  made: { readonly token: string; readonly displayName: string },
  minutes: number,
) {
  const link = invitationLink(deskOrigin, made.token);
  return data<Result>({ kind: "link", link, name: made.displayName, minutes });
}

/** Where a one-time link leads. */
export function invitationLink(deskOrigin: string, token: string): string {
  return `${deskOrigin}/desk/invitation/${token}`;
}

function again(field: string, message: string, values: Values) {
  return data<Result>({ kind: "again", problems: [{ field, message }], values }, { status: 422 });
}

/** What the page says after a form of it was done. */
export const DONE_WORDS = {
  role: "The role is changed, and all sessions of that person ended.",
  disabled: "The account is disabled and signed out everywhere.",
  enabled: "The account can be used again.",
  released: "Their password is taken again.",
  withdrawn: "The invitation no longer works.",
} as const;
