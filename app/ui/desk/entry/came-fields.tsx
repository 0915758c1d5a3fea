import { ENTERED_CHANNELS } from "#app/core/intake/channel.ts";
import { WHOSE_WORDS, type EntryEvent } from "#app/core/intake/entry.ts";
import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { Checkboxes, Radios, Select } from "../../form/choice-fields.tsx";
import { DateFields } from "../../form/date-fields.tsx";
import type { Problem, Values } from "../../form/problem.ts";
import { TextInput, TimeField } from "../../form/text-fields.tsx";
import { CHANNEL_WORDS } from "../words.ts";
import { CAME_TICKS, CAME_WORDS } from "./came-words.ts";
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
        label={CAME_WORDS["came-by"]}
        because={NEEDED}
        {...fields}
        choices={ENTERED_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))}
      />
      <DateFields name="came" label={CAME_WORDS.came} because={NEEDED} {...fields} />
      <TimeField name="came-time" label={CAME_WORDS["came-time"]} {...fields} />
      <DateFields name="dated" label={CAME_WORDS.dated} {...fields} />
      <TextInput
        name="taken-by"
        label={CAME_WORDS["taken-by"]}
        hint="Leave it empty if you did."
        {...fields}
      />
      <Select
        name="language"
        label={CAME_WORDS.language}
        hint="The reporter reads their status and our messages in it."
        {...fields}
        choices={LANGUAGE_TAGS.map((value) => ({ value, label: LANGUAGES[value].name }))}
      />
      <TextInput
        name="spoken"
        label={CAME_WORDS.spoken}
        hint="In words, like “Spanish, some English”."
        {...fields}
      />
      <Checkboxes
        name="interpreter"
        label={CAME_WORDS.interpreter}
        {...fields}
        choices={[{ value: "yes", label: CAME_TICKS.interpreter }]}
      />
      <TextInput name="interpreter-who" label={CAME_WORDS["interpreter-who"]} {...fields} />
      <Radios
        name="whose-words"
        label={CAME_WORDS["whose-words"]}
        because={NEEDED}
        {...fields}
        choices={WHOSE_WORDS.map((value) => ({ value, label: WHOSE_WORDS_LABELS[value] }))}
      />
      {events.length === 0 ? null : (
        <Select
          name="event"
          label={CAME_WORDS.event}
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
        label={CAME_WORDS.told}
        {...fields}
        choices={[{ value: "yes", label: CAME_TICKS.told }]}
      />
    </>
  );
}
