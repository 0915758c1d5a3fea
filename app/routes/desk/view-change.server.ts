import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

const HERE = "/desk/views";

const PROBLEMS = {
  "no-name": { field: "name", message: "Give the view a name of at most 60 characters." },
  "no-number": {
    field: "alert",
    message: "Write a number from 1 to 999, or nothing: then it never stands out.",
  },
} as const;

type Changed =
  | { readonly kind: "done"; readonly href: string }
  | { readonly kind: "again"; readonly problem: Problem };

/** Does with a saved view what a form of the page asks for. Throws what answers an unknown view or act. */
export async function changeViews(
  useCases: Pick<
    UseCases,
    "bringViewBack" | "changeView" | "chooseDefaultView" | "moveView" | "removeView"
  >,
  input: { readonly by: Person; readonly fields: FormFields; readonly shared: boolean },
): Promise<Changed> {
  const { by, fields, shared } = input;
  const viewId = idOrNotFound("sav", fields["view"]);
  switch (fields["intent"]) {
    case "change": {
      const { name = "", alert = "" } = fields;
      const changed = settled(await useCases.changeView({ by, viewId, name, alert, shared }));
      if (changed.kind !== "changed") {
        const { field, message } = PROBLEMS[changed.kind];
        return { kind: "again", problem: { field: `${field}-${viewId}`, message } };
      }
      break;
    }
    case "move": {
      const step = fields["step"] === "-1" ? -1 : 1;
      settled(await useCases.moveView({ by, viewId, step }));
      break;
    }
    case "remove":
      settled(await useCases.removeView({ by, viewId }));
      return { kind: "done", href: `${HERE}?removed=${viewId}` };
    case "bring-back":
      settled(await useCases.bringViewBack({ by, viewId }));
      break;
    case "begin":
      settled(await useCases.chooseDefaultView({ by, viewId }));
      break;
    case "begin-with-queue":
      settled(await useCases.chooseDefaultView({ by, viewId: undefined }));
      break;
    default:
      throw refuse(400);
  }
  return { kind: "done", href: HERE };
}
