import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { LETTER_PLACES } from "#app/core/office/letter.ts";
import { MOST_PARTS } from "#app/core/office/own-letter.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { LETTER_KIND_WORDS } from "./letter-words.ts";

const KINDS = Object.entries(LETTER_KIND_WORDS).map(([value, label]) => ({ value, label }));
const OTHERS = LANGUAGE_TAGS.filter((tag) => tag !== "en");

export interface OwnLetterFormProps {
  readonly token: string;
  readonly values: Values;
  readonly problems?: readonly Problem[] | undefined;
  /** The version that it shows, for one that is written already. */
  readonly version?: number | undefined;
}

/** The words of a letter of the office's own: English, and in each language what the office has. Each save with a new part offers room for one more. */
export function OwnLetterForm({ token, values, problems, version }: OwnLetterFormProps) {
  const fields = { values, problems };
  const written = Array.from({ length: MOST_PARTS }, (_, at) => at + 1).filter((number) =>
    Object.entries(values).some(
      ([name, text]) => name.startsWith(`part-${String(number)}-`) && text !== "",
    ),
  );
  const parts = Array.from(
    { length: Math.min(MOST_PARTS, (written.at(-1) ?? 0) + 1) },
    (_, at) => `part-${String(at + 1)}`,
  );
  return (
    <ActForm
      token={token}
      intent="write"
      hidden={version === undefined ? undefined : { version: String(version) }}
    >
      <DeskSelect {...fields} name="kind" label="What kind of letter" choices={KINDS} />
      <DeskInput {...fields} name="title" label="Title" wide maxLength={100} />
      <Places />
      <DeskTextArea {...fields} name="body-en" label="The letter in English" rows={12} />
      {parts.map((id, at) => (
        <fieldset key={id} className="usa-fieldset">
          <legend>Part {at + 1} that may stand in it</legend>
          <DeskInput
            {...fields}
            name={`${id}-title`}
            label={`What part ${String(at + 1)} is, as the desk offers it`}
            hint={`Write {block:${id}} where it may stand, in every language of the letter.`}
            wide
            maxLength={100}
          />
          <DeskTextArea {...fields} name={`${id}-en`} label={`Part ${String(at + 1)} in English`} />
        </fieldset>
      ))}
      {OTHERS.map((tag) => (
        <InLanguage key={tag} tag={tag} parts={parts} {...fields} />
      ))}
      <Button>{version === undefined ? "Keep the letter" : "Keep as a new version"}</Button>
    </ActForm>
  );
}

/** One language's words, open where something is written or wrong. */
function InLanguage({
  tag,
  parts,
  values,
  problems,
}: Pick<OwnLetterFormProps, "values" | "problems"> & {
  readonly tag: (typeof OTHERS)[number];
  readonly parts: readonly string[];
}) {
  const names = ["body", ...parts].map((name) => `${name}-${tag}`);
  const isOpen = names.some(
    (name) => (values[name] ?? "") !== "" || problems?.some(({ field }) => field === name),
  );
  return (
    <details className="item-details" open={isOpen}>
      <summary>
        In <bdi lang={tag}>{LANGUAGES[tag].name}</bdi>
      </summary>
      {names.map((name, at) => (
        <DeskTextArea
          key={name}
          {...{ name, values, problems }}
          label={`${at === 0 ? "The letter" : `Part ${String(at)}`} in ${LANGUAGES[tag].name}`}
          rows={at === 0 ? 12 : 3}
        />
      ))}
    </details>
  );
}

/** What can stand between braces. */
function Places() {
  return (
    <details className="item-details">
      <summary>What can be filled in</summary>
      <ul>
        {Object.entries(LETTER_PLACES).map(([name, words]) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {words}
          </li>
        ))}
        <li>
          <code>{"{rule:ID}"}</code>, <code>{"{statute:ID}"}</code> a rule or statute of the{" "}
          <a href="/desk/office">office pack</a>, with how it stands
        </li>
      </ul>
    </details>
  );
}
