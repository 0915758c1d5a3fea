import type { ReactNode } from "react";
import { useOnPaper } from "../paper/on-paper.tsx";
import { PaperLines, PaperQuestion } from "../paper/paper-fields.tsx";
import { useText } from "../text/language.tsx";
import { fieldId, messageFor, type FieldProps } from "./problem.ts";

/** A short help below a label. */
export function Hint({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <div className="usa-hint" id={id}>
      {children}
    </div>
  );
}

/** What is wrong with one field, with a word and a mark beside the colour. */
export function FieldError({ id, message }: { readonly id?: string; readonly message: string }) {
  const { common } = useText();
  return (
    <p className="usa-error-message" id={id}>
      <span className="sr-only">{common.errorPrefix}</span>
      {message}
    </p>
  );
}

/** Says that a field may be left empty, or why we need it. */
export function NeedMark({ because }: { readonly because?: string | undefined }) {
  const { common } = useText();
  return because === undefined ? (
    <span className="need-mark"> ({common.optional})</span>
  ) : (
    <span className="need-mark need-mark--needed"> ({common.needed})</span>
  );
}

/** Ids and attributes that tie an input to its hint, its reason and its error. */
export function describe(field: Pick<FieldProps, "name" | "hint" | "because" | "problems">) {
  const id = fieldId(field.name);
  const message = messageFor(field.problems, field.name);
  const described = [
    field.because === undefined ? undefined : `${id}-because`,
    field.hint === undefined ? undefined : `${id}-hint`,
    message === undefined ? undefined : `${id}-error`,
  ].filter((part) => part !== undefined);
  return {
    id,
    message,
    attributes: {
      "aria-describedby": described.length === 0 ? undefined : described.join(" "),
      "aria-invalid": message === undefined ? undefined : true,
    },
  };
}

/** Reason, hint and error of a field or group, in reading order, with the ids that `describe` names. */
export function FieldHelp({
  field,
}: {
  readonly field: Pick<FieldProps, "name" | "hint" | "because" | "problems">;
}) {
  const { id, message } = describe(field);
  return (
    <>
      {field.because === undefined ? null : (
        <p className="because" id={`${id}-because`}>
          {field.because}
        </p>
      )}
      {field.hint === undefined ? null : <Hint id={`${id}-hint`}>{field.hint}</Hint>}
      {message === undefined ? null : <FieldError id={`${id}-error`} message={message} />}
    </>
  );
}

/** Label, help and one input, with the error's bar at the side. On paper, lines to write on instead of the input. */
export function FieldFrame({
  field,
  paperLines = 1,
  children,
}: {
  readonly field: FieldProps;
  readonly paperLines?: number | undefined;
  readonly children: ReactNode;
}) {
  const { id, message } = describe(field);
  const onPaper = useOnPaper();
  if (onPaper) {
    return (
      <PaperQuestion field={field}>
        <PaperLines lines={paperLines} />
      </PaperQuestion>
    );
  }
  return (
    <div
      className={message === undefined ? "usa-form-group" : "usa-form-group usa-form-group--error"}
    >
      <label className="usa-label" htmlFor={id}>
        {field.label}
        <NeedMark because={field.because} />
      </label>
      <FieldHelp field={field} />
      {children}
    </div>
  );
}
