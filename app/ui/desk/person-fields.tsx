import { PERSON_ROLES, PERSON_ROLE_WORDS } from "#app/core/case/case-people.ts";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { NONE, type FieldsProps } from "./sheet-fields.tsx";

/** Somebody of the case. There is no field for a name. */
export function PersonFields({ choices: _, ...props }: FieldsProps) {
  return (
    <>
      <DeskSelect
        {...props}
        name="role"
        label="Role"
        choices={[
          { value: "", label: "Choose" },
          ...PERSON_ROLES.map((value) => ({ value, label: PERSON_ROLE_WORDS[value] })),
        ]}
        shortcut="n"
      />
      <DeskInput
        {...props}
        name="pseudonym"
        label="Pseudonym"
        hint="Leave it empty for the next free one: W-01, or O-01 for an officer."
        maxLength={8}
      />
      <DeskTextArea
        {...props}
        name="appearance"
        label="What was seen of them"
        hint="Clothes, height, mask, marks, vehicle, what they did. No name, no address, no number."
        rows={2}
      />
    </>
  );
}

/** A report or a file that somebody has to do with. */
export function LinkFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <DeskSelect
        {...props}
        name="item"
        label="File"
        choices={[NONE, ...choices.items]}
        shortcut="n"
      />
      <DeskSelect {...props} name="report" label="Or report" choices={[NONE, ...choices.reports]} />
      <DeskInput
        {...props}
        name="text"
        label="How"
        hint="Such as: recorded it, is seen in it at 0:01:02. No name."
        maxLength={500}
      />
    </>
  );
}
