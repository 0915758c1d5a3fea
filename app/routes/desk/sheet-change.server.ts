import { isEntryKind, type EntryProblem } from "#app/core/case/sheet-entry.ts";
import type { CaseId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseSeenVersion } from "#app/core/triage/edited-part.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { SheetDone } from "#app/ui/desk/sheet-sections.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

export type ChangedSheet =
  | {
      readonly kind: "done";
      readonly done: SheetDone;
      /** What can be taken back, and where the page goes. */
      readonly entry: string | undefined;
      readonly version: number | undefined;
    }
  | { readonly kind: "problems"; readonly problems: readonly EntryProblem[] };

type Changing = Pick<
  UseCases,
  "addCaseEntry" | "changeCaseEntry" | "withdrawCaseEntry" | "undoCaseEntry" | "settleCaseEdit"
>;

interface Change {
  readonly by: Person;
  readonly caseId: CaseId;
  readonly fields: FormFields;
}

/** Does the one thing that a form of a case's worksheets asks for. */
export async function changeSheet(useCases: Changing, change: Change): Promise<ChangedSheet> {
  const { by, caseId, fields } = change;
  const { intent, kind, to = "" } = fields;
  if (intent === "settle") return settle(useCases, change);
  if (intent === "add") {
    if (!isEntryKind(kind)) throw refuse(400);
    const parentId = to === "" ? null : idOrNotFound("cen", to);
    return answered("added", await useCases.addCaseEntry({ by, caseId, kind, parentId, fields }));
  }
  const of = { by, caseId, entryId: idOrNotFound("cen", fields["entry"]) };
  switch (intent) {
    case "change": {
      const edit = { ...of, seen: versionIn(fields["seen"]), fields };
      return answered("changed", await useCases.changeCaseEntry(edit));
    }
    case "withdraw":
    case "bring-back": {
      const withdrawn = intent === "withdraw";
      const act = { ...of, seen: versionIn(fields["seen"]), withdrawn };
      const done = withdrawn ? "withdrawn" : "brought-back";
      return answered(done, await useCases.withdrawCaseEntry(act));
    }
    case "undo": {
      const version = versionIn(fields["version"]);
      return answered("undone", await useCases.undoCaseEntry({ ...of, version }));
    }
    default:
      throw refuse(400);
  }
}

function answered(
  done: SheetDone,
  outcome: Awaited<ReturnType<Changing["addCaseEntry"]>>,
): ChangedSheet {
  const found = settled(outcome);
  switch (found.kind) {
    case "written":
      return { kind: "done", done, entry: found.entryId, version: found.version };
    case "same":
      return { kind: "done", done: "same", entry: found.entryId, version: undefined };
    case "held":
    case "changed-since":
      return { kind: "done", done: found.kind, entry: undefined, version: undefined };
    case "problems":
      return { kind: "problems", problems: found.problems };
  }
}

async function settle(useCases: Changing, { by, caseId, fields }: Change): Promise<ChangedSheet> {
  const editId = idOrNotFound("ced", fields["edit"]);
  const { keep } = fields;
  if (keep !== "mine" && keep !== "theirs") throw refuse(400);
  const seen = versionIn(fields["seen"]);
  const outcome = settled(await useCases.settleCaseEdit({ by, caseId, editId, keep, seen }));
  const done = outcome.kind === "held" ? "held" : "settled";
  return { kind: "done", done, entry: undefined, version: undefined };
}

function versionIn(text: string | undefined): number {
  const version = parseSeenVersion(text);
  if (version === undefined) throw refuse(400);
  return version;
}

/** Where the page goes after an act: it says what was done, offers the way back and stands at what it is about. */
export function afterSheet(
  page: string,
  { done, entry, version }: Extract<ChangedSheet, { kind: "done" }>,
): string {
  const query = new URLSearchParams({ done });
  if (entry !== undefined && version !== undefined) {
    query.set("entry", entry);
    query.set("version", String(version));
  }
  const place = done === "held" ? "#held" : entry === undefined ? "" : `#${entry}`;
  return `${page}?${query.toString()}${place}`;
}

/** What the address says was done; undefined where it says nothing. */
export function undoIn(query: URLSearchParams): { entry: string; version: string } | undefined {
  const [entry, version] = [query.get("entry"), query.get("version")];
  return entry === null || version === null ? undefined : { entry, version };
}
