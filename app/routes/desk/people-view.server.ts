import { roleInWords, type PersonStanding } from "#app/core/case/case-people.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import { topKind } from "#app/core/case/sheet-entry.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownCasePerson } from "#app/ui/desk/case-people.tsx";
import { immunityHref } from "./immunity-view.server.ts";
import { addHref, editHref, heldView, takenBackView } from "./sheet-parts.server.ts";
import { sourcesOf, type OpenSheet } from "./sheet-sources.ts";
import { chargesHref } from "./sheet-view.server.ts";

/** The address of the page of a case's people. */
export function peopleHref(caseId: string): string {
  return `/desk/cases/${caseId}/people`;
}

/** The people of a case as their page shows them. */
export function peopleView(sheet: OpenSheet, by: Person) {
  return {
    people: sheet.people.map((standing) => personView(sheet, by, standing)),
    held: heldView(sheet, "person"),
    withdrawn: takenBackView(sheet, "person"),
  };
}

function personView(
  sheet: OpenSheet,
  by: Person,
  { person, links, facts }: PersonStanding,
): ShownCasePerson {
  const { pseudonym = "", role = "", appearance: seen = "" } = person.values;
  return {
    ...{ id: person.id, version: person.version, pseudonym, seen },
    role: roleInWords(role),
    links: links.map((link) => {
      const [source] = sourcesOf(sheet, by, link.values);
      return {
        ...{ id: link.id, version: link.version, editHref: editHref(link) },
        ...{ label: source?.label ?? "", href: source?.href, text: link.values["text"] ?? "" },
      };
    }),
    facts: facts.map((fact) => {
      const page =
        topKind(sheet.entries, fact) === "immunity"
          ? immunityHref(sheet.file.id)
          : chargesHref(sheet.file.id);
      return { id: fact.id, words: nameOf(fact), href: `${page}#${fact.id}` };
    }),
    editHref: editHref(person),
    addLinkHref: addHref("link", person),
  };
}
