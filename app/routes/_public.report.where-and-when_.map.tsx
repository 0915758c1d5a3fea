import { data, type LinksFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { WhereAndWhen } from "#app/core/intake/answers.ts";
import { readPin } from "#app/core/intake/map-pin.ts";
import type { Problem } from "#app/core/intake/problem.ts";
import { streetScene, type StreetScene } from "#app/core/map/street-scene.ts";
import type { StreetMapAbout } from "#app/core/map/street-map.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { seeOther } from "#app/http/responses.server.ts";
import stylesheet from "#app/ui/desk/street-map.css?url";
import { StreetMapScript } from "#app/ui/evidence/street-map-script.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { draftForPage, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { shownFields, whereAndWhenValues } from "./_public/field-values.ts";
import { PinForm, PinStage } from "./_public/pin-map.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { pathOf, reportHandle } from "./_public/report-pages.ts";

const BACK = pathOf("whereAndWhen");

export const handle = { ...reportHandle("whereAndWhen"), backHref: BACK, wide: true };

export const meta = stepTitle<typeof loader>("whereAndWhen", (text) => text.tab.stepMore);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Where the page came from and goes back to, with what its address said of it. */
function backOf(request: Request): string {
  return BACK + new URL(request.url).search;
}

/** The words for the place come first: without them, or without a map, there is nothing to put a pin on. */
export const loader = publicAccess(async (input) => {
  const about = input.context.useCases.readStreetMap();
  const open = await draftForPage(input);
  const saved = open?.draft.answers.whereAndWhen;
  if (about === undefined || saved === undefined) throw seeOther(backOf(input.request));
  return {
    sentBack: isSentBack(input),
    backHref: backOf(input.request),
    marks: { report: markOf(open) },
    saved: whereAndWhenValues({ whereAndWhen: saved }),
    scene: JSON.stringify(sceneAround(about, saved)),
    makers: about.attribution,
  };
});

/** All that the map covers, or what lies around the point that is there already. */
function sceneAround(about: StreetMapAbout, { latitude, longitude }: WhereAndWhen): StreetScene {
  const scene = streetScene(about, []);
  if (latitude === null || longitude === null) return scene;
  const at = { latitude: Number(latitude), longitude: Number(longitude), radiusMetres: null };
  const { bounds } = streetScene(about, [{ ...at, number: "", source: "reporter" }]);
  return { ...scene, bounds };
}

/** Takes the pin into the report that is open, in the place of the point it had. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { useCases } = input.context;
  const about = useCases.readStreetMap();
  const state = await formState(input, fields);
  const back = backOf(input.request);
  if (about === undefined || state.kind !== "open") throw seeOther(back);
  const saved = state.draft.answers.whereAndWhen;
  if (saved === undefined) throw seeOther(back);
  const pin = readPin(fields, about);
  if (!pin.ok) return sentBack(fields, pin.problems);
  const { token } = state;
  await useCases.saveAnswers({ token, answers: { whereAndWhen: { ...saved, ...pin.value } } });
  throw seeOther(back, { "Set-Cookie": keepDraft(token) });
});

function sentBack(values: Readonly<Record<string, string>>, problems: readonly Problem[]) {
  return data({ values, problems }, { status: 422 });
}

/** The office's own streets, to put a pin on; the numbers can be typed here as well. */
export default function MapPinPage() {
  const text = useText();
  const { mapPin: words } = text;
  const { saved, marks, scene, makers, backHref } = useLoaderData<typeof loader>();
  const fields = shownFields(saved, useActionData<typeof action>(), text);
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <PinStage scene={scene} makers={makers} />
      <PinForm marks={marks} {...fields} />
      <p>
        <a href={backHref}>{words.back}</a>
      </p>
      <StreetMapScript />
    </>
  );
}
