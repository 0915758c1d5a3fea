import { Table } from "./case-tables.tsx";
import { TakeBack, type SheetActing } from "./sheet-facts.tsx";

/** Somebody of a case as its page shows them: never by name. */
export interface ShownCasePerson {
  readonly id: string;
  readonly version: number;
  readonly pseudonym: string;
  readonly role: string;
  readonly seen: string;
  readonly links: readonly {
    readonly id: string;
    readonly version: number;
    readonly label: string;
    readonly href: string | undefined;
    readonly text: string;
    readonly editHref: string;
  }[];
  /** Facts of the worksheets that name them as witness. */
  readonly facts: readonly { readonly id: string; readonly words: string; readonly href: string }[];
  readonly editHref: string;
  readonly addLinkHref: string;
}

/** Everybody of a case by pseudonym, with what they have to do with. */
export function CasePeople({
  people,
  ...acting
}: SheetActing & { readonly people: readonly ShownCasePerson[] }) {
  return (
    <Table
      caption="People of the case, by pseudonym"
      columns={["Pseudonym", "Role", "Reports and files", "Witness for"]}
    >
      {people.map((person) => (
        <tr key={person.id} id={person.id}>
          <td>
            <p className="sheet-text">
              <b>{person.pseudonym}</b>
            </p>
            {!acting.mayChange ? null : (
              <p className="sheet-acts">
                <a href={person.addLinkHref}>
                  Link<span className="sr-only"> a report or file to {person.pseudonym}</span>
                </a>
                <a href={person.editHref}>
                  Change<span className="sr-only"> {person.pseudonym}</span>
                </a>
                <TakeBack {...acting} entry={person} label={`Take back ${person.pseudonym}`} />
              </p>
            )}
          </td>
          <td>
            {person.role}
            {person.seen === "" ? null : <p className="sheet-text quiet">{person.seen}</p>}
          </td>
          <td>
            {person.links.length === 0 ? <span className="quiet">none yet</span> : null}
            {person.links.map((link) => (
              <div key={link.id} id={link.id} className="sheet-fact">
                <p className="sheet-text">
                  {link.href === undefined ? link.label : <a href={link.href}>{link.label}</a>}
                  {link.text === "" ? null : `: ${link.text}`}
                </p>
                {!acting.mayChange ? null : (
                  <p className="sheet-acts">
                    <a href={link.editHref}>
                      Change<span className="sr-only"> {link.label}</span>
                    </a>
                    <TakeBack
                      {...acting}
                      entry={link}
                      label={`Take back ${link.label} of ${person.pseudonym}`}
                    />
                  </p>
                )}
              </div>
            ))}
          </td>
          <td>
            {person.facts.length === 0 ? <span className="quiet">no fact yet</span> : null}
            {person.facts.map((fact) => (
              <p key={fact.id} className="sheet-text">
                <a href={fact.href}>{fact.words}</a>
              </p>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}
