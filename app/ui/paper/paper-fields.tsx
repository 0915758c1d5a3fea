import type { ReactNode } from "react";
import type { FieldProps } from "../form/problem.ts";
import { useText } from "../text/language.tsx";

/** One question on paper. Questions are numbered by the stylesheet, so that an extra sheet can name them. */
export function PaperQuestion({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: ReactNode;
}) {
  const { common } = useText();
  return (
    <div className="paper-question" data-question={field.name}>
      <p className="paper-question__label">
        {field.label}
        {field.because === undefined ? null : ` (${common.needed})`}
      </p>
      {field.because === undefined ? null : <p className="paper-question__hint">{field.because}</p>}
      {field.hint === undefined ? null : <p className="paper-question__hint">{field.hint}</p>}
      {children}
    </div>
  );
}

/** Empty lines to write on. */
export function PaperLines({ lines }: { readonly lines: number }) {
  return (
    <>
      {Array.from({ length: lines }, (_, index) => (
        <div className="paper-line" key={index} />
      ))}
    </>
  );
}

/** A box to tick beside each answer. */
export function PaperChoices({
  choices,
}: {
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly hint?: string | undefined;
  }[];
}) {
  const isShort = choices.every(({ label, hint }) => hint === undefined && label.length <= 32);
  return (
    <ul className={isShort ? "paper-choices paper-choices--short" : "paper-choices"}>
      {choices.map(({ value, label, hint }) => (
        <li key={value}>
          <span className="paper-box" aria-hidden="true" />
          <span>
            {label}
            {hint === undefined ? null : <span className="paper-choices__hint">{hint}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Short places to write into, each under its name, such as month, day and year. */
export function PaperParts({ parts }: { readonly parts: readonly string[] }) {
  return (
    <ul className="paper-parts">
      {parts.map((part) => (
        <li key={part}>
          {part}
          <div className="paper-line" />
        </li>
      ))}
    </ul>
  );
}
