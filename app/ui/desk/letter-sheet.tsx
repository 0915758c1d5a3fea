import type { LetterPiece } from "#app/core/office/letter.ts";
import { Notice, Panel } from "./small-parts.tsx";

/** A filled letter: what was filled in is underlined, what is missing stands out on screen and on paper. */
export function LetterSheet(props: {
  readonly title: string;
  readonly forCounsel: boolean;
  readonly pieces: readonly LetterPiece[];
  /** In which it is written. */
  readonly language: string;
  /** The pack lacks it in the language that its reporter reads. */
  readonly isLacking: boolean;
  readonly machineMade: boolean;
}) {
  const missing = props.pieces.filter(({ kind }) => kind === "missing").length;
  return (
    <Panel title={props.title} id="letter">
      {missing === 0 ? null : (
        <Notice tone="warning">
          <p>
            {missing === 1 ? "1 place is" : `${missing} places are`} missing. Fill them before it
            goes out.
          </p>
        </Notice>
      )}
      {props.isLacking ? (
        <Notice tone="warning">
          <p>
            The office pack has no text of this letter in the report’s language. This is English.
          </p>
        </Notice>
      ) : null}
      {props.machineMade ? (
        <p className="no-print">
          <span className="flag">
            translated by a machine: needs review by a certified translator
          </span>
        </p>
      ) : null}
      {props.forCounsel ? (
        <p className="no-print">
          <span className="flag">for counsel to check</span>
        </p>
      ) : null}
      <div className="letter" lang={props.language} dir="auto">
        {props.pieces.map(({ kind, text }, at) =>
          kind === "text" ? (
            text
          ) : kind === "value" ? (
            <u key={at}>{text}</u>
          ) : (
            <mark key={at}>{text}</mark>
          ),
        )}
      </div>
    </Panel>
  );
}
