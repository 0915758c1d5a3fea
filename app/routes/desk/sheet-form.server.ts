import { defencesFor } from "#app/core/case/charge-text.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import { isEntryKind, PARENTS_OF, topKind, type EntryKind } from "#app/core/case/sheet-entry.ts";
import type { OfficePack } from "#app/core/office/office-pack.ts";
import type { SheetChoices, SheetForm } from "#app/ui/desk/shown-sheet.ts";
import { fileLabel, reportLabel, type OpenSheet } from "./sheet-sources.ts";
import { KIND_WORDS } from "./sheet-words.ts";

/**
 * The form that the page's address asks for: `?add=fact&to=cen_…` or `?edit=cen_…`; undefined where it asks for none, or for one of another worksheet than the page's.
 * `row` and `side` say where on a Supremacy Clause worksheet it begins.
 */
export function sheetForm(
  sheet: OpenSheet,
  query: URLSearchParams,
  page: EntryKind,
): SheetForm | undefined {
  const edited = sheet.entries.find(({ id }) => id === query.get("edit"));
  if (edited !== undefined) {
    const { kind, id: entry, version: seen, values } = edited;
    if (topKind(sheet.entries, edited) !== page) return undefined;
    return { act: "change", kind, entry, seen, values, about: "" };
  }
  const kind = query.get("add");
  if (!isEntryKind(kind)) return undefined;
  const parent = sheet.entries.find(({ id }) => id === query.get("to"));
  if (!PARENTS_OF[kind].includes(parent?.kind ?? null)) return undefined;
  const top = parent === undefined ? kind : topKind(sheet.entries, parent);
  if (top !== page) return undefined;
  return {
    ...{ act: "add", kind, to: parent?.id ?? "" },
    values: { question: query.get("row") ?? "", side: query.get("side") ?? "" },
    about: parent === undefined ? "" : `${KIND_WORDS[parent.kind]}: ${nameOf(parent)}`,
  };
}

/** What the form's fields choose from. */
export function sheetChoices(
  sheet: OpenSheet,
  { statutes, defences }: Pick<OfficePack, "statutes" | "defences">,
  form: SheetForm | undefined,
): SheetChoices {
  const edited = form?.act === "change" ? form.entry : undefined;
  const parent =
    form?.act === "add" ? form.to : sheet.entries.find(({ id }) => id === edited)?.parentId;
  const worksheet = sheet.immunity.find((one) => one.sheet.id === parent);
  const above = sheet.entries.find(({ id }) => id === parent);
  const offered = defencesFor({ defences }, above?.values["statute"] ?? "");
  return {
    about: above?.kind === "immunity" || above?.kind === "defence" ? above.kind : "element",
    defences: offered.map(({ id, citation, title }) => ({
      value: id,
      label: `${citation}, ${title}`,
    })),
    questions: (worksheet?.rows ?? []).map(({ question }) => ({
      value: question.id,
      label: question.title,
    })),
    statutes: statutes.map(({ id, citation, title }) => ({
      value: id,
      label: `${citation}, ${title}`,
    })),
    items: sheet.items.map(({ item }) => ({ value: item.id, label: fileLabel(sheet, item.id) })),
    reports: sheet.reports.map(({ reportId }) => ({
      value: reportId,
      label: reportLabel(sheet, reportId),
    })),
    facts: sheet.entries
      .filter(
        ({ id, kind, parentId, withdrawn }) =>
          kind === "fact" && parentId === parent && id !== edited && !withdrawn,
      )
      .map(({ id, values }) => ({ value: id, label: values["statement"] ?? "" })),
  };
}
