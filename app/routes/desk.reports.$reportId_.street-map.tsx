import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { streetScene } from "#app/core/map/street-scene.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { placingHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import stylesheet from "#app/ui/desk/street-map.css?url";
import { PointForm, StreetPlaces, StreetStage } from "#app/ui/desk/street-map.tsx";
import { StreetMapScript } from "#app/ui/evidence/street-map-script.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { reportPlaces } from "./desk/report-places.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Street map");
export const links: LinksFunction = () => [
  ...formsStyle(),
  { rel: "stylesheet", href: stylesheet },
];

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by, request } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const { file } = settled(await context.useCases.readReport({ by, reportId }));
  const wanted = new URL(request.url).searchParams.get("for");
  const item = file.items.find(({ id }) => id === wanted);
  const about = context.useCases.readStreetMap();
  // Who sees places cut down may still point at one, and sees no others.
  const places = (file.fullMetadata ? reportPlaces(file) : []).map((place, at) => ({
    ...place,
    number: String(at + 1),
  }));
  return {
    frame: deskFrame(input),
    code: file.report.code,
    backHref: item === undefined ? reportHref(reportId) : placingHref(reportId, item.id),
    pointing: item !== undefined,
    fullMetadata: file.fullMetadata,
    attribution: about?.attribution,
    scene:
      about === undefined
        ? undefined
        : JSON.stringify(
            streetScene(
              about,
              places.map(({ number, source, latitude, longitude, radiusMetres }) => ({
                ...{ number, source, latitude, longitude, radiusMetres },
              })),
            ),
          ),
    places: places.map((place) => ({
      ...{ number: place.number, href: place.href, label: place.label, note: place.note },
      value: place.value,
    })),
  };
});

export default function ReportStreetMap() {
  const { frame, code, backHref, pointing, fullMetadata, attribution, scene, places } =
    useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading
        title={pointing ? "Point at where it was made" : `Places of ${code} on the street map`}
        about={<a href={backHref}>{pointing ? "Back without a point" : "Back to the report"}</a>}
      />
      {scene === undefined ? (
        <Notice tone="note">
          This installation has no street map. Whoever runs it can supply one file (MAP_FILE in the
          settings). Until then, coordinates are entered as numbers.
        </Notice>
      ) : (
        <StreetStage scene={scene} attribution={attribution ?? ""} />
      )}
      {pointing ? <PointForm action={backHref} map={scene !== undefined} /> : null}
      <StreetPlaces places={places} fullMetadata={fullMetadata} />
      {scene === undefined ? null : <StreetMapScript />}
    </DeskShell>
  );
}
