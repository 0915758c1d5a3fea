import { Table } from "./case-tables.tsx";
import { Defences } from "./sheet-defences.tsx";
import { Facts, SheetLines, TakeBack, type SheetActing } from "./sheet-facts.tsx";
import { ELEMENT_WORDS, type ShownCharge, type ShownElement } from "./shown-sheet.ts";
import { FactList, Notice, Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

/** One charge: its dated text, the elements with what speaks for and against each, and the board of exhibits. */
export function ChargeSheet({ charge, ...acting }: SheetActing & { readonly charge: ShownCharge }) {
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
          {charge.elements.map((element) => elementRow(element, acting))}
        </Table>
      )}
      <Board charge={charge} />
      <Defences charge={charge} {...acting} />
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={charge.addElementHref}>Add an element</a>
          <a href={charge.addDefenceHref}>Add a defence</a>
          <a href={charge.editHref}>Change the charge</a>
          <TakeBack {...acting} entry={charge} label={`Take the charge back: ${charge.title}`} />
        </p>
      )}
    </Panel>
  );
}

/** A row itself, not a component: a table names the cells of its rows on narrow screens. */
function elementRow(element: ShownElement, acting: SheetActing) {
  const { tone, words } = ELEMENT_WORDS[element.state];
  return (
    <tr
      key={element.id}
      id={element.id}
      className={element.state === "bare" ? "sheet-bare" : undefined}
    >
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
        <SheetLines lines={element.gaps} shown="Seen to" {...acting} />
      </td>
      <td>
        <StateChip tone={tone}>{words}</StateChip>
      </td>
    </tr>
  );
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
