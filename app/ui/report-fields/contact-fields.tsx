import { CONTACT_WAYS } from "#app/core/intake/about-you.ts";
import { Checkboxes, Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";

/** What somebody fills in who wants to be reached. Browsers that can hide it while another choice is made. */
export function ContactFields({
  ownDevice = true,
  isOfficer = false,
  ...fields
}: {
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** False where somebody else types: their browser then offers nothing of their own. */
  readonly ownDevice?: boolean;
  /** True for an officer, who may have a badge. */
  readonly isOfficer?: boolean;
}) {
  const own = (purpose: string) => (ownDevice ? purpose : "off");
  const { aboutYou: words, officers } = useText();
  return (
    <div className="only-contact">
      <h2>{words.contactTitle}</h2>
      <p>{words.contactNote}</p>
      <p>{words.sealed}</p>
      <TextInput name="name" {...words.name} {...fields} autoComplete={own("name")} />
      {isOfficer ? <TextInput name="contact-badge" {...officers.badge} {...fields} /> : null}
      <TextInput
        name="email"
        {...words.email}
        {...fields}
        kind="email"
        autoComplete={own("email")}
      />
      <TextInput
        name="phone"
        {...words.phone}
        {...fields}
        kind="tel"
        width="medium"
        autoComplete={own("tel")}
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
