import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayInWords } from "#app/core/office/dated.ts";
import { textDigest } from "#app/core/text-digest.server.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { OfficeLists, OfficeRules, OfficeTexts } from "#app/ui/desk/office-sections.tsx";
import { OfficeLanguages } from "#app/ui/desk/translations.tsx";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Digest } from "#app/ui/evidence/digest.tsx";
import { translationStates } from "#app/ui/text/translation-states.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { languageView, withPack } from "./desk/language-view.ts";
import { officeView } from "./desk/office-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Office pack");
export const links = formsStyle;

/** Open to everybody at the desk: it holds rules and wording, nothing of any report. */
export const loader = deskAccess("account.own", async (input) => ({
  frame: deskFrame(input),
  office: officeView(await input.context.useCases.readOffice()),
  languages: translationStates(textDigest).map((state) =>
    languageView(withPack(state, input.context.office)),
  ),
}));

export default function OfficePage() {
  const { frame, office, languages } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/office">
      <DeskHeading
        title="Office pack"
        about="What this office words and rules for itself: dated data, each rule with its source."
      />
      {office.toCome.map(({ date }) => (
        <Notice key={date} tone="note">
          <p>A newer version takes effect by itself on {dayInWords(date)}.</p>
        </Notice>
      ))}
      <Panel title="In force" id="pack" aside={`on ${dayInWords(office.today)}`}>
        <FactList
          facts={[
            { term: "Pack", value: `${office.id}, from ${dayInWords(office.date)}` },
            { term: "Office", value: `${office.officeName}, ${office.stateName}` },
            { term: "SHA-256 of its file", value: <Digest hex={office.sha256} /> },
            { term: "Concerns", value: <Lines of={office.concerns} /> },
            { term: "Languages", value: <Lines of={office.languages} /> },
            { term: "For counsel to check", value: `${office.forCounsel} texts, marked below` },
          ]}
        />
      </Panel>
      <OfficeRules title="Rules" id="rules" rules={office.rules} />
      <OfficeRules title="Statutes" id="statutes" rules={office.statutes} />
      <OfficeLists lists={office.lists} />
      <OfficeLanguages languages={languages} />
      <OfficeTexts letters={office.letters} certificates={office.certificates} />
    </DeskShell>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {of.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
