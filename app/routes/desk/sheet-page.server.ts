import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { seeOther } from "#app/http/responses.server.ts";
import type { CaseId } from "#app/core/ids.ts";
import { isSheetDone } from "#app/ui/desk/sheet-sections.tsx";
import { idOrNotFound, settled } from "./answers.server.ts";
import { deskForm } from "./form.server.ts";
import { deskFrame, mayUse } from "./frame.server.ts";
import { afterSheet, changeSheet, undoIn } from "./sheet-change.server.ts";
import { sheetChoices, sheetForm } from "./sheet-form.server.ts";

type AtDesk = Pick<LoaderFunctionArgs, "params" | "request"> &
  Parameters<typeof deskFrame>[0] &
  Parameters<typeof deskForm>[0];

/** What every page of a case's sheets shows around its own part: the form that is open, what was just done, and whether the reader may change anything. */
export async function readSheetPage(
  input: AtDesk,
  about: {
    /** The kind of entry that a form begins without being told. */
    readonly adds: Parameters<typeof sheetForm>[2];
    readonly href: (caseId: CaseId) => string;
  },
) {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { sheet } = settled(await context.useCases.readCaseSheet({ by, caseId }));
  const query = new URL(request.url).searchParams;
  const mayChange = mayUse(by, "case.change");
  const form = mayChange ? sheetForm(sheet, query, about.adds) : undefined;
  const done = query.get("done");
  return {
    sheet,
    page: {
      frame: deskFrame(input),
      file: { id: sheet.file.id, number: sheet.file.number, title: sheet.file.title },
      mayChange,
      form,
      choices: sheetChoices(sheet, context.office, form),
      done: isSheetDone(done) ? done : undefined,
      undo: mayChange ? undoIn(query) : undefined,
      // The form is sent to the address that opened it: a refused one comes back with what was typed.
      action: `${about.href(caseId)}${form === undefined ? "" : new URL(request.url).search}`,
    },
  };
}

/** Does what a form of such a page asks for, and leads back to the page; answers with what is to be put right and what was typed. */
export async function changeSheetPage(input: AtDesk, href: (caseId: CaseId) => string) {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const fields = deskForm(input);
  const changed = await changeSheet(context.useCases, { by, caseId, fields });
  if (changed.kind === "problems") {
    return data({ problems: changed.problems, values: fields }, { status: 422 });
  }
  throw seeOther(afterSheet(href(caseId), changed));
}
