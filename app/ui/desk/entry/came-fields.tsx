import { ENTERED_CHANNELS } from "#app/core/intake/channel.ts";
import { WHOSE_WORDS, type EntryEvent } from "#app/core/intake/entry.ts";
import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { Checkboxes, Radios, Select } from "../../form/choice-fields.tsx";
import { DateFields } from "../../form/date-fields.tsx";
import type { Problem, Values } from "../../form/problem.ts";
import { TextInput, TimeField } from "../../form/text-fields.tsx";
import { CHANNEL_WORDS } from "../words.ts";
import { WHOSE_WORDS_LABELS } from "./entry-words.ts";

const NEEDED = "The record says it.";

/** How a report came, as the office's own people say it. When it was typed, the office's clock says. */
export function CameFields({
  events,
  ...fields
}: {
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly events: readonly EntryEvent[];
}) {
  return (
    <>
      <Radios
        name="came-by"
        label="How did it come?"
        because={NEEDED}
        {...fields}
        choices={ENTERED_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
      />
      <DateFields
        name="came"
        label="On which day did it come to the office?"
        because={NEEDED}
        {...fields}
      />
      <TimeField name="came-time" label="At what time?" {...fields} />
      <DateFields name="dated" label="Which day does the letter itself bear?" {...fields} />
      <TextInput
        name="taken-by"
        label="Who took it down?"
        hint="Leave it empty if you did."
        {...fields}
      />
      <Select
        name="language"
        label="Language of the form"
        hint="The reporter reads their status and our messages in it."
        {...fields}
        choices={LANGUAGE_TAGS.map((value) => ({ value, label: LANGUAGES[value].name }))}
      />
      <TextInput
        name="spoken"
        label="Language spoken or written"
        hint="In words, like “Spanish, some English”."
        {...fields}
      />
      <Checkboxes
        name="interpreter"
        label="Interpreter"
        {...fields}
        choices={[{ value: "yes", label: "Somebody interpreted" }]}
      />
      <TextInput name="interpreter-who" label="Who interpreted?" {...fields} />
      <Radios
        name="whose-words"
        label="Whose words is the story in?"
        because={NEEDED}
        {...fields}
        choices={WHOSE_WORDS.map((value) => ({ value, label: WHOSE_WORDS_LABELS[value] }))}
      />
      {events.length === 0 ? null : (
        <Select
          name="event"
          label="Is it about an event that the office has a page for?"
          hint="Only if the reporter says so, or wrote on that page’s paper. What the page asks shows under Questions after saving."
          empty="No, or not said"
          {...fields}
          choices={events.map(({ slug, title, state }) => ({
            value: slug,
            label: state === "closed" ? `${title} (page closed)` : title,
          }))}
        />
      )}
      <Checkboxes
        name="told"
        label="Notices"
        {...fields}
        choices={[
          { value: "yes", label: "The notices below were read out, or stand on the paper" },
        ]}
      />
    </>
  );
}
