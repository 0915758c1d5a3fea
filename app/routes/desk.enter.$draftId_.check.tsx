import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { formatReceiptCode, parseReceiptCode } from "#app/core/intake/receipt-code.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EntryCheck, EntryFiled } from "#app/ui/desk/entry/entry-check.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { entryInShort } from "./desk/entry-in-short.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { entryFileProblems } from "./desk/entry-file-problems.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("File a report");
export const links = formsStyle;

export const loader = deskAccess("report.enter", async (input) => {
  const { context, person: by, params, request } = input;
  const draftId = idOrNotFound("drf", params["draftId"]);
  const found = settled(await context.useCases.readEntry({ by, draftId }));
  const frame = deskFrame(input);
  // In answer to the button that files it, the action says what there is to say.
  if (found.kind === "filed") {
    if (context.form === undefined) throw seeOther(`/desk/reports/${found.reportId ?? ""}`);
    return { frame, draftId, open: undefined };
  }
  if (found.problems.length > 0) throw seeOther(`/desk/enter/${draftId}?check=1`);
  return {
    frame,
    draftId,
    open: {
      facts: entryInShort(found.fields, found.hasSealedContact),
      problems: entryFileProblems(new URL(request.url).searchParams.getAll("refused")),
      items: found.items.map(({ id, originalName: name, size }) => ({
        id,
        name: originalName(name).display,
        size: sizeInWords(size),
      })),
    },
  };
});

export const action = deskAccess("report.enter", async (input) => {
  const { context, person: by, params } = input;
  const draftId = idOrNotFound("drf", params["draftId"]);
  const fields = deskForm(input);
  switch (fields["intent"]) {
    case "remove": {
      const itemId = idOrNotFound("itm", fields["item"]);
      settled(await context.useCases.removeEntryFile({ by, draftId, itemId }));
      throw seeOther(`/desk/enter/${draftId}/check`);
    }
    case "discard":
      settled(await context.useCases.discardEntry({ by, draftId }));
      throw seeOther("/desk/enter?deleted=1");
    case "file":
      break;
    default:
      throw refuse(400);
  }
  const outcome = settled(await context.useCases.fileEntry({ by, draftId }));
  switch (outcome.kind) {
    case "problems":
      throw seeOther(`/desk/enter/${draftId}?check=1`);
    case "already-filed":
      throw seeOther(`/desk/reports/${outcome.reportId ?? ""}`);
    case "busy":
      return data({ busy: true, filed: undefined }, { status: 503 });
    case "filed": {
      const code = parseReceiptCode(outcome.receiptCode ?? "");
      return data({
        busy: false,
        filed: {
          reportCode: outcome.reportCode,
          reportHref: `/desk/reports/${outcome.reportId}`,
          receiptCode: code.ok ? formatReceiptCode(code.value) : null,
          comeBack: `${context.origin}/follow-up`,
        },
      });
    }
  }
});

/** The last look, the files, and then, once, the reporter's code. */
export default function EnterCheck() {
  const { frame, draftId, open } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/enter"
      notice={
        done?.busy === true ? (
          <Notice tone="failed">Too much is going on. Nothing was filed: press again.</Notice>
        ) : undefined
      }
    >
      <DeskHeading
        title={done?.filed === undefined ? "Files, then filing" : "The report is filed"}
      />
      {done?.filed === undefined ? null : <EntryFiled {...done.filed} />}
      {done?.filed !== undefined || open === undefined ? null : (
        <>
          <ErrorSummary problems={open.problems} />
          <EntryCheck {...open} token={frame.formToken} draftId={draftId} />
        </>
      )}
    </DeskShell>
  );
}
