import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRedactableFilm, isRedactablePhoto } from "#app/core/redaction/redactable.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ForTwoPeople } from "#app/ui/desk/item-care.tsx";
import { itemHref, redactionsHref } from "#app/ui/desk/queue-url.ts";
import { RedactionList } from "#app/ui/desk/redaction-list.tsx";
import { RedactionWork } from "#app/ui/desk/redaction-work.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { isForTwo, withCare } from "./desk/care-view.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { askedToCover, NO_BOXES } from "./desk/redaction-ask.ts";
import { reasonChoices, shownRedactions } from "./desk/redaction-view.ts";
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
    canCover: item.sealed && !item.quarantined,
    of: coverable(found.item.mediaType),
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
    const { again, cover } = askedToCover(fields, intent);
    const status = again.problems.length > 0 ? 422 : 200;
    if (cover === undefined) return data({ of: "boxes", ...again }, { status });
    const outcome = settled(await useCases.askRedaction({ by, itemId, ...cover }));
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
  const again = { ...NO_BOXES, of: redactionId, values: fields };
  const status = outcome.kind === "reason-needed" ? 422 : 409;
  return data({ ...again, problems: [{ field: "note", message }] }, { status });
});

/** In which way a file is covered; undefined for what can be covered in none. */
function coverable(mediaType: string | null): "photo" | "film" | undefined {
  if (isRedactablePhoto(mediaType)) return "photo";
  return isRedactableFilm(mediaType) ? "film" : undefined;
}

export default function Redactions() {
  const { frame, item, href, canCover, isHeld, done, redactions, ...page } =
    useLoaderData<typeof loader>();
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
      {page.of === undefined || !canCover ? (
        <p>
          Parts of this file cannot be covered here: that is done for whole, sealed photos, films
          and recordings.
        </p>
      ) : isHeld ? (
        <ForTwoPeople href="?look=1" by={item.care?.noted?.by ?? ""} />
      ) : (
        <RedactionWork
          {...form("boxes")}
          {...{ item, of: page.of, reasons: reasonChoices() }}
          rows={ofBoxes?.rows ?? NO_BOXES.rows}
          mutes={ofBoxes?.mutes ?? NO_BOXES.mutes}
          boxes={ofBoxes?.boxes ?? []}
        />
      )}
      <RedactionList redactions={redactions} form={form} />
    </DeskShell>
  );
}
