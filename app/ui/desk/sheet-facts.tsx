import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import type { ShownFact, ShownGapEntry } from "./shown-sheet.ts";

/** Where the forms of a worksheet go, and whether the reader has any. */
export interface SheetActing {
  readonly token: string;
  readonly action: string;
  readonly mayChange: boolean;
}

/** Facts of one side, each with where it can be looked up; `none` where there are none. */
export function Facts({
  facts,
  none = "none yet",
  ...acting
}: SheetActing & { readonly facts: readonly ShownFact[]; readonly none?: string }) {
  if (facts.length === 0) return none === "" ? null : <span className="quiet">{none}</span>;
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

/** Lines of a worksheet that are no facts, such as gaps; each is changed and taken back. `shown` is what its button says. */
export function SheetLines({
  lines,
  shown,
  ...acting
}: SheetActing & { readonly lines: readonly ShownGapEntry[]; readonly shown: string }) {
  return lines.map((line) => (
    <div key={line.id} id={line.id} className="sheet-fact">
      <p className="sheet-text">{line.text}</p>
      {!acting.mayChange ? null : (
        <p className="sheet-acts">
          <a href={line.editHref}>
            Change<span className="sr-only"> {line.text}</span>
          </a>
          <TakeBack {...acting} entry={line} shown={shown} label={`${shown}: ${line.text}`} />
        </p>
      )}
    </div>
  ));
}

/** Takes an entry back at one press: the notice after it brings it back. */
export function TakeBack({
  entry,
  label,
  shown = "Take back",
  token,
  action,
}: SheetActing & {
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
