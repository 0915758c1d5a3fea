import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { isLanguageTag, LANGUAGE_TAGS } from "#app/core/intake/languages.ts";
import { isLetterPlace, type LetterValues } from "#app/core/office/letter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { LetterSheet } from "#app/ui/desk/letter-sheet.tsx";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { languageWords } from "./desk/language-words.ts";
import { letterView, timeInWords } from "./desk/letter-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Letters");
export const links = formsStyle;

/** The letters of the pack. What fills them comes by form: no name and no address stands in an address line. */
export const loader = deskAccess("report.read", (input) => {
  const { searchParams } = new URL(input.request.url);
  const report = searchParams.get("report");
  const file = searchParams.get("case");
  return Promise.resolve({
    frame: deskFrame(input),
    reportId: report === null ? undefined : idOrNotFound("rpt", report),
    caseId: file === null ? undefined : idOrNotFound("cas", file),
    letters: input.context.office.letters.map(({ id, title }) => ({ value: id, label: title })),
  });
});

/** Fills a letter for looking at and printing. Nothing is sent and nothing is kept. */
export const action = deskAccess("report.read", async (input) => {
  const fields = deskForm(input);
  const { language } = fields;
  const values: LetterValues = Object.fromEntries(
    Object.entries(fields).filter(([name, text]) => isLetterPlace(name) && text.trim() !== ""),
  );
  const prepared = settled(
    await input.context.useCases.prepareLetter({
      by: input.person,
      letterId: fields["letter"] ?? "",
      reportId: isIdOf("rpt", fields["report"]) ? fields["report"] : undefined,
      caseId: isIdOf("cas", fields["case"]) ? fields["case"] : undefined,
      language: isLanguageTag(language ?? "") ? language : undefined,
      values,
      timeInWords,
    }),
  );
  return { fields, sheet: letterView(prepared) };
});

/** Letters to reporters alone are in other languages than English. */
const LETTER_LANGUAGES = [
  { value: "", label: "As the report was sent" },
  ...LANGUAGE_TAGS.map((tag) => ({ value: tag, label: languageWords(tag) })),
] as const;

export default function Letters() {
  const { frame, letters, reportId, caseId } = useLoaderData<typeof loader>();
  const filled = useActionData<typeof action>();
  const values = filled?.fields;
  return (
    <DeskShell frame={frame} current="/desk/letters">
      <DeskHeading
        title="Letters"
        about="Filled from the office pack. Nothing is sent from here: print it, or copy it."
      />
      <Panel title="Fill a letter" id="fill">
        <ActForm
          token={frame.formToken}
          hidden={{
            ...(reportId === undefined ? {} : { report: reportId }),
            ...(caseId === undefined ? {} : { case: caseId }),
          }}
        >
          <DeskSelect name="letter" label="Letter" values={values} choices={letters} />
          <DeskSelect
            name="language"
            label="Language of a letter to the reporter"
            values={values}
            choices={LETTER_LANGUAGES}
          />
          <DeskInput name="recipient" label="To whom" values={values} />
          <DeskTextArea name="recipient-address" label="Their address" values={values} rows={2} />
          <DeskTextArea name="records" label="Records, or what is asked" values={values} />
          <DeskInput name="deadline" label="Answer asked for by" values={values} />
          <DeskInput name="signer" label="Who signs" values={values} />
          <Button>Show the letter</Button>
        </ActForm>
      </Panel>
      {filled === undefined ? null : <LetterSheet {...filled.sheet} />}
    </DeskShell>
  );
}
