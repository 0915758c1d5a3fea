import type { Problem, Values } from "../form/problem.ts";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { QuestionField, sidesOf } from "./immunity-fields.tsx";
import type { SheetChoices } from "./shown-sheet.ts";

/** A choice of nothing. */
export const NONE = { value: "", label: "None" };

/** What the fields of an entry are filled with. */
export interface FieldsProps {
  readonly values: Values;
  readonly problems: readonly Problem[] | undefined;
  readonly choices: SheetChoices;
}

/** What a charge says. */
export function ChargeFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <DeskSelect
        {...props}
        name="statute"
        label="Offence"
        hint="From the office's pack. Its text of the day of the act is kept with the charge."
        choices={[{ value: "", label: "Choose" }, ...choices.statutes]}
        shortcut="n"
      />
      <DeskInput
        {...props}
        name="day"
        label="Day of the act"
        hint="Leave it empty while it is not known: no day is guessed."
        kind="date"
      />
      <DeskInput
        {...props}
        name="lastDay"
        label="Last day that it can have been"
        hint="Only where the day is not certain: the one above is then the first."
        kind="date"
      />
      <DeskInput {...props} name="degree" label="Degree" maxLength={120} />
      <DeskInput {...props} name="class" label="Class" maxLength={120} />
      <DeskInput {...props} name="culpable" label="Culpable state" maxLength={120} />
    </>
  );
}

/** A fact: what, for which side, and where it can be looked up. On a Supremacy Clause worksheet it answers one of its rows. */
export function FactFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <QuestionField {...props} choices={choices} />
      <DeskTextArea
        {...props}
        name="statement"
        label="The fact"
        hint="One sentence in neutral words: what is seen or heard, no conclusion."
        rows={2}
        shortcut="n"
      />
      <DeskSelect {...props} name="side" label="It speaks" choices={sidesOf(choices)} />
      <DeskSelect {...props} name="item" label="File" choices={[NONE, ...choices.items]} />
      <DeskInput
        {...props}
        name="at"
        label="Where in the file"
        hint="A time like 1:02 or 0:01:02.5, or a page like p. 3."
      />
      <DeskSelect {...props} name="report" label="Report" choices={[NONE, ...choices.reports]} />
      <DeskTextArea
        {...props}
        name="words"
        label="Words of the report"
        hint="Copied as they stand there."
        rows={2}
      />
      <DeskInput
        {...props}
        name="witness"
        label="Witness"
        hint="A pseudonym, such as W-03."
        maxLength={120}
      />
      <DeskSelect
        {...props}
        name="strength"
        label="How strongly"
        choices={[
          { value: "", label: "Not weighed yet" },
          { value: "0", label: "0: not at all" },
          { value: "1", label: "1: a little" },
          { value: "2", label: "2: well" },
          { value: "3", label: "3: by itself" },
        ]}
      />
      {choices.facts.length === 0 ? null : (
        <DeskSelect
          {...props}
          name="contradicts"
          label="It contradicts"
          choices={[NONE, ...choices.facts]}
        />
      )}
    </>
  );
}
