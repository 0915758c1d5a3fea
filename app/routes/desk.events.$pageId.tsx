import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isLanguageTag, LANGUAGES, OFFERED_LANGUAGES } from "#app/core/intake/languages.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ViewList } from "#app/ui/desk/panes.tsx";
import { PageFields, TranslatedFields } from "#app/ui/desk/page-fields.tsx";
import { PageHistory, PageState } from "#app/ui/desk/page-sections.tsx";
import { pageProblemWords } from "#app/ui/desk/page-words.ts";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { pageValues } from "./desk/page-values.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Page of an event");
export const links = formsStyle;

const DONE = {
  saved: "Saved as a new version. The public sees it once you put it up.",
  opened: "The page is open, in its newest version.",
  closed: "The page is closed. Reports that were begun there are still taken.",
  unchanged: "Nothing was changed.",
} as const;

export const loader = deskAccess("incident-page.manage", async (input) => {
  const { context, params, person: by } = input;
  const pageId = idOrNotFound("inp", params["pageId"]);
  const found = settled(await context.useCases.readIncidentPage({ by, pageId }));
  const { searchParams } = new URL(input.request.url);
  const language = languageIn(searchParams.get("language"));
  const { content } = found.newest;
  const done = searchParams.get("done") ?? "";
  return {
    frame: deskFrame(input),
    page: found.page,
    acts: found.acts,
    language,
    address: `${context.origin}/events/${found.page.slug}`,
    values: pageValues(content, language),
    isReviewed: content.reviewed.includes(language),
    english: {
      ...{ title: content.title.en, words: content.words.en, closedWords: content.closedWords.en },
      questions: content.questions,
    },
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : undefined,
  };
});

function languageIn(text: string | null) {
  return text !== null && isLanguageTag(text) ? text : "en";
}

export const action = deskAccess("incident-page.manage", async (input) => {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const pageId = idOrNotFound("inp", params["pageId"]);
  const fields = deskForm(input);
  const language = languageIn(fields["language"] ?? null);
  const back = (done: keyof typeof DONE) =>
    seeOther(`/desk/events/${pageId}?${new URLSearchParams({ language, done })}`);
  if (fields["intent"] === "open") {
    settled(await useCases.openIncidentPage({ by, pageId }));
    throw back("opened");
  }
  if (fields["intent"] === "close") {
    settled(await useCases.closeIncidentPage({ by, pageId }));
    throw back("closed");
  }
  const version = Number(fields["version"] ?? "");
  const edit = { by, pageId, version, language, fields };
  const outcome = settled(await useCases.changeIncidentPage(edit));
  switch (outcome.kind) {
    case "changed":
      throw back("saved");
    case "unchanged":
      throw back("unchanged");
    case "changed-since": {
      const message =
        "Somebody saved another version since you opened this form. Yours is below and not saved: compare, then save again.";
      return data({ problems: [{ field: "title", message }], values: fields }, { status: 409 });
    }
    case "problems": {
      const problems = outcome.problems.map(({ field, code }) => ({
        ...{ field, message: pageProblemWords(code) },
      }));
      return data({ problems, values: fields }, { status: 422 });
    }
  }
});

export default function Event() {
  const { frame, page, language, english, ...found } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const fields = { values: result?.values ?? found.values, problems: result?.problems };
  const here = `/desk/events/${page.id}`;
  return (
    <DeskShell
      frame={frame}
      current="/desk/events"
      notice={
        found.done === undefined || result !== undefined ? undefined : (
          <Notice tone="done">{found.done}</Notice>
        )
      }
    >
      <DeskHeading title={english.title} about={found.address} />
      <ErrorSummary problems={result?.problems} />
      <PageState frame={frame} page={page} language={language} />
      <Panel title="What it says" id="page" aside={`version ${page.version}`}>
        <ViewList
          label="Language"
          views={OFFERED_LANGUAGES.map((tag) => ({
            label: LANGUAGES[tag].name,
            href: tag === "en" ? here : `${here}?language=${tag}`,
            current: tag === language,
          }))}
        />
        <ActForm
          key={language}
          token={frame.formToken}
          intent="save"
          action={here}
          hidden={{ version: String(page.version), language }}
        >
          {language === "en" ? (
            <PageFields {...fields} />
          ) : (
            <TranslatedFields {...fields} english={english} isReviewed={found.isReviewed} />
          )}
          <Button>Save</Button>
        </ActForm>
      </Panel>
      <PageHistory frame={frame} acts={found.acts} here={here} />
    </DeskShell>
  );
}
