import type { TranslatedText } from "../text/compare-english.ts";
import type { KeyedText } from "../text/with-english.ts";
import { Table } from "./case-tables.tsx";
import { EmptyState, Panel } from "./small-parts.tsx";

/** A translation of public pages and letters and how far it has come, in numbers of texts. */
export interface ShownLanguage {
  readonly tag: string;
  /** As its speakers call it. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly href: string;
  readonly texts: number;
  readonly missing: number;
  readonly changed: number;
  readonly unrecorded: number;
  readonly notReviewed: number;
}

/** How far the translations of public pages and letters have come: nobody certified has reviewed what is not said to be. */
export function OfficeLanguages({ languages }: { readonly languages: readonly ShownLanguage[] }) {
  return (
    <Panel title="Languages of public pages and letters" id="languages" aside={languages.length}>
      <Table
        caption="Languages of public pages and letters"
        columns={[
          "Language",
          "#Texts",
          "#Shown in English",
          "#English changed since",
          "#English not recorded",
          "#Need review by a certified translator",
        ]}
      >
        {languages.map((one) => (
          <tr key={one.tag}>
            <td>
              <a href={one.href}>
                <span lang={one.tag}>{one.name}</span>
              </a>{" "}
              <span className="code">{one.tag}</span>
            </td>
            <td className="number">{one.texts}</td>
            <td className="number">{one.missing}</td>
            <td className="number">{one.changed}</td>
            <td className="number">{one.unrecorded}</td>
            <td className="number">{one.notReviewed}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** Texts that have no translation: readers see the English. */
export function MissingTexts({ texts }: { readonly texts: readonly KeyedText[] }) {
  if (texts.length === 0) return null;
  return (
    <Panel title="Shown in English" id="missing" aside={texts.length}>
      <Table caption="Texts that are not translated" columns={["Text", "English"]}>
        {texts.map(({ key, text }) => (
          <tr key={key}>
            <td className="code">{key}</td>
            <td>{text}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

export interface TranslatedTextsProps {
  readonly title: string;
  readonly id: string;
  readonly language: Pick<ShownLanguage, "tag" | "direction">;
  readonly texts: readonly TranslatedText[];
}

/** Translated texts beside their English. */
export function TranslatedTexts({ title, id, language, texts }: TranslatedTextsProps) {
  if (texts.length === 0) return null;
  return (
    <Panel title={title} id={id} aside={texts.length}>
      <TextTable caption={title} language={language} texts={texts} />
    </Panel>
  );
}

/** What no certified translator has reviewed, by part of the wording: a part is reviewed as a whole. */
export function NotReviewed({ language, texts }: Pick<TranslatedTextsProps, "language" | "texts">) {
  const parts = Map.groupBy(texts, ({ key }) => key.split(".", 1)[0] ?? key);
  return (
    <Panel title="Need review by a certified translator" id="not-reviewed" aside={texts.length}>
      {texts.length === 0 ? (
        <EmptyState title="Nothing" text="A certified translator has reviewed every part." />
      ) : null}
      {[...parts].map(([part, those]) => (
        <details key={part} id={`part-${part}`}>
          <summary>
            <span className="code">{part}</span>: {those.length}
          </summary>
          <TextTable caption={`Texts of ${part}`} language={language} texts={those} />
        </details>
      ))}
    </Panel>
  );
}

function TextTable({
  caption,
  language,
  texts,
}: Pick<TranslatedTextsProps, "language" | "texts"> & { readonly caption: string }) {
  return (
    <Table caption={caption} columns={["Text", "English now", "Translation"]}>
      {texts.map(({ key, text, english }) => (
        <tr key={key}>
          <td className="code">{key}</td>
          <td>{english}</td>
          <td lang={language.tag} dir={language.direction}>
            {text}
          </td>
        </tr>
      ))}
    </Table>
  );
}
