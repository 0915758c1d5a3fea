import type { ListedExhibit } from "../bundle/exhibit-list.ts";
import { csvTable, UTF8_MARK } from "../bundle/csv.ts";

/** One witness as the foundation sheets name them, and for what. */
export interface ListedWitness {
  readonly name: string;
  readonly roles: readonly string[];
  readonly exhibits: readonly string[];
}

/** Columns that somebody fills in by hand: nothing on record says them. Contact is left to the protected supplement. */
export const BY_HAND = [
  "Language and interpreter",
  "Accommodation",
  "Subpoena",
  "Appearance",
  "Protective order",
] as const;

/** Printed with every list: in New York a witness before a grand jury gets immunity unless they waive it. */
export const IMMUNITY_NOTE =
  "Before anybody who may be a subject is called: CPL 190.40 gives a witness before a grand jury transactional immunity unless it is waived. Counsel decides.";

/** Everybody whom the foundation sheets of the exhibits name, by name as written there; empty where they name nobody. */
export function witnessesOf(listed: readonly ListedExhibit[]): readonly ListedWitness[] {
  const found = new Map<string, { roles: Set<string>; exhibits: Set<string> }>();
  for (const { exhibit } of listed) {
    const sheet = exhibit.foundation?.sheet;
    if (sheet === undefined) continue;
    for (const [name, role] of [
      [sheet.witness, "depiction witness"],
      [sheet.maker, "maker"],
      [sheet.custodian, "custodian"],
      [sheet.process, "process witness"],
    ] as const) {
      if (name === "") continue;
      const one = found.get(name) ?? { roles: new Set(), exhibits: new Set() };
      one.roles.add(role);
      one.exhibits.add(exhibit.number);
      found.set(name, one);
    }
  }
  return [...found]
    .map(([name, { roles, exhibits }]) => ({ name, roles: [...roles], exhibits: [...exhibits] }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** `witness-list.csv` (evidence-standards 9.5). */
export function witnessListCsv(listed: readonly ListedExhibit[]): string {
  const rows = witnessesOf(listed).map(({ name, roles, exhibits }) => [
    name,
    roles.join("; "),
    exhibits.join("; "),
    ...BY_HAND.map(() => ""),
  ]);
  return UTF8_MARK + csvTable(["Witness", "Role", "Exhibits", ...BY_HAND], rows);
}
