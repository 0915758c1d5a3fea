import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { CompareWith } from "#app/ui/desk/compare-with.tsx";
import { AlikePictures } from "#app/ui/desk/alike-pictures.tsx";
import { CarePanel } from "#app/ui/desk/item-care.tsx";
import { Examinations } from "#app/ui/desk/examinations.tsx";
import { itemHref, placingHref, redactionsHref } from "#app/ui/desk/queue-url.ts";
import { ItemStage, recordedWords } from "#app/ui/desk/item-stage.tsx";
import { WorkedOut } from "#app/ui/desk/placements.tsx";
import { EmbeddedPicture } from "#app/ui/evidence/embedded-picture.tsx";
import { ItemDetails } from "#app/ui/desk/item-details.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Filmstrip } from "#app/ui/evidence/media-wall.tsx";
import { Viewer } from "#app/ui/evidence/viewer.tsx";
import { ViewerScript } from "#app/ui/evidence/viewer-script.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { alikeView } from "./desk/alike-view.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { isForTwo, withCare } from "./desk/care-view.ts";
import { otherExamination } from "./desk/other-examination.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { shownPlacements } from "./desk/placement-view.ts";
import { reportView } from "./desk/report-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "File" : `File of ${found.report.code}`);
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const { file } = settled(await context.useCases.readReport({ by, reportId }));
  const frame = deskFrame(input);
  const care = settled(await context.useCases.readCare({ by, reportId }));
  const report = withCare(reportView(file, frame.zone), care, frame.zone);
  const item = report.items.find((one) => one.id === itemId);
  if (item === undefined) throw refuse(404);
  const kept = file.items.find((one) => one.id === itemId);
  const others = await context.useCases.readExaminations({ by, itemId });
  const placements = settled(await context.useCases.readPlacements({ by, itemId }));
  const alike = settled(await context.useCases.listAlikePictures({ by, itemId }));
  const { searchParams } = new URL(input.request.url);
  return {
    ...{ frame, report, item, token: formToken(input.token), mayNote: care.mayNote },
    isHeld: isForTwo(item) && !searchParams.has("look"),
    alike: alikeView(itemId, alike, kept, item.previewSrc !== undefined),
    placements: shownPlacements(placements, {
      ...{ by: by.id, zone: frame.zone, fullMetadata: file.fullMetadata },
    }),
    mayRedact: mayUse(by, "evidence.redact"),
    asked: searchParams.has("asked"),
    examined:
      kept === undefined || kept.examinationNumber === 0
        ? null
        : { number: kept.examinationNumber, examinedWith: kept.examinedWith },
    lost: await context.useCases.isExaminationLost({ by, itemId }),
    others: others.map((one) => otherExamination(one, kept?.assessment ?? null, frame.zone)),
  };
});

/** Asks for another examination of the file. */
export const action = deskAccess("evidence.full-metadata", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const outcome = settled(await context.useCases.examineAgain({ by, itemId }));
  if (outcome.kind === "not-ready") throw refuse(409);
  throw seeOther(`${itemHref(reportId, itemId)}?asked=1`);
});

export default function Item() {
  const { frame, report, item, token, asked, examined, lost, others, alike, placements, ...page } =
    useLoaderData<typeof loader>();
  const { isHeld, mayNote, mayRedact } = page;
  const at = localTime({ at: frame.now, zone: frame.zone, exact: true });
  return (
    <DeskShell
      frame={frame}
      current="/desk/queue"
      notice={
        asked ? (
          <Notice tone="done">
            {`The file will be examined${examined === null ? "" : " again"}. What is found is added here and recorded.`}
          </Notice>
        ) : undefined
      }
    >
      <DeskHeading
        title={item.name}
        about={<a href={`/desk/reports/${report.id}`}>Back to {report.code}</a>}
      />
      <div className="item-page">
        <Viewer
          media={<ItemStage item={item} heldHref={isHeld ? "?look=1" : undefined} />}
          recorded={recordedWords(item, isHeld, at)}
          filmstrip={
            // Without pictures: each one fetched would be recorded as shown.
            report.items.length < 2 ? undefined : (
              <Filmstrip
                currentId={item.id}
                items={report.items.map((one) => ({
                  id: one.id,
                  href: itemHref(report.id, one.id),
                  name: one.name,
                  kind: one.kind,
                }))}
              />
            )
          }
          panel={
            <>
              {item.embeddedSrc === undefined || isHeld ? null : (
                <EmbeddedPicture src={item.embeddedSrc} name={item.name} />
              )}
              {item.care === undefined ? null : (
                <CarePanel
                  care={item.care}
                  action={`${itemHref(report.id, item.id)}/care`}
                  token={mayNote ? token : null}
                />
              )}
              <Panel title="What the file says" id="file-says">
                <ItemDetails item={item} report={report} />
              </Panel>
              <WorkedOut placements={placements} href={placingHref(report.id, item.id)} />
              {mayRedact ? (
                <p>
                  <a href={redactionsHref(report.id, item.id)}>
                    Cover parts of it for others, or look at what was covered
                  </a>
                </p>
              ) : null}
              <CompareWith item={item} others={report.items} />
              <AlikePictures {...alike} />
              {(examined === null && !lost) || !report.fullMetadata ? null : (
                <Examinations shownFirst={examined} others={others} token={token} />
              )}
            </>
          }
        />
      </div>
      <ViewerScript />
    </DeskShell>
  );
}
