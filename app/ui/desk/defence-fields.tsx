import { DEFENCE_KINDS, DEFENCE_KIND_WORDS } from "#app/core/case/defence-kinds.ts";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import type { FieldsProps } from "./sheet-fields.tsx";

/** Which defence it is, and whether the grand jury is told of it. */
export function DefenceFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <DeskSelect
        {...props}
        name="defence"
        label="Defence"
        hint="From the office's pack. Its text of the day of the act is kept with it."
        choices={[{ value: "", label: "Another, named below" }, ...choices.defences]}
        shortcut="n"
      />
      <DeskInput {...props} name="title" label="Its name, if another" maxLength={120} />
      <DeskSelect
        {...props}
        name="sort"
        label="Its kind, if another"
        choices={[
          { value: "", label: "Choose" },
          ...DEFENCE_KINDS.map((value) => ({ value, label: DEFENCE_KIND_WORDS[value] })),
        ]}
      />
      <DeskSelect
        {...props}
        name="told"
        label="Is the grand jury told of it?"
        hint="A complete defence that the evidence suggests must be told."
        choices={[
          { value: "", label: "Not decided yet" },
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <DeskTextArea {...props} name="reason" label="Why" hint="Needed where it is not." rows={2} />
    </>
  );
}
