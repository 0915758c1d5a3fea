import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import {
  ELEMENT_WORDS,
  type ShownCharge,
  type ShownElement,
  type ShownFact,
} from "./shown-sheet.ts";
import { FactList, Notice, Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

interface Acting {
  readonly token: string;
  readonly action: string;
  readonly mayChange: boolean;
}

/** One charge: its dated text, the elements with what speaks for and against each, and the board of exhibits. */
export function ChargeSheet({ charge, ...acting }: Acting & { readonly charge: ShownCharge }) {
  return (
    <Panel
      title={charge.title}
      id={charge.id}
      aside={
        <StateChip tone={charge.ready ? "done" : "open"}>
          {charge.ready ? "Every element has facts" : "Not ready"}
        </StateChip>
      }
    >
      {charge.outdated ? (
        <Notice tone="warning">
          The office’s pack says something else about this statute now. The charge keeps what it was
          written with; open it and save it to take over what the pack says.
        </Notice>
      ) : null}
      <FactList facts={charge.facts} />
      {charge.elements.length === 0 ? null : (
        <Table
          caption={`Elements of ${charge.title}`}
          columns={["Element", "For", "Against", "Missing", "State"]}
        >
          {charge.elements.map((element) => (
            <ElementRow key={element.id} element={element} {...acting} />
          ))}
        </Table>
      )}
      <Board charge={charge} />
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={charge.addElementHref}>Add an element</a>
          <a href={charge.editHref}>Change the charge</a>
          <TakeBack {...acting} entry={charge} label={`Take the charge back: ${charge.title}`} />
        </p>
      )}
    </Panel>
  );
}

function ElementRow({ element, ...acting }: Acting & { readonly element: ShownElement }) {
  const { tone, words } = ELEMENT_WORDS[element.state];
  return (
    <tr id={element.id} className={element.state === "bare" ? "sheet-bare" : undefined}>
      <td>
        <p className="sheet-text">{element.text}</p>
        {element.fromPack ? <span className="quiet">worded by the office’s pack</span> : null}
        {!acting.mayChange ? null : (
          <p className="sheet-acts">
            <a href={element.addFactHref}>
              Add a fact<span className="sr-only"> to {element.text}</span>
            </a>
            <a href={element.addGapHref}>
              Note a gap<span className="sr-only"> of {element.text}</span>
            </a>
            <a href={element.editHref}>
              Change<span className="sr-only"> {element.text}</span>
            </a>
            <TakeBack {...acting} entry={element} label={`Take back ${element.text}`} />
          </p>
        )}
      </td>
      <td>
        <Facts facts={element.supporting} {...acting} />
      </td>
      <td>
        <Facts facts={element.opposing} {...acting} />
      </td>
      <td>
        {element.gaps.length === 0 ? <span className="quiet">nothing noted</span> : null}
        {element.gaps.map((gap) => (
          <div key={gap.id} id={gap.id} className="sheet-fact">
            <p className="sheet-text">{gap.text}</p>
            {!acting.mayChange ? null : (
              <p className="sheet-acts">
                <a href={gap.editHref}>
                  Change<span className="sr-only"> {gap.text}</span>
                </a>
                <TakeBack {...acting} entry={gap} shown="Seen to" label={`Seen to: ${gap.text}`} />
              </p>
            )}
          </div>
        ))}
      </td>
      <td>
        <StateChip tone={tone}>{words}</StateChip>
      </td>
    </tr>
  );
}

function Facts({ facts, ...acting }: Acting & { readonly facts: readonly ShownFact[] }) {
  if (facts.length === 0) return <span className="quiet">none yet</span>;
  return facts.map((fact) => (
    <div key={fact.id} id={fact.id} className="sheet-fact">
      <p className="sheet-text">{fact.statement}</p>
      {fact.words === "" ? null : <blockquote dir="auto">{fact.words}</blockquote>}
      <p className="quiet">
        {fact.sources.map(({ label, href }) => (
          <span key={label}>{href === undefined ? label : <a href={href}>{label}</a>} · </span>
        ))}
        {fact.strength}
        {fact.contradicts === undefined ? null : ` · contradicts: ${fact.contradicts}`}
      </p>
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={fact.editHref}>
            Change<span className="sr-only"> {fact.statement}</span>
          </a>
          <TakeBack {...acting} entry={fact} label={`Take back ${fact.statement}`} />
        </p>
      )}
    </div>
  ));
}

/** Elements as rows, exhibits as columns: how many facts for and against rest on each. */
function Board({ charge }: { readonly charge: ShownCharge }) {
  if (charge.exhibits.length === 0) return null;
  return (
    <Table
      caption={`Which file speaks to which element of ${charge.title}`}
      columns={["Element", ...charge.exhibits]}
    >
      {charge.elements.map((element) => (
        <tr key={element.id}>
          <td>{element.text}</td>
          {element.cells.map(({ supporting, opposing }, at) => (
            <td key={charge.exhibits[at]}>{cellWords(supporting, opposing)}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function cellWords(supporting: number, opposing: number): string {
  const parts = [
    supporting === 0 ? "" : `${supporting} for`,
    opposing === 0 ? "" : `${opposing} against`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "–" : parts.join(", ");
}

/** Takes an entry back at one press: the notice after it brings it back. */
function TakeBack({
  entry,
  label,
  shown = "Take back",
  token,
  action,
}: Acting & {
  readonly entry: { readonly id: string; readonly version: number };
  readonly label: string;
  readonly shown?: string;
}) {
  return (
    <ActForm
      inline
      token={token}
      intent="withdraw"
      action={action}
      hidden={{ entry: entry.id, seen: String(entry.version) }}
    >
      <Button look="quiet">
        <span aria-hidden="true">{shown}</span>
        <span className="sr-only">{label}</span>
      </Button>
    </ActForm>
  );
}
