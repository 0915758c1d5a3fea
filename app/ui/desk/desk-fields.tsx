import type { ReactNode } from "react";
import type { Choice } from "../form/choice-fields.tsx";
import { FieldError, Hint } from "../form/field.tsx";
import { KeyHint, useKey } from "../form/key.tsx";
import { fieldId, messageFor, type Problem, type Values } from "../form/problem.ts";

/*
 * Fields for people who fill in the same form a hundred times: a label and a box, nothing said that is said every
 * time. Public pages use the fields of `ui/form`, which give reasons.
 */

export interface DeskFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
  /** Where a page has the same field more than once: makes the id its own. */
  readonly of?: string | undefined;
  /** The label is read out but not shown, because what stands around the field says it. */
  readonly labelHidden?: boolean | undefined;
  /** For answers of a line's length, in forms that stand in one line. */
  readonly wide?: boolean | undefined;
  /** The desk's key that leads to it. */
  readonly shortcut?: string | undefined;
}

interface Described {
  readonly id: string;
  readonly message: string | undefined;
  readonly attributes: {
    readonly "aria-describedby": string | undefined;
    readonly "aria-invalid": true | undefined;
  };
}

function describe({ name, of, hint, problems }: DeskFieldProps): Described {
  const id = fieldId(of === undefined ? name : `${name}-${of}`);
  const message = messageFor(problems, name);
  const described = [
    hint === undefined ? undefined : `${id}-hint`,
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

function Frame({
  field,
  children,
}: {
  readonly field: DeskFieldProps;
  readonly children: ReactNode;
}) {
  const { id, message } = describe(field);
  return (
    <div className={field.wide === true ? "desk-field desk-field--wide" : "desk-field"}>
      <label className={field.labelHidden === true ? "sr-only" : "usa-label"} htmlFor={id}>
        {field.label}
        <KeyHint of={field.shortcut} />
      </label>
      {field.hint === undefined ? null : <Hint id={`${id}-hint`}>{field.hint}</Hint>}
      {message === undefined ? null : <FieldError id={`${id}-error`} message={message} />}
      {children}
    </div>
  );
}

/** One line of text. A password is never put back. */
export function DeskInput(
  props: DeskFieldProps & {
    readonly kind?: "text" | "password" | "date" | undefined;
    readonly autoComplete?: string | undefined;
    readonly maxLength?: number | undefined;
    readonly placeholder?: string | undefined;
    /** The id of a list of answers to choose from. */
    readonly list?: string | undefined;
  },
) {
  const { id, message, attributes } = describe(props);
  const key = useKey(props.shortcut);
  return (
    <Frame field={props}>
      <input
        className={message === undefined ? "usa-input" : "usa-input usa-input--error"}
        id={id}
        name={props.name}
        type={props.kind ?? "text"}
        defaultValue={props.kind === "password" ? undefined : (props.values?.[props.name] ?? "")}
        autoComplete={props.autoComplete ?? "off"}
        maxLength={props.maxLength}
        placeholder={props.placeholder}
        list={props.list}
        {...attributes}
        {...key}
      />
    </Frame>
  );
}

/** Several lines of text. */
export function DeskTextArea(props: DeskFieldProps & { readonly rows?: number | undefined }) {
  const { id, message, attributes } = describe(props);
  const key = useKey(props.shortcut);
  return (
    <Frame field={props}>
      <textarea
        className={message === undefined ? "usa-textarea" : "usa-textarea usa-input--error"}
        id={id}
        name={props.name}
        rows={props.rows ?? 3}
        defaultValue={props.values?.[props.name] ?? ""}
        {...attributes}
        {...key}
      />
    </Frame>
  );
}

/** One out of a list. */
export function DeskSelect(
  props: DeskFieldProps & {
    /** With a key for each that the desk chooses and sends at one press. */
    readonly choices: readonly (Choice & { readonly shortcut?: string | undefined })[];
  },
) {
  const { id, message, attributes } = describe(props);
  const key = useKey(props.shortcut);
  return (
    <Frame field={props}>
      <select
        className={message === undefined ? "select" : "select usa-input--error"}
        id={id}
        name={props.name}
        defaultValue={props.values?.[props.name]}
        autoComplete="off"
        {...attributes}
        {...key}
      >
        {props.choices.map((choice) => (
          <KeyedOption key={choice.value} choice={choice} />
        ))}
      </select>
    </Frame>
  );
}

/** An option with its key written behind it: a list draws nothing but text. */
function KeyedOption({
  choice,
}: {
  readonly choice: Choice & { readonly shortcut?: string | undefined };
}) {
  const shown = useKey(choice.shortcut)["data-key"];
  return (
    <option value={choice.value} data-key={shown}>
      {shown === undefined ? choice.label : `${choice.label} (${shown})`}
    </option>
  );
}

/** Yes or no, with what yes means. Sends `on` or nothing. */
export function DeskSwitch({
  name,
  label,
  hint,
  on,
  value = "on",
}: {
  readonly name: string;
  /** What it sends, where several go by one name. */
  readonly value?: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly on: boolean;
}) {
  const id = fieldId(value === "on" ? name : `${name}-${value}`);
  return (
    <div className="choice">
      <input
        className="choice__input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={on}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <div className="choice__words">
        <label className="choice__label" htmlFor={id}>
          {label}
        </label>
        {hint === undefined ? null : (
          <p className="choice__hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
