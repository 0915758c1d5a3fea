import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ComparedFacts, ComparedSide } from "#app/ui/desk/compared.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { ViewerScript } from "#app/ui/evidence/viewer-script.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { isForTwo, withCare } from "./desk/care-view.ts";
import { comparedFacts } from "./desk/compare-view.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { reportView } from "./desk/report-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Two files beside each other");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { useCases } = context;
  const { searchParams } = new URL(request.url);
  const frame = deskFrame(input);
  const side = async (name: string) => {
    const itemId = idOrNotFound("itm", searchParams.get(name));
    const { item } = settled(await useCases.readItem({ by, itemId }));
    if (item.reportId === null) throw refuse(404);
    const { file } = settled(await useCases.readReport({ by, reportId: item.reportId }));
    const care = settled(await useCases.readCare({ by, reportId: item.reportId }));
    const report = withCare(reportView(file, frame.zone), care, frame.zone);
    const shown = report.items.find((one) => one.id === itemId);
    if (shown === undefined) throw refuse(404);
    return { kept: item, report, shown, fullMetadata: file.fullMetadata };
  };
  const [one, other] = [await side("one"), await side("other")];
  if (one.kept.id === other.kept.id) throw refuse(404);
  const look = new URLSearchParams({ one: one.kept.id, other: other.kept.id, look: "1" });
  const told = ({ report, shown }: typeof one) => ({
    heldHref: isForTwo(shown) && !searchParams.has("look") ? `?${look.toString()}` : undefined,
    report: { id: report.id, code: report.code, fullMetadata: report.fullMetadata },
    shown,
  });
  return {
    frame,
    one: told(one),
    other: told(other),
    photos: [one, other].every(
      ({ shown }) =>
        shown.playSrc === undefined &&
        shown.previewSrc !== undefined &&
        (searchParams.has("look") || !isForTwo(shown)),
    ),
    facts: comparedFacts(one, other),
  };
});

export default function Compare() {
  const { frame, one, other, photos, facts } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading
        title="Two files beside each other"
        about="What is the same is said below, and what differs. Whether they show the same thing is for you to judge."
      />
      <Notice tone="note">Each preview that you see here is recorded for its file.</Notice>
      {photos ? (
        <p>
          <label>
            <input type="checkbox" data-photos-together="" defaultChecked autoComplete="off" />{" "}
            Zoom, turn and move both pictures together
          </label>
        </p>
      ) : null}
      <div className="compare">
        <ComparedSide {...one} />
        <ComparedSide {...other} />
      </div>
      <ComparedFacts facts={facts} />
      <ViewerScript />
    </DeskShell>
  );
}
