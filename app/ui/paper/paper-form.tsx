import { isDraft } from "../text/catalogues.ts";
import { fill } from "../text/fill.ts";
import { useLanguage, useText } from "../text/language.tsx";
import type { Choice } from "../form/choice-fields.tsx";
import { TextInput } from "../form/text-fields.tsx";
import { Points } from "../layout/page-parts.tsx";
import { ContactFields } from "../report-fields/contact-fields.tsx";
import { FileFields } from "../report-fields/file-fields.tsx";
import { LinkFields } from "../report-fields/link-fields.tsx";
import { PackQuestionField } from "../report-fields/pack-question.tsx";
import type { ShownQuestion } from "../report-fields/pack-words.ts";
import { ReachField } from "../report-fields/reach-field.tsx";
import { SightingFields } from "../report-fields/sighting-fields.tsx";
import { WhatHappenedFields } from "../report-fields/what-happened-fields.tsx";
import { WhereAndWhenFields } from "../report-fields/where-and-when-fields.tsx";
import { YourPartFields } from "../report-fields/your-part-fields.tsx";
import { OnPaperProvider } from "./on-paper.tsx";
import { PaperHead, type PaperOffice } from "./paper-head.tsx";

/** Questions of the office that are asked about the same concerns. */
export interface PaperGroup {
  /** Labels of the concerns that they are asked about; empty where those that are skipped are named, or none is. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly questions: readonly {
    readonly question: ShownQuestion;
    /** The answers to an earlier question that lead to it; null where it needs none. */
    readonly after: { readonly question: string; readonly answers: readonly string[] } | null;
  }[];
}

/** Nothing is filled in yet, and nothing is to be put right. */
const EMPTY = { values: {}, problems: [] };

/** The whole form for paper. Its questions are the components of the form's pages. */
export function PaperForm(props: {
  readonly office: PaperOffice;
  readonly categories: readonly Choice[];
  readonly groups: readonly PaperGroup[];
}) {
  const text = useText();
  const isMachineMade = isDraft(useLanguage());
  const { whatHappened, questions, whereAndWhen, involved, yourPart } = text;
  return (
    <OnPaperProvider>
      <div className="paper">
        {isMachineMade ? <p>{text.common.draftNote}</p> : null}
        <PaperHead office={props.office} />
        <h2>{whatHappened.title}</h2>
        <WhatHappenedFields categories={props.categories} {...EMPTY} />
        <p>{whatHappened.immigration}</p>
        <h2>{questions.title}</h2>
        {props.groups.map((group) => (
          <Group key={group.questions[0]?.question.name} group={group} />
        ))}
        <h2>{whereAndWhen.title}</h2>
        <WhereAndWhenFields ownDevice={false} {...EMPTY} />
        <Files />
        <h2>{involved.title}</h2>
        <h3>{fill(involved.officerNumber, { n: 1 })}</h3>
        <SightingFields kind="officer" {...EMPTY} />
        <h3>{fill(involved.vehicleNumber, { n: 1 })}</h3>
        <SightingFields kind="vehicle" {...EMPTY} />
        <p>{text.paper.more}</p>
        <h2>{yourPart.title}</h2>
        <YourPartFields {...EMPTY} />
        <AboutYou />
      </div>
    </OnPaperProvider>
  );
}

function Group({ group: { only, skip, questions } }: { readonly group: PaperGroup }) {
  const { paper: words } = useText();
  const concerns = [...only, ...skip].join("; ");
  const [forWhom, filled] =
    only.length > 0
      ? [words.onlyFor, concerns]
      : [skip.length > 0 ? words.notFor : words.forAll, concerns];
  return (
    <section className="paper-group">
      <h3>{fill(forWhom, { concerns: filled })}</h3>
      {questions.map(({ question, after }) => (
        <div key={question.name}>
          {after === null ? null : (
            <p className="paper-if">
              {fill(words.ifYou, { question: after.question, answers: after.answers.join("; ") })}
            </p>
          )}
          <PackQuestionField question={question} {...EMPTY} />
        </div>
      ))}
    </section>
  );
}

function Files() {
  const { evidence, paper: words } = useText();
  return (
    <>
      <h2>{evidence.title}</h2>
      <p>{evidence.lead}</p>
      <h3>{fill(words.fileNumber, { n: 1 })}</h3>
      <TextInput name="file-name" {...words.fileName} {...EMPTY} />
      <FileFields {...EMPTY} />
      <h3>{evidence.links.title}</h3>
      <LinkFields {...EMPTY} />
      <p>{words.more}</p>
    </>
  );
}

/** On a sheet of its own, so that it can be locked away by itself. */
function AboutYou() {
  const { aboutYou, paper: words } = useText();
  return (
    <section className="paper-sheet">
      <h2>{aboutYou.title}</h2>
      <p>
        <strong>{words.apartTitle}</strong>
      </p>
      <p>{words.apart}</p>
      <ReachField {...EMPTY} />
      <h3>{aboutYou.compelledTitle}</h3>
      <Points points={aboutYou.compelled} />
      <ContactFields ownDevice={false} {...EMPTY} />
    </section>
  );
}
