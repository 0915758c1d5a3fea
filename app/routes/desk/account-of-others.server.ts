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
  | { readonly kind: "invited"; readonly link: string; readonly name: string }
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
export async function invite({ context, person }: Asked, fields: Values) {
  const name = fields["name"] ?? "";
  const role = fields["role"];
  const values = { name, role: role ?? "" };
  if (!isRole(role)) return again("role", "Choose a role.", values);
  const agency = fields["agency"] ?? "";
  const outcome = settled(
    await context.useCases.invitePerson({ by: person, displayName: name, role, agency }),
  );
  if (outcome.kind === "no-agency") {
    return again(
      "agency",
      "Name the partner's agency in letters, digits and dashes, such as metro-police.",
      { ...values, agency },
    );
  }
  if (outcome.kind === "no-name") {
    return again("name", "Write the person's name, at most 120 characters.", values);
  }
  // Shown in answer to the form, not behind a redirect: an address is kept in histories.
  const link = `${context.deskOrigin}/desk/invitation/${outcome.token}`;
  return data<Result>({ kind: "invited", link, name: name.trim() });
}

function again(field: string, message: string, values: Values) {
  return data<Result>({ kind: "again", problems: [{ field, message }], values }, { status: 422 });
}
