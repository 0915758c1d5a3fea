import { useLoaderData, useLocation } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { draftForPage, formState, markOf } from "./_public/draft.server.ts";
import { OtherReport, ReportForm } from "./_public/form-parts.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { OTHER_REPORT_NOTICE, pathOf, reportHandle } from "./_public/report-pages.ts";
import { goOn } from "./_public/save-page.server.ts";
import { SightingList, sightingHref } from "./_public/sighting-list.tsx";
import { shownSightings } from "./_public/sighting-words.ts";

export const handle = reportHandle("involved");

export const meta = stepTitle("involved");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  return { sightings: open?.draft.answers.sightings ?? [], marks: { report: markOf(open) } };
});

export const action = publicAccess(async (input) => {
  const state = await formState(input, formOf(input).fields);
  if (state.kind !== "open") throw seeOther(lostPath(state.kind));
  const { token } = state;
  const outcome = await input.context.useCases.passSightings({ token });
  if (outcome.kind === "no-draft") throw seeOther(lostPath("gone"));
  throw goOn("involved", { state, token, request: input.request });
});

/** Nothing is typed on this page, so nothing can be lost with the draft. */
function lostPath(lost: "gone" | "sent" | "other"): string {
  if (lost === "other") return `${pathOf("involved")}?notice=${OTHER_REPORT_NOTICE}`;
  return lost === "sent" ? "/report/sent" : "/?notice=no-draft";
}

/** Officers and cars, each on a page of its own, so that it works without script and on a small screen. */
export default function InvolvedPage() {
  const text = useText();
  const { sightings, marks } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { involved: words } = text;
  return (
    <>
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <OtherReport search={search} />
      <SightingList sightings={shownSightings(sightings, text)} marks={marks} search={search} />
      <ButtonRow>
        <ButtonLink look="secondary" href={sightingHref("officer", search)}>
          {words.addOfficer}
        </ButtonLink>
        <ButtonLink look="secondary" href={sightingHref("vehicle", search)}>
          {words.addVehicle}
        </ButtonLink>
      </ButtonRow>
      <ReportForm next={words.next} marks={marks}>
        {null}
      </ReportForm>
    </>
  );
}
