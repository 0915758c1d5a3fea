import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isLanguageTag, LANGUAGES } from "#app/core/intake/languages.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { incidentTimeWords } from "./_public/incident-time-words.ts";
import { inItsLanguage, shownEvent } from "./_public/event-view.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Poster");
export const links = formsStyle;

export const loader = deskAccess("incident-page.manage", async (input) => {
  const { context, params, person: by } = input;
  const pageId = idOrNotFound("inp", params["pageId"]);
  const found = settled(await context.useCases.readIncidentPage({ by, pageId }));
  const tag = new URL(input.request.url).searchParams.get("language");
  const language = tag !== null && isLanguageTag(tag) ? tag : "en";
  const { title, place, time } = shownEvent(found.newest.content, language);
  return {
    frame: deskFrame(input),
    ...{ pageId, language, title, place },
    time: time.from === null ? "" : incidentTimeWords(time, textIn(language), language),
    office: context.office.officeName,
    address: `${context.origin}/events/${found.page.slug}`,
    emergency: context.office.emergencyNumber,
  };
});

/** One sheet for a wall: what it is about, the square and the address. Printed, it has nothing of the desk on it. */
export default function Poster() {
  const { frame, pageId, language, ...sheet } = useLoaderData<typeof loader>();
  const { poster } = textIn(language).eventPage;
  const { address } = sheet;
  return (
    <DeskShell frame={frame} current="/desk/events" heading="Poster">
      <p className="no-print">
        <a href={`/desk/events/${pageId}`}>Back to the page</a>. Print this page with your browser.
      </p>
      <div className="poster" lang={language} dir={LANGUAGES[language].direction}>
        <p className="poster__title" {...inItsLanguage(sheet.title)}>
          {sheet.title.text}
        </p>
        {[sheet.place, sheet.time].map((line) => (line === "" ? null : <p key={line}>{line}</p>))}
        <p className="poster__ask">{poster.ask}</p>
        <p>{poster.name}</p>
        <p>{poster.how}</p>
        <img
          src={`/desk/events/${pageId}/square?as=svg`}
          alt={fill(poster.square, { address })}
          width="300"
          height="300"
        />
        <p className="poster__address" dir="ltr">
          {address}
        </p>
        <p>{fill(poster.emergency, { number: sheet.emergency })}</p>
        <p>{sheet.office}</p>
      </div>
    </DeskShell>
  );
}
