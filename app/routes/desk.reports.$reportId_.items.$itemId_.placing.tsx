import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readPlacement } from "#app/core/claims/placement-form.ts";
import { PLACE_METHODS, TIME_METHODS } from "#app/core/claims/placement.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ListedPlaces } from "#app/ui/desk/listed-places.tsx";
import { PlaceForm, PlacementList, TakenBack, TimeForm } from "#app/ui/desk/placements.tsx";
import { itemHref, placingHref, streetMapHref } from "#app/ui/desk/queue-url.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { utcTime } from "#app/ui/time/when.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { pointedAt } from "./desk/pointed-at.ts";
import {
  methodChoices,
  placementProblems,
  shownPlacements,
  takenBack,
} from "./desk/placement-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Time and place of a file");
export const links = formsStyle;

export const loader = deskAccess("report.triage", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const { item, fullMetadata } = settled(await context.useCases.readItem({ by, itemId }));
  if (item.reportId !== reportId) throw refuse(404);
  const found = settled(await context.useCases.readPlacements({ by, itemId }));
  const frame = deskFrame(input);
  const { searchParams } = new URL(input.request.url);
  return {
    frame,
    fullMetadata,
    name: originalName(item.originalName).display,
    href: itemHref(reportId, itemId),
    done: searchParams.has("done"),
    ...pointedAt(context.office, searchParams),
    mapHref: context.useCases.readStreetMap() && streetMapHref(reportId, itemId),
    placements: shownPlacements(found, { by: by.id, zone: frame.zone, fullMetadata }),
    takenBack: takenBack(found, frame.zone),
  };
});

export const action = deskAccess("report.triage", async (input) => {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const fields = deskForm(input);
  const page = placingHref(reportId, itemId);
  if (fields["intent"] === "place") {
    const read = readPlacement(fields);
    if (!read.ok) {
      const problems = placementProblems(read.problems);
      const of = fields["kind"] === "time" ? "time" : "place";
      return data({ problems, values: fields, of }, { status: 422 });
    }
    const outcome = settled(await useCases.placeItem({ by, itemId, form: read.value }));
    if (outcome.kind === "after-receipt") {
      const message = `The file was here at ${utcTime(outcome.receivedAt)}: it was not made later`;
      const problems = [{ field: "latest", message }];
      return data({ problems, values: fields, of: "time" }, { status: 422 });
    }
    throw seeOther(`${page}?done=1`);
  }
  const placementId = idOrNotFound("plc", fields["placement"]);
  const which = { by, itemId, placementId };
  if (fields["intent"] === "withdraw") {
    const outcome = settled(await useCases.withdrawPlacement(which));
    if (outcome.kind !== "done") throw refuse(409);
    throw seeOther(`${page}?done=1`);
  }
  const { verdict, note = "" } = fields;
  if (fields["intent"] !== "review" || (verdict !== "agreed" && verdict !== "not-agreed")) {
    throw refuse(400);
  }
  const outcome = settled(
    await useCases.reviewPlacement({ ...which, agreed: verdict === "agreed", note }),
  );
  if (outcome.kind === "reason-needed") {
    const problem = { field: "note", message: "Say why you do not agree" };
    return data({ problems: [problem], values: fields, of: placementId }, { status: 422 });
  }
  if (outcome.kind === "own") throw refuse(403);
  if (outcome.kind === "ended") {
    const message = `Somebody was quicker: it was looked at, or taken back, meanwhile. You wrote: “${note}”`;
    const problems = [{ field: "note", message }];
    return data({ problems, values: fields, of: placementId }, { status: 409 });
  }
  throw seeOther(`${page}?done=1`);
});

export default function Placing() {
  const { frame, name, href, done, placements, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const form = (of: string) => ({
    token: frame.formToken,
    problems: result?.of === of ? result.problems : undefined,
    values: result?.of === of ? result.values : undefined,
  });
  // A page with several forms: each field's id names its form.
  const problems = result?.problems.map(({ field, message }) => ({
    ...{ message, field: `${field}-${result.of}` },
  }));
  return (
    <DeskShell
      frame={frame}
      current="/desk/queue"
      notice={
        done && result === undefined ? (
          <Notice tone="done">Kept, and recorded with your name.</Notice>
        ) : undefined
      }
    >
      <DeskHeading
        title={`Time and place of ${name}`}
        about={<a href={href}>Back to the file</a>}
      />
      <ErrorSummary problems={problems} />
      <p>
        What you work out stands beside what the file says, with your name, how you found it and
        what a second person says of it. It changes nothing in the file.
      </p>
      {page.fullMetadata ? null : (
        <p className="quiet">Your role sees here only what you worked out yourself.</p>
      )}
      <PlacementList placements={placements} form={form} />
      <ListedPlaces {...page.listed} />
      <PlaceForm
        {...form("place")}
        values={form("place").values ?? page.point}
        methods={methodChoices(PLACE_METHODS)}
        mapHref={page.mapHref}
      />
      <TimeForm {...form("time")} methods={methodChoices(TIME_METHODS)} />
      <TakenBack all={page.takenBack} />
    </DeskShell>
  );
}
