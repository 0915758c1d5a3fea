import { Button } from "../form/buttons.tsx";
import type { Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskSwitch, DeskTextArea } from "./desk-fields.tsx";
import { Notice, Panel } from "./small-parts.tsx";

/** A letter that can be chosen, with the parts that it may have. */
export interface OfferedLetter {
  readonly value: string;
  readonly label: string;
  readonly blocks: readonly { readonly id: string; readonly title: string }[];
  /** What stands in it, of `LETTER_PLACES`: only these are asked for. */
  readonly places: readonly string[];
  /** Only a letter to the reporter is in another language than English. */
  readonly toReporter: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface LetterFormProps {
  readonly token: string;
  readonly letters: readonly OfferedLetter[];
  readonly languages: readonly Choice[];
  readonly bodies: readonly Choice[];
  /** What it is about, for the fields that nobody sees. */
  readonly about: Readonly<Record<string, string>>;
  readonly values: Values;
}

/**
 * Chooses a letter, its language and parts, and takes what nobody but the writer knows and this letter holds. What another letter asks for appears once that is shown; what was
 * written for it meanwhile stays.
 */
export function LetterForm(props: LetterFormProps) {
  const { token, letters, languages, bodies, about, values } = props;
  const chosen = letters.find(({ value }) => value === values["letter"]) ?? letters[0];
  const blocks = chosen?.blocks ?? [];
  const asks = (...names: string[]) =>
    names.some((name) => chosen?.places.includes(name) === true || (values[name] ?? "") !== "");
  return (
    <ActForm token={token} hidden={about}>
      <DeskSelect
        name="letter"
        label="Letter"
        hint="What another letter asks for appears here once you show it."
        values={values}
        choices={letters}
      />
      {chosen?.toReporter !== true ? null : (
        <DeskSelect
          name="language"
          label="Language of a letter to the reporter"
          values={values}
          choices={languages}
        />
      )}
      {blocks.length === 0 ? null : (
        <fieldset className="usa-fieldset">
          <legend>Parts that may stand in “{chosen?.label}”</legend>
          {blocks.map(({ id, title }) => (
            <DeskSwitch
              key={id}
              name={`block-${id}`}
              label={title}
              on={values[`block-${id}`] === "on"}
            />
          ))}
        </fieldset>
      )}
      {bodies.length === 0 || !asks("other-body", "recipient", "body") ? null : (
        <DeskSelect
          name="body"
          label="Another body"
          hint="For a report outside our authority: where it can go."
          values={values}
          choices={[{ value: "", label: "None" }, ...bodies]}
        />
      )}
      {asks("recipient") ? <DeskInput name="recipient" label="To whom" values={values} /> : null}
      {asks("recipient-address") ? (
        <DeskTextArea name="recipient-address" label="Their address" values={values} rows={2} />
      ) : null}
      {asks("records") ? (
        <DeskTextArea name="records" label="Records, or what is asked" values={values} />
      ) : null}
      {asks("incident-time") ? (
        <DeskInput
          name="incident-time"
          label="Day and time of what happened"
          hint="Only where the report does not say, or the letter is about a case."
          values={values}
        />
      ) : null}
      {asks("case-number") ? (
        <DeskInput
          name="case-number"
          label="Case number"
          hint="Only where the report is in no case of this office."
          values={values}
        />
      ) : null}
      {asks("deadline") ? (
        <DeskInput name="deadline" label="Answer asked for by" values={values} />
      ) : null}
      {asks("signer") ? <DeskInput name="signer" label="Who signs" values={values} /> : null}
      <Button>Show the letter</Button>
    </ActForm>
  );
}

/** What can be done with a letter that stands filled on the page. Nothing is offered while a place is missing. */
export function LetterActs(props: {
  readonly token: string;
  /** Every field that it was filled from. */
  readonly fields: Values;
  readonly mark: string;
  readonly isWhole: boolean;
  /** It can be sent to the reporter as a message. */
  readonly maySend: boolean;
  /** It is about something that can keep it. */
  readonly mayNote: boolean;
  readonly problem: string | undefined;
}) {
  const { token, fields, mark, isWhole, maySend, mayNote, problem } = props;
  const said =
    problem === undefined ? null : (
      <Notice tone="warning">
        <p>{problem}</p>
      </Notice>
    );
  if (!isWhole || !(maySend || mayNote)) return said;
  const kept = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !["intent", "seen", "token"].includes(name)),
  );
  return (
    <Panel title="Look at it below, then send it" id="send">
      {said}
      <ActForm token={token} hidden={{ ...kept, seen: mark }}>
        {maySend ? (
          <div>
            <p>
              The reporter reads it with their code, as a message. What you send cannot be changed
              later.
            </p>
            <Button name="intent" value="receipt-page">
              Send to the reporter
            </Button>
          </div>
        ) : null}
        {mayNote ? (
          <div>
            <p>Did you print it, and post it or hand it over? Then it is kept as it stands here.</p>
            <Button look="secondary" name="intent" value="handed-out">
              Note that it went out on paper
            </Button>
          </div>
        ) : null}
      </ActForm>
    </Panel>
  );
}
