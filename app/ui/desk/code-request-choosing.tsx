import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { RefusalFields } from "./code-request-forms.tsx";
import { CodeRequestRows, type ShownCodeRequest } from "./code-request-parts.tsx";
import { CODE_LIST_WORDS, codeListHref, type CodeListPage } from "./code-request-words.ts";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Notice, Panel } from "./small-parts.tsx";

/** What the names of the boxes begin with; the value is the request's id. */
export const CHOSEN_FIELD = "request-";

const ANY_LANGUAGE = { value: "", label: "Any" };

/** Narrows a list down to the requests that say something, or were asked in a language. */
export function CodeRequestFilter({ page }: { readonly page: CodeListPage }) {
  const { list, words = "", language = "" } = page;
  return (
    <form method="get" className="act-form act-form--inline" autoComplete="off">
      <input type="hidden" name="list" value={list} />
      <DeskInput name="words" label="Words that they say" values={{ words }} />
      <DeskSelect
        name="language"
        label="Language"
        values={{ language }}
        choices={[
          ANY_LANGUAGE,
          ...LANGUAGE_TAGS.map((value) => ({ value, label: LANGUAGES[value].name })),
        ]}
      />
      <Button look="secondary">Show these</Button>
      {words === "" && language === "" ? null : <a href={codeListHref({ list })}>Show all</a>}
    </form>
  );
}

/** The requests that wait, each with a box, and the form that refuses those chosen for one reason. */
export function CodeRequestChoice(props: {
  readonly requests: readonly ShownCodeRequest[];
  /** How many wait in all. */
  readonly total: number;
  readonly page: CodeListPage;
  readonly frame: DeskFrame;
  /** Chosen in a form that was sent back. */
  readonly chosen: readonly string[] | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { requests, total, page, frame, problems, values } = props;
  const title = CODE_LIST_WORDS.open;
  const listProblem = problems?.find(({ field }) => field === "requests");
  const all = page.all === true ? requests.map(({ id }) => id) : [];
  return (
    <Panel title={title} id="open" aside={`${String(requests.length)} of ${String(total)}`}>
      {listProblem === undefined ? null : <Notice tone="failed">{listProblem.message}</Notice>}
      {requests.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <ActForm token={frame.formToken} intent="refuse-chosen">
          <p>
            {page.all === true ? (
              <a href={codeListHref({ ...page, all: false })}>Choose none</a>
            ) : (
              <a href={codeListHref({ ...page, all: true })}>
                Choose all {requests.length} on this page
              </a>
            )}
          </p>
          <CodeRequestRows
            {...{ requests, frame, title }}
            boxes={{ name: CHOSEN_FIELD, chosen: new Set(props.chosen ?? all) }}
          />
          <h3>Refuse those chosen</h3>
          <p>
            Each is refused with its own record and the same words. This cannot be taken back:
            whoever it was wrong for reads with their code that it was refused, and has to ask anew.
          </p>
          <RefusalFields {...{ problems, values }} />
          <Button look="secondary">Refuse those chosen</Button>
        </ActForm>
      )}
    </Panel>
  );
}
