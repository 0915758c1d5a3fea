import type { EntryEvent } from "#app/core/intake/entry.ts";
import { blockPrefix, blocksShown } from "#app/core/intake/entry-form.ts";
import type { SightingKind } from "#app/core/intake/sightings.ts";
import { Button, ButtonRow } from "../../form/buttons.tsx";
import type { Choice } from "../../form/choice-fields.tsx";
import type { Problem, Values } from "../../form/problem.ts";
import { Points } from "../../layout/page-parts.tsx";
import { ContactFields } from "../../report-fields/contact-fields.tsx";
import { LinkFields } from "../../report-fields/link-fields.tsx";
import { PackQuestionField } from "../../report-fields/pack-question.tsx";
import type { ShownQuestion } from "../../report-fields/pack-words.ts";
import { ReachField } from "../../report-fields/reach-field.tsx";
import { SightingFields } from "../../report-fields/sighting-fields.tsx";
import { WhatHappenedFields } from "../../report-fields/what-happened-fields.tsx";
import { WhereAndWhenFields } from "../../report-fields/where-and-when-fields.tsx";
import { YourPartFields } from "../../report-fields/your-part-fields.tsx";
import { en } from "../../text/en/index.ts";
import { fill } from "../../text/fill.ts";
import { ActForm } from "../act-form.tsx";
import { Notice, Panel } from "../small-parts.tsx";
import { CameFields } from "./came-fields.tsx";

export interface EntryFormProps {
  readonly token: string;
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly categories: readonly Choice[];
  /** The office's questions about the chosen concern, those that follow from an answer included. */
  readonly questions: readonly ShownQuestion[];
  readonly events: readonly EntryEvent[];
  readonly notices: readonly string[];
  readonly hasSealedContact: boolean;
  /** The mark of what is saved as the page shows it. */
  readonly mark: string;
}

const SECTIONS = [
  ["came", "How it came"],
  ["what", "What happened"],
  ["questions", "Questions"],
  ["where", "Where and when"],
  ["seen", "Officers and cars"],
  ["links", "Links"],
  ["part", "More about the report"],
  ["who", "Who it is from"],
] as const;

/** The whole public form on one page, for what came otherwise. Each save keeps everything, right or wrong. */
export function EntryForm(props: EntryFormProps) {
  const fields = { values: props.values, problems: props.problems };
  const [came, what, questions, where, seen, links, part, who] = SECTIONS;
  return (
    <ActForm token={props.token} hidden={{ seen: props.mark }}>
      <nav aria-label="Parts of the form">
        <ul className="link-row">
          {SECTIONS.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Panel id={came[0]} title={came[1]}>
        <CameFields {...fields} events={props.events} />
        <h3>Read this out, if it is not on paper</h3>
        <Points points={[...props.notices, ...en.aboutYou.compelled]} />
      </Panel>
      <Panel id={what[0]} title={what[1]}>
        <WhatHappenedFields categories={props.categories} {...fields} />
      </Panel>
      <Panel id={questions[0]} title={questions[1]}>
        {props.questions.length === 0 ? (
          <p>Choose the concern above and save: its questions show here.</p>
        ) : (
          props.questions.map((question) => (
            <PackQuestionField key={question.name} question={question} {...fields} />
          ))
        )}
      </Panel>
      <Panel id={where[0]} title={where[1]}>
        <WhereAndWhenFields ownDevice={false} {...fields} />
      </Panel>
      <Panel id={seen[0]} title={seen[1]}>
        <p>After each save there is an empty block for one more of each.</p>
        <Blocks kind="officer" {...fields} />
        <Blocks kind="vehicle" {...fields} />
      </Panel>
      <Panel id={links[0]} title={links[1]}>
        {numbers("link", props.values).map((n) => (
          <LinkFields key={n} prefix={blockPrefix("link", n)} {...fields} />
        ))}
      </Panel>
      <Panel id={part[0]} title={part[1]}>
        <YourPartFields {...fields} />
      </Panel>
      <Panel id={who[0]} title={who[1]}>
        <Notice tone="note">
          You see contact details only while you type them. Saving seals them: nobody at the desk
          can read them then, you included. Do not scan the sheet that they stand on.
        </Notice>
        {props.hasSealedContact ? (
          <p>
            Contact details are sealed. Leave the boxes empty to keep them; typing replaces them.
          </p>
        ) : null}
        <ReachField {...fields} />
        <ContactFields ownDevice={false} {...fields} />
      </Panel>
      <ButtonRow>
        <Button name="go" value="check">
          Save and go on to files
        </Button>
        <Button look="secondary" name="go" value="save">
          Save
        </Button>
      </ButtonRow>
    </ActForm>
  );
}

function numbers(kind: SightingKind | "link", values: Values): readonly number[] {
  return Array.from({ length: blocksShown(kind, values) }, (_, index) => index + 1);
}

function Blocks({
  kind,
  ...fields
}: {
  readonly kind: SightingKind;
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const name = kind === "officer" ? en.involved.officerNumber : en.involved.vehicleNumber;
  return numbers(kind, fields.values).map((n) => (
    <fieldset key={n} className="usa-fieldset">
      <legend className="usa-legend">{fill(name, { n })}</legend>
      <SightingFields kind={kind} prefix={blockPrefix(kind, n)} {...fields} />
    </fieldset>
  ));
}
