import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedOnPage } from "#app/core/intake/incident-page.ts";
import { isLanguageTag, LANGUAGES, OFFERED_LANGUAGES } from "#app/core/intake/languages.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ViewList } from "#app/ui/desk/panes.tsx";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { LanguageProvider } from "#app/ui/text/language.tsx";
import { EventWords, shownEvent } from "./_public/event-view.tsx";
import { PackQuestionField } from "#app/ui/report-fields/pack-question.tsx";
import { shownQuestions } from "#app/ui/report-fields/pack-words.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Preview");
export const links = formsStyle;

/** What the public would read of one version, in one language, open and closed. */
export const loader = deskAccess("incident-page.manage", async (input) => {
  const { context, params, person: by } = input;
  const pageId = idOrNotFound("inp", params["pageId"]);
  const { searchParams } = new URL(input.request.url);
  const asked = searchParams.get("version") ?? "";
  const version = /^[1-9]\d{0,5}$/.test(asked) ? { version: Number(asked) } : {};
  const found = settled(await context.useCases.readIncidentPage({ by, pageId, ...version }));
  const tag = searchParams.get("language");
  const language = tag !== null && isLanguageTag(tag) ? tag : "en";
  const { content } = found.newest;
  return {
    frame: deskFrame(input),
    ...{ pageId, language, version: found.newest.version },
    event: shownEvent(content, language),
    questions: shownQuestions(context.office, askedOnPage(content.questions), language),
  };
});

export default function Preview() {
  const { frame, pageId, language, version, event, questions } = useLoaderData<typeof loader>();
  const { direction } = LANGUAGES[language];
  const here = `/desk/events/${pageId}`;
  return (
    <DeskShell frame={frame} current="/desk/events">
      <DeskHeading title={`Version ${version}`} about={<a href={here}>Back to the page</a>} />
      <ViewList
        label="Language"
        views={OFFERED_LANGUAGES.map((tag) => ({
          label: LANGUAGES[tag].name,
          href: `${here}/preview?version=${version}&language=${tag}`,
          current: tag === language,
        }))}
      />
      <LanguageProvider language={language}>
        <Panel title="While it is open" id="open">
          <div lang={language} dir={direction}>
            <EventWords event={event} isOpen level={3} />
          </div>
        </Panel>
        {questions.length === 0 ? null : (
          <Panel title="What it asks, after “What happened”" id="asks">
            <div lang={language} dir={direction}>
              {questions.map((question) => (
                <PackQuestionField
                  key={question.name}
                  question={question}
                  values={{}}
                  problems={[]}
                />
              ))}
            </div>
          </Panel>
        )}
        <Panel title="Once it is closed" id="closed">
          <div lang={language} dir={direction}>
            <EventWords event={event} isOpen={false} level={3} />
          </div>
        </Panel>
      </LanguageProvider>
    </DeskShell>
  );
}
