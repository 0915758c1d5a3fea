import { Table } from "./case-tables.tsx";
import { Facts, SheetLines, TakeBack, type SheetActing } from "./sheet-facts.tsx";
import type { ShownCharge, ShownDefence } from "./shown-sheet.ts";
import { StateChip } from "./status-chip.tsx";

/** The defences that a charge may meet, with what speaks for and against each, and whether the grand jury is told of it. */
export function Defences({
  charge,
  ...acting
}: SheetActing & { readonly charge: Pick<ShownCharge, "title" | "defences"> }) {
  if (charge.defences.length === 0) {
    return <p className="quiet">No defence is on the sheet of this charge.</p>;
  }
  return (
    <Table
      caption={`Defences to ${charge.title}`}
      columns={["Defence", "For the defence", "Against it", "Missing", "Grand jury"]}
    >
      {charge.defences.map((defence) => defenceRow(defence, acting))}
    </Table>
  );
}

/** A row itself, not a component: a table names the cells of its rows on narrow screens. */
function defenceRow(defence: ShownDefence, acting: SheetActing) {
  const { title } = defence;
  return (
    <tr key={defence.id} id={defence.id}>
      <td>
        <p className="sheet-text">{title}</p>
        <p className="quiet">{defence.kind}</p>
        {defence.text === "" ? null : <p className="quiet">{defence.text}</p>}
        {!acting.mayChange ? null : (
          <p className="sheet-acts">
            <a href={defence.addFactHref}>
              Add a fact<span className="sr-only"> about {title}</span>
            </a>
            <a href={defence.addGapHref}>
              Note a gap<span className="sr-only"> of {title}</span>
            </a>
            <a href={defence.editHref}>
              Decide or change<span className="sr-only"> {title}</span>
            </a>
            <TakeBack {...acting} entry={defence} label={`Take back ${title}`} />
          </p>
        )}
      </td>
      <td>
        <Facts facts={defence.supporting} {...acting} />
      </td>
      <td>
        <Facts facts={defence.opposing} {...acting} />
      </td>
      <td>
        {defence.gaps.length === 0 ? <span className="quiet">nothing noted</span> : null}
        <SheetLines lines={defence.gaps} shown="Seen to" {...acting} />
      </td>
      <td>
        <StateChip tone={defence.told.tone}>{defence.told.words}</StateChip>
        {defence.reason === "" ? null : <p className="quiet">{defence.reason}</p>}
      </td>
    </tr>
  );
}
