import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LANGUAGE_TAGS } from "#app/core/intake/languages.ts";
import { goesToReporter, placesOfLetter } from "#app/core/office/letter.ts";
import type { PackLetter } from "#app/core/office/office-pack.ts";
import { asLetter } from "#app/core/office/own-letter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { LetterActs, LetterForm } from "#app/ui/desk/letter-form.tsx";
import { LetterLog } from "#app/ui/desk/letter-log.tsx";
import { LetterSheet } from "#app/ui/desk/letter-sheet.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { languageWords } from "./desk/language-words.ts";
import { fillOrSend } from "./desk/letter-change.server.ts";
import { shownLetters } from "./desk/letter-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Letters");
export const links = formsStyle;

/** The letters of the pack, and those that went out. What fills one comes by form: no name and no address stands in an address line. */
export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { searchParams } = new URL(request.url);
  const report = searchParams.get("report");
  const file = searchParams.get("case");
  const reportId = report === null ? undefined : idOrNotFound("rpt", report);
  const caseId = file === null ? undefined : idOrNotFound("cas", file);
  const about = reportId ?? caseId;
  const sent =
    about === undefined ? undefined : settled(await context.useCases.listLetters({ by, about }));
  const { letters, otherBodies = [] } = context.office;
  const own = await context.useCases.listOwnLetters({ by });
  return {
    frame: deskFrame(input),
    about: {
      ...(reportId === undefined ? {} : { report: reportId }),
      ...(caseId === undefined ? {} : { case: caseId }),
    },
    asked: {
      letter: searchParams.get("letter") ?? "",
      body: searchParams.get("body") ?? "",
    },
    done: searchParams.get("done") === "sent",
    letters: [
      ...letters.map(offered),
      ...own.letters
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ id, text }) => offered(asLetter(id, { ...text, title: `Our own: ${text.title}` }))),
    ],
    bodies: otherBodies.map(({ id, name, takes }) => ({ value: id, label: `${name} (${takes})` })),
    sent: sent && shownLetters(sent.letters),
    maySend: sent !== undefined && sent.mayWrite && sent.hasThread,
  };
});

function offered(letter: PackLetter) {
  const { id, title, blocks = [] } = letter;
  return {
    ...{ value: id, label: title, places: placesOfLetter(letter) },
    toReporter: goesToReporter(letter),
    blocks: blocks.map((block) => ({ id: block.id, title: block.title })),
  };
}

/** Fills a letter for looking at and printing; then sends it, or notes that it went out on paper, as it was looked at. */
export const action = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const filled = await fillOrSend(context.useCases, { by, fields: deskForm(input) });
  if (filled.kind === "filled") return filled;
  const { searchParams } = new URL(request.url);
  for (const name of ["letter", "body"]) searchParams.delete(name);
  searchParams.set("done", "sent");
  throw seeOther(`/desk/letters?${searchParams.toString()}#sent`);
});

/** Letters to reporters alone are in other languages than English. */
const LETTER_LANGUAGES = [
  { value: "", label: "As the report was sent" },
  ...LANGUAGE_TAGS.map((tag) => ({ value: tag, label: languageWords(tag) })),
] as const;

export default function Letters() {
  const { frame, about, asked, done, letters, bodies, sent, maySend } =
    useLoaderData<typeof loader>();
  const filled = useActionData<typeof action>();
  const sheet = filled?.sheet;
  return (
    <DeskShell
      frame={frame}
      current="/desk/letters"
      notice={
        done && filled === undefined ? (
          <Notice tone="done">The letter went out, and is kept below.</Notice>
        ) : undefined
      }
    >
      <DeskHeading
        title="Letters"
        about="You see a letter before it goes anywhere; no mail is sent from here."
        acts={<a href="/desk/letters/own">Our own letters</a>}
      />
      <Panel title="Fill a letter" id="fill">
        <LetterForm
          token={frame.formToken}
          values={filled?.fields ?? asked}
          languages={LETTER_LANGUAGES}
          {...{ about, letters, bodies }}
        />
      </Panel>
      {sheet === undefined ? null : (
        <>
          <LetterActs
            token={frame.formToken}
            fields={filled?.fields ?? {}}
            mark={sheet.mark}
            isWhole={sheet.pieces.every(({ kind }) => kind !== "missing")}
            maySend={maySend && sheet.goesToReporter}
            mayNote={sent !== undefined}
            problem={filled?.problem}
          />
          <LetterSheet {...sheet} />
        </>
      )}
      {sent === undefined ? null : <LetterLog letters={sent} frame={frame} />}
    </DeskShell>
  );
}
