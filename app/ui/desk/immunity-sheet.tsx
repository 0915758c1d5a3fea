import { Table } from "./case-tables.tsx";
import { Facts, SheetLines, TakeBack, type SheetActing } from "./sheet-facts.tsx";
import type { ShownColumn, ShownImmunity, ShownImmunityRow } from "./shown-immunity.ts";
import { FactList, Panel } from "./small-parts.tsx";

/** The Supremacy Clause worksheet of one act: every row with both columns, empty ones too. */
export function ImmunitySheet({
  worksheet,
  ...acting
}: SheetActing & { readonly worksheet: ShownImmunity }) {
  const { officer } = worksheet;
  return (
    <Panel title={officer} id={worksheet.id}>
      <FactList
        facts={[
          { term: "The act", value: worksheet.act, wide: true },
          { term: "Day of the act", value: worksheet.day },
        ]}
      />
      <SheetLines lines={worksheet.gaps} shown="Seen to" {...acting} />
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={worksheet.editHref}>
            Change officer, act or day<span className="sr-only"> of {officer}</span>
          </a>
          <a href={worksheet.addGapHref}>
            Note a gap<span className="sr-only"> of {officer}</span>
          </a>
          <TakeBack {...acting} entry={worksheet} label={`Take the worksheet back: ${officer}`} />
        </p>
      )}
      {worksheet.rows.length === 0 ? null : (
        <Table
          caption={`Facts about ${officer}`}
          columns={["Row", "Supports immunity", "Against immunity", "Missing"]}
        >
          {worksheet.rows.map((row) => rowOf(row, acting))}
        </Table>
      )}
    </Panel>
  );
}

/** A row itself, not a component: a table names the cells of its rows on narrow screens. */
function rowOf(row: ShownImmunityRow, acting: SheetActing) {
  return (
    <tr key={row.id} id={row.id}>
      <td>
        <p className="sheet-text">{row.title}</p>
        <p className="quiet">{row.test}</p>
        {row.lookFor === "" ? null : <p className="quiet">{row.lookFor}</p>}
      </td>
      <td>
        <Column column={row.supports} about={`that supports immunity: ${row.title}`} {...acting} />
      </td>
      <td>
        <Column column={row.against} about={`against immunity: ${row.title}`} {...acting} />
      </td>
      <td>
        {row.gaps.length === 0 ? <span className="quiet">nothing noted</span> : null}
        <SheetLines lines={row.gaps} shown="Seen to" {...acting} />
        {!acting.mayChange ? null : (
          <p className="sheet-acts">
            <a href={row.addGapHref}>
              Note a gap<span className="sr-only"> of {row.title}</span>
            </a>
          </p>
        )}
      </td>
    </tr>
  );
}

function Column({
  column,
  about,
  ...acting
}: SheetActing & { readonly column: ShownColumn; readonly about: string }) {
  return (
    <>
      <Facts facts={column.facts} none="" {...acting} />
      {column.looks.length === 0 ? null : <p className="quiet">Looked for, nothing found:</p>}
      <SheetLines lines={column.looks} shown="Take back" {...acting} />
      {column.empty === "" ? null : <p className="quiet">{column.empty}</p>}
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={column.addFactHref}>
            Add a fact<span className="sr-only"> {about}</span>
          </a>
          <a href={column.addLookHref}>
            Looked, nothing found<span className="sr-only"> {about}</span>
          </a>
        </p>
      )}
    </>
  );
}
