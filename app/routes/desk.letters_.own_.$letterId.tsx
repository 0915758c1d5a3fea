import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownLetterFields } from "#app/core/office/own-letter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { OwnLetterForm } from "#app/ui/desk/own-letter-form.tsx";
import { OwnLetterSaid, OwnLetterVersions } from "#app/ui/desk/own-letter-sections.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { languageWords } from "./desk/language-words.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Letter of our own");
export const links = formsStyle;

const DONE: Readonly<Record<string, string>> = {
  written: "Kept. It is offered under Letters.",
  unchanged: "Nothing was changed.",
  offer: "It is offered again.",
  "take-back": "It is offered no more.",
};

/** Open to everybody at the desk: it holds wording, nothing of any report. */
export const loader = deskAccess("account.own", async (input) => {
  const letterId = idOrNotFound("olt", input.params["letterId"]);
  const found = settled(await input.context.useCases.readOwnLetter({ by: input.person, letterId }));
  const { searchParams } = new URL(input.request.url);
  const asked = searchParams.get("version");
  const shown =
    asked === null ? found.newest : found.versions.find(({ version }) => String(version) === asked);
  if (shown === undefined) throw refuse(404);
  return {
    frame: deskFrame(input),
    mayFill: mayUse(input.person, "report.read"),
    ...{ shown, newest: found.newest, versions: found.versions, mayWrite: found.mayWrite },
    values: ownLetterFields(found.newest.text),
    languages: Object.fromEntries(
      Object.keys(shown.text.body).map((tag) => [tag, { words: languageWords(tag) }]),
    ),
    done: DONE[searchParams.get("done") ?? ""],
  };
});

export const action = deskAccess("letter.manage", async (input) => {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const letterId = idOrNotFound("olt", params["letterId"]);
  const fields = deskForm(input);
  const back = (done: string) => seeOther(`/desk/letters/own/${letterId}?done=${done}`);
  const { intent } = fields;
  if (intent === "offer" || intent === "take-back") {
    settled(await useCases.offerOwnLetter({ by, letterId, offered: intent === "offer" }));
    throw back(intent);
  }
  const of = { letterId, version: Number(fields["version"] ?? "") };
  const outcome = settled(await useCases.writeOwnLetter({ by, fields, of }));
  if (outcome.kind === "problems") {
    return data({ problems: outcome.problems, values: fields }, { status: 422 });
  }
  if (outcome.kind === "changed-since") {
    const message =
      "Somebody kept another version since you opened this form. Yours is below and not kept: compare, then keep it again.";
    return data({ problems: [{ field: "title", message }], values: fields }, { status: 409 });
  }
  throw back(outcome.kind);
});

export default function OwnLetter() {
  const { frame, shown, newest, versions, mayFill, mayWrite, values, languages, done } =
    useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/letters"
      notice={
        done === undefined || again !== undefined ? undefined : <Notice tone="done">{done}</Notice>
      }
    >
      <DeskHeading
        title={newest.text.title}
        about={
          newest.withdrawn
            ? "A letter of our own. It is not offered."
            : "A letter of our own. A letter that was sent is kept as it went, whatever is changed here."
        }
        acts={<a href="/desk/letters/own">Our own letters</a>}
      />
      <ErrorSummary problems={again?.problems} />
      {newest.withdrawn || !mayFill ? null : (
        <p>
          <a href={`/desk/letters?letter=${newest.id}`}>Fill it</a>
        </p>
      )}
      <OwnLetterSaid letter={shown} languages={languages} />
      <OwnLetterVersions
        versions={versions}
        frame={frame}
        token={mayWrite ? frame.formToken : null}
      />
      {mayWrite ? (
        <Panel title="Change it" id="change">
          <OwnLetterForm
            token={frame.formToken}
            values={again?.values ?? values}
            problems={again?.problems}
            version={newest.version}
          />
        </Panel>
      ) : null}
    </DeskShell>
  );
}
