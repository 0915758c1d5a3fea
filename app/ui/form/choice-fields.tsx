import type { ReactNode } from "react";
import { useOnPaper } from "../paper/on-paper.tsx";
import { PaperChoices, PaperQuestion } from "../paper/paper-fields.tsx";
import { describe, FieldFrame, FieldHelp, NeedMark } from "./field.tsx";
import { fieldId, splitChosen, type FieldProps } from "./problem.ts";

/** One thing that can be chosen. A value must hold no comma. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** An example or a consequence, shown before one chooses. */
  readonly hint?: string | undefined;
}

export interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The question is the page's heading. */
  readonly asHeading?: boolean | undefined;
}

/** A question over a group of inputs, with its help. */
export function Group(props: {
  readonly field: FieldProps;
  readonly asHeading?: boolean | undefined;
  readonly role?: "radiogroup" | undefined;
  readonly children: ReactNode;
}) {
  const { message, attributes } = describe(props.field);
  const onPaper = useOnPaper();
  if (onPaper) return <PaperQuestion field={props.field}>{props.children}</PaperQuestion>;
  const words = (
    <>
      {props.field.label}
      <NeedMark because={props.field.because} />
    </>
  );
  return (
    <div
      className={message === undefined ? "usa-form-group" : "usa-form-group usa-form-group--error"}
    >
      <fieldset
        className="usa-fieldset"
        role={props.role}
        aria-describedby={attributes["aria-describedby"]}
        aria-invalid={props.role === undefined ? undefined : attributes["aria-invalid"]}
        aria-required={
          props.role === undefined || props.field.because === undefined ? undefined : true
        }
      >
        <legend className={props.asHeading === true ? "usa-legend usa-legend--page" : "usa-legend"}>
          {props.asHeading === true ? <h1>{words}</h1> : words}
        </legend>
        <FieldHelp field={props.field} />
        {props.children}
      </fieldset>
    </div>
  );
}

interface OptionProps {
  readonly kind: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly choice: Choice;
  readonly chosen: boolean;
}

function Option({ kind, id, name, choice, chosen }: OptionProps) {
  const hintId = `${id}-hint`;
  return (
    <div className="choice">
      <input
        className="choice__input"
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={chosen}
        aria-describedby={choice.hint === undefined ? undefined : hintId}
      />
      <div className="choice__words">
        <label className="choice__label" htmlFor={id}>
          {choice.label}
        </label>
        {choice.hint === undefined ? null : (
          <p className="choice__hint" id={hintId}>
            {choice.hint}
          </p>
        )}
      </div>
    </div>
  );
}

function Options(
  props: ChoicesProps & { readonly kind: "radio" | "checkbox"; readonly chosen: readonly string[] },
) {
  const first = fieldId(props.name);
  const onPaper = useOnPaper();
  if (onPaper) return <PaperChoices choices={props.choices} />;
  const options = props.choices.map((choice, index) => (
    <Option
      key={choice.value}
      kind={props.kind}
      id={index === 0 ? first : fieldId(`${props.name}-${choice.value}`)}
      name={props.name}
      choice={choice}
      chosen={props.chosen.includes(choice.value)}
    />
  ));
  return <div className="choices">{options}</div>;
}

/** One answer out of several, each a large row to press. */
export function Radios(props: ChoicesProps) {
  const kept = props.values?.[props.name];
  return (
    <Group field={props} asHeading={props.asHeading} role="radiogroup">
      <Options {...props} kind="radio" chosen={kept === undefined ? [] : [kept]} />
    </Group>
  );
}

/** Any number of answers, all sent under one name; `joinChosen` makes the kept text. */
export function Checkboxes(props: ChoicesProps) {
  return (
    <Group field={props} asHeading={props.asHeading}>
      <Options {...props} kind="checkbox" chosen={splitChosen(props.values?.[props.name])} />
    </Group>
  );
}

export interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The first, empty row; without it the first choice is chosen. */
  readonly empty?: string | undefined;
}

/** One answer out of a long list. */
export function Select(props: SelectProps) {
  const { id, message, attributes } = describe(props);
  return (
    <FieldFrame field={props}>
      <select
        className={message === undefined ? "select" : "select usa-input--error"}
        id={id}
        name={props.name}
        defaultValue={props.values?.[props.name]}
        autoComplete="off"
        aria-required={props.because === undefined ? undefined : true}
        {...attributes}
      >
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
