import type { Choice } from "../form/choice-fields.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import type { FieldsProps } from "./sheet-fields.tsx";
import type { SheetChoices } from "./shown-sheet.ts";

/** Which row of a Supremacy Clause worksheet it belongs to; nothing on other worksheets. `none` is offered where it may belong to no row. */
export function QuestionField({
  choices,
  none = "Choose",
  ...props
}: FieldsProps & { readonly none?: string }) {
  if (choices.questions.length === 0) return null;
  return (
    <DeskSelect
      {...props}
      name="question"
      label="Row"
      choices={[{ value: "", label: none }, ...choices.questions]}
    />
  );
}

/** The two sides that a fact may speak on, as its worksheet calls them. */
export function sidesOf({ about }: SheetChoices): readonly Choice[] {
  const what = about === "immunity" ? about : `the ${about}`;
  return [
    { value: "", label: "Choose" },
    { value: "for", label: `for ${what}` },
    { value: "against", label: `against ${what}` },
  ];
}

/** Which act of which officer a worksheet is about. */
export function ImmunityFields(props: FieldsProps) {
  return (
    <>
      <DeskInput
        {...props}
        name="officer"
        label="Officer"
        hint="A pseudonym, or what was seen: O-01, tall, mask, vest with POLICE. No name."
        maxLength={120}
        shortcut="n"
      />
      <DeskTextArea
        {...props}
        name="act"
        label="The act"
        hint="One sentence in neutral words: what the officer did."
        rows={2}
      />
      <DeskInput
        {...props}
        name="day"
        label="Day of the act"
        hint="Leave it empty while it is not known: no day is guessed."
        kind="date"
      />
    </>
  );
}

/** Where somebody looked and found nothing: not the same as that nobody looked. */
export function LookFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <QuestionField {...props} choices={choices} />
      <DeskSelect {...props} name="side" label="For which side" choices={sidesOf(choices)} />
      <DeskTextArea
        {...props}
        name="text"
        label="Where you looked"
        hint="Such as: all files of the case, the training record of 2025. Nothing was found there."
        shortcut="n"
      />
    </>
  );
}
