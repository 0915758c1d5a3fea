import { CONTACT_WAYS } from "#app/core/intake/about-you.ts";
import { Checkboxes, Radios } from "#app/ui/form/choice-fields.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { TextArea, TextInput } from "#app/ui/form/text-fields.tsx";
import { useText } from "#app/ui/text/language.tsx";

/** What somebody fills in who wants to be reached. Browsers that can hide it while another choice is made. */
export function ContactFields(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { aboutYou: words } = useText();
  return (
    <div className="only-contact">
      <h2>{words.contactTitle}</h2>
      <p>{words.contactNote}</p>
      <p>{words.sealed}</p>
      <TextInput name="name" {...words.name} {...fields} autoComplete="name" />
      <TextInput name="email" {...words.email} {...fields} kind="email" autoComplete="email" />
      <TextInput
        name="phone"
        {...words.phone}
        {...fields}
        kind="tel"
        width="medium"
        autoComplete="tel"
      />
      <Radios
        name="contact-way"
        label={words.way.label}
        {...fields}
        choices={CONTACT_WAYS.map((value) => ({ value, label: words.way[value] }))}
      />
      <TextInput name="contact-times" {...words.times} {...fields} />
      <TextInput name="contact-language" {...words.language} {...fields} />
      <Checkboxes
        name="contact-interpreter"
        label={words.interpreter.label}
        {...fields}
        choices={[{ value: "yes", label: words.interpreter.choice }]}
      />
      <TextInput name="contact-lawyer" {...words.lawyer} {...fields} />
      <TextArea name="contact-notes" {...words.notes} {...fields} rows={3} />
    </div>
  );
}
