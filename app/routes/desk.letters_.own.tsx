import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { OwnLetterForm } from "#app/ui/desk/own-letter-form.tsx";
import { OwnLetterTable } from "#app/ui/desk/own-letter-sections.tsx";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Our own letters");
export const links = formsStyle;

/** Open to everybody at the desk: it holds wording, nothing of any report. */
export const loader = deskAccess("account.own", async (input) => ({
  frame: deskFrame(input),
  mayFill: mayUse(input.person, "report.read"),
  ...(await input.context.useCases.listOwnLetters({ by: input.person })),
}));

export const action = deskAccess("letter.manage", async (input) => {
  const fields = deskForm(input);
  const { useCases } = input.context;
  const outcome = settled(await useCases.writeOwnLetter({ by: input.person, fields }));
  if (outcome.kind === "problems") {
    return data({ problems: outcome.problems, values: fields }, { status: 422 });
  }
  // A letter that was never written before has no other version.
  if (outcome.kind === "changed-since") throw seeOther("/desk/letters/own");
  throw seeOther(`/desk/letters/own/${outcome.letterId}?done=written`);
});

export default function OwnLetters() {
  const { frame, letters, mayFill, mayWrite } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <DeskShell frame={frame} current="/desk/letters">
      <DeskHeading
        title="Our own letters"
        about="Letters that this office words for itself, beside those of the office pack. Every version is kept."
        acts={mayFill ? <a href="/desk/letters">Letters</a> : undefined}
      />
      <ErrorSummary problems={again?.problems} />
      <Panel title="Written so far" id="letters">
        <OwnLetterTable letters={letters} frame={frame} />
      </Panel>
      {mayWrite ? (
        <Panel title="Write another" id="new">
          <OwnLetterForm
            token={frame.formToken}
            values={again?.values ?? {}}
            problems={again?.problems}
          />
        </Panel>
      ) : null}
    </DeskShell>
  );
}
