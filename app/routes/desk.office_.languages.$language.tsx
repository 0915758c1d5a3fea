import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textDigest } from "#app/core/text-digest.server.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { MissingTexts, NotReviewed, TranslatedTexts } from "#app/ui/desk/translations.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { translationStates } from "#app/ui/text/translation-states.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { languageView, withPack } from "./desk/language-view.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("A language of the public pages");
export const links = formsStyle;

/** Open to everybody at the desk, as the office's page is: it holds wording, nothing of any report. */
export const loader = deskAccess("account.own", (input) => {
  const wanted = input.params["language"];
  const found = translationStates(textDigest).find(({ language }) => language === wanted);
  if (found === undefined) throw refuse(404);
  const state = withPack(found, input.context.office);
  const { missing, changed, unrecorded, notReviewed } = state;
  return Promise.resolve({
    frame: deskFrame(input),
    language: languageView(state),
    texts: { missing, changed, unrecorded, notReviewed },
  });
});

export default function LanguagePage() {
  const { frame, language, texts } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/office">
      <DeskHeading
        title={`Public pages and letters in ${language.name}`}
        about="What is not translated, what the English left behind, and what a machine translated and nobody certified has reviewed."
      />
      <MissingTexts texts={texts.missing} />
      <TranslatedTexts
        title="English changed since they were translated"
        id="changed"
        language={language}
        texts={texts.changed}
      />
      <TranslatedTexts
        title="Translated from English that nobody recorded"
        id="unrecorded"
        language={language}
        texts={texts.unrecorded}
      />
      <NotReviewed language={language} texts={texts.notReviewed} />
    </DeskShell>
  );
}
