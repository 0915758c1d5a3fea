import { PAGE_QUESTION_KINDS, type PageQuestion } from "#app/core/intake/incident-page.ts";
import { numbers } from "#app/core/intake/incident-page-form.ts";
import { Checkboxes } from "../form/choice-fields.tsx";
import { DateFields } from "../form/date-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TimeField } from "../form/text-fields.tsx";
import { DeskInput, DeskSelect, DeskSwitch, DeskTextArea } from "./desk-fields.tsx";
import { QUESTION_KIND_WORDS } from "./page-words.ts";

interface Fields {
  readonly values: Values;
  readonly problems: readonly Problem[] | undefined;
}

const KINDS = [
  { value: "", label: "No question" },
  ...PAGE_QUESTION_KINDS.map((value) => ({ value, label: QUESTION_KIND_WORDS[value] })),
];

/** The English of a page of a named event, with its place, time and questions. */
export function PageFields(fields: Fields) {
  return (
    <>
      <DeskInput
        {...fields}
        name="title"
        label="Title"
        hint="Neutral, such as “Elm Square, April 21”. It says no more than where and when."
        wide
        maxLength={120}
      />
      <DeskTextArea
        {...fields}
        name="words"
        label="What the page is about"
        hint="Neutral: no word of who did what. Each line is a paragraph."
        rows={4}
      />
      <DeskTextArea
        {...fields}
        name="closed-words"
        label="What it says once it is closed"
        rows={3}
      />
      <h3>Place and time that it offers</h3>
      <p className="quiet">
        Whoever begins a report there is asked whether they were there at that time. It becomes
        their statement only if they take it over.
      </p>
      <DeskInput {...fields} name="place" label="Place, as people there call it" wide />
      <DateFields {...fields} name="from" label="First day" />
      <TimeField {...fields} name="from-time" label="From" />
      <DateFields {...fields} name="until" label="Last day, if another" />
      <TimeField {...fields} name="until-time" label="Until" />
      <Checkboxes
        {...fields}
        name="about"
        label="How exact"
        choices={[{ value: "yes", label: "About right, not exact" }]}
      />
      <h3>Questions of its own</h3>
      <p className="quiet">
        Nobody has to answer them. None may ask about immigration status: such a page is not saved.
      </p>
      {numbers().map((n) => (
        <fieldset className="usa-fieldset" key={n}>
          <legend>Question {n}</legend>
          <DeskSelect {...fields} name={`q${n}-kind`} label="Kind" choices={KINDS} />
          <DeskInput {...fields} name={`q${n}-wording`} label="Question" wide maxLength={300} />
          <DeskTextArea
            {...fields}
            name={`q${n}-choices`}
            label="Answers to choose from, one a line"
            rows={3}
          />
        </fieldset>
      ))}
    </>
  );
}

/** What a page says in another language, each text below its English. */
export function TranslatedFields({
  english,
  isReviewed,
  ...fields
}: Fields & {
  readonly english: {
    readonly title: string;
    readonly words: string;
    readonly closedWords: string;
    readonly questions: readonly PageQuestion[];
  };
  readonly isReviewed: boolean;
}) {
  return (
    <>
      <DeskInput {...fields} name="title" label="Title" hint={english.title} wide maxLength={120} />
      <DeskTextArea
        {...fields}
        name="words"
        label="What the page is about"
        hint={english.words}
        rows={4}
      />
      <DeskTextArea
        {...fields}
        name="closed-words"
        label="What it says once it is closed"
        hint={english.closedWords}
        rows={3}
      />
      {english.questions.map(({ id, wording, choices }) => (
        <fieldset className="usa-fieldset" key={id}>
          <legend>Question {id.slice(1)}</legend>
          <DeskInput
            {...fields}
            name={`${id}-wording`}
            label="Question"
            hint={wording.en}
            wide
            maxLength={300}
          />
          {choices.length === 0 ? null : (
            <DeskTextArea
              {...fields}
              name={`${id}-choices`}
              label="Answers, one a line, in the order of the English ones"
              hint={choices.map(({ label }) => label.en).join("; ")}
              rows={choices.length}
            />
          )}
        </fieldset>
      ))}
      <DeskSwitch
        name="reviewed"
        label="A translator has checked these words"
        hint="Until then the page says that nobody has."
        on={isReviewed}
      />
    </>
  );
}
