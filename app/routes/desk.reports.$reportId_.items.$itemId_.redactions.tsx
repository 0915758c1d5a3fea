import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LEAST_ROWS, readBoxes, rowsOf } from "#app/core/redaction/box-form.ts";
import { isRedactablePhoto } from "#app/core/redaction/redactable.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ForTwoPeople, Veil } from "#app/ui/desk/item-care.tsx";
import { itemHref, redactionsHref } from "#app/ui/desk/queue-url.ts";
import { RedactionForm } from "#app/ui/desk/redaction-form.tsx";
import { RedactionList } from "#app/ui/desk/redaction-list.tsx";
import { RedactionStage } from "#app/ui/desk/redaction-stage.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { RedactBoxesScript } from "#app/ui/evidence/redact-boxes-script.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { isForTwo, withCare } from "./desk/care-view.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { boxProblems, reasonChoices, shownRedactions } from "./desk/redaction-view.ts";
import { reportView } from "./desk/report-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Cover parts of a file");
export const links = formsStyle;

export const loader = deskAccess("evidence.redact", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const found = settled(await context.useCases.readRedactions({ by, itemId }));
  const { file } = settled(await context.useCases.readReport({ by, reportId }));
  const care = settled(await context.useCases.readCare({ by, reportId }));
  const frame = deskFrame(input);
  const report = withCare(reportView(file, frame.zone), care, frame.zone);
  const item = report.items.find(({ id }) => id === itemId);
  if (item === undefined) throw refuse(404);
  const { searchParams } = new URL(input.request.url);
  return {
    frame,
    item,
    href: itemHref(reportId, itemId),
    canCover: item.sealed && !item.quarantined && isRedactablePhoto(found.item.mediaType),
    isHeld: isForTwo(item) && !searchParams.has("look"),
    done: searchParams.has("done"),
    redactions: shownRedactions(found, { by: by.id, zone: frame.zone }),
  };
});

export const action = deskAccess("evidence.redact", async (input) => {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const fields = deskForm(input);
  const done = seeOther(`${redactionsHref(reportId, itemId)}?done=1`);
  const { intent } = fields;
  if (intent === "make" || intent === "show" || intent === "more") {
    const { boxes, problems } = readBoxes(fields);
    const rows = rowsOf(fields) + (intent === "more" ? LEAST_ROWS : 0);
    const sent = { of: "boxes", values: fields, rows, boxes, problems: boxProblems(problems) };
    if (intent === "more") return data({ ...sent, problems: [] }, { status: 200 });
    if (intent === "show" || problems.length > 0) {
      return data(sent, { status: problems.length > 0 ? 422 : 200 });
    }
    const outcome = settled(await useCases.askRedaction({ by, itemId, boxes }));
    if (outcome.kind !== "asked") throw refuse(409);
    throw done;
  }
  const redactionId = idOrNotFound("red", fields["redaction"]);
  if (intent === "withdraw") {
    const outcome = settled(await useCases.withdrawRedaction({ by, itemId, redactionId }));
    if (outcome.kind !== "done") throw refuse(409);
    throw done;
  }
  const { verdict, note = "" } = fields;
  if (intent !== "review" || (verdict !== "accepted" && verdict !== "sent-back")) throw refuse(400);
  const accepted = verdict === "accepted";
  const outcome = settled(
    await useCases.reviewRedaction({ by, itemId, redactionId, accepted, note }),
  );
  if (outcome.kind === "done") throw done;
  if (outcome.kind === "own") throw refuse(403);
  const message =
    outcome.kind === "reason-needed"
      ? "Say why you send it back"
      : `Somebody was quicker: it was looked at, or taken back, meanwhile. You wrote: “${note}”`;
  const again = { rows: LEAST_ROWS, boxes: [], of: redactionId, values: fields };
  const status = outcome.kind === "reason-needed" ? 422 : 409;
  return data({ ...again, problems: [{ field: "note", message }] }, { status });
});

export default function Redactions() {
  const { frame, item, href, canCover, isHeld, done, redactions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const ofBoxes = result?.of === "boxes" ? result : undefined;
  const form = (of: string) => ({
    token: frame.formToken,
    problems: result?.of === of ? result.problems : undefined,
    values: result?.of === of ? result.values : undefined,
  });
  // Below the boxes each form's fields have its id in theirs.
  const problems = result?.problems.map(({ field, message }) => ({
    ...{ message, field: ofBoxes === undefined ? `${field}-${result.of}` : field },
  }));
  const src = item.previewSrc;
  const stage =
    src === undefined ? null : (
      <RedactionStage src={src} alt={`Preview of ${item.name}`} boxes={ofBoxes?.boxes ?? []} />
    );
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
        title={`Cover parts of ${item.name}`}
        about={<a href={href}>Back to the file</a>}
      />
      <ErrorSummary problems={problems} />
      <p>
        A new file is made of the original, with what you cover gone and without anything that the
        original tells of itself. The original stays as it is. Nobody accepts what they covered
        themselves.
      </p>
      {!canCover ? (
        <p>Parts of this file cannot be covered here: that is done for whole, sealed photos.</p>
      ) : isHeld ? (
        <ForTwoPeople href="?look=1" by={item.care?.noted?.by ?? ""} />
      ) : (
        <>
          {item.care?.veiled === true ? <Veil id={item.id}>{stage}</Veil> : stage}
          <RedactionForm
            {...form("boxes")}
            rows={ofBoxes?.rows ?? LEAST_ROWS}
            reasons={reasonChoices()}
          />
        </>
      )}
      <RedactionList redactions={redactions} form={form} />
      <RedactBoxesScript />
    </DeskShell>
  );
}
