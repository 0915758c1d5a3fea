import type { LetterPiece } from "#app/core/office/letter.ts";
import { Notice, Panel } from "./small-parts.tsx";

export interface LetterSheetProps {
  readonly title: string;
  readonly forCounsel: boolean;
  /** In which it is written: its tag, as English names it, and which way it is read. */
  readonly language: {
    readonly tag: string;
    readonly words: string;
    readonly direction: "ltr" | "rtl" | "auto";
  };
  /** The pack lacks it in the language that its reporter reads. */
  readonly isLacking: boolean;
  readonly machineMade: boolean;
  readonly pieces: readonly LetterPiece[];
  /** The same in English, for those who send it; null where it is English. */
  readonly english: readonly LetterPiece[] | null;
  /** Tells this letter from one that was filled otherwise. */
  readonly mark: string;
  readonly goesToReporter: boolean;
}

/** A filled letter: what was filled in is underlined, what is missing stands out on screen and on paper. English stands beside another language. */
export function LetterSheet(props: LetterSheetProps) {
  const { title, language, pieces, english } = props;
  const missing = pieces.filter(({ kind }) => kind === "missing").length;
  return (
    <Panel title={title} id="letter">
      {missing === 0 ? null : (
        <Notice tone="warning">
          <p>
            {missing === 1
              ? "1 place is missing. Fill it before it goes out."
              : `${missing} places are missing. Fill them before it goes out.`}
          </p>
        </Notice>
      )}
      {props.isLacking ? (
        <Notice tone="warning">
          <p>The office pack has no text of this letter in that language. This is English.</p>
        </Notice>
      ) : null}
      <p className="no-print">
        It goes out in <strong>{language.words}</strong>.{" "}
        {english === null ? null : "Print and copy the first text; the English is for you. "}
        {props.machineMade ? (
          <span className="flag">
            translated by a machine: needs review by a certified translator
          </span>
        ) : null}{" "}
        {props.forCounsel ? <span className="flag">for counsel to check</span> : null}
      </p>
      <div className={english === null ? undefined : "letter-pair"}>
        <LetterText pieces={pieces} language={language} />
        {english === null ? null : (
          <section className="no-print" aria-labelledby="letter-english">
            <h3 id="letter-english">The same in English</h3>
            <LetterText pieces={english} language={{ tag: "en", direction: "ltr" }} />
          </section>
        )}
      </div>
    </Panel>
  );
}

function LetterText(props: {
  readonly pieces: readonly LetterPiece[];
  readonly language: Pick<LetterSheetProps["language"], "tag" | "direction">;
}) {
  const { tag, direction } = props.language;
  return (
    <div className="letter" lang={tag} dir={direction}>
      {props.pieces.map(({ kind, text, language }, at) => {
        // A block that the pack lacks in the letter's language.
        if (kind === "text") return language === tag ? text : <EnglishPart key={at} text={text} />;
        // A name or number must not turn the words around it; `lang=""` says that nobody knows the language.
        const lang = language === tag ? undefined : (language ?? "");
        return (
          <bdi key={at} lang={lang}>
            {kind === "value" ? <u>{text}</u> : <mark>{text}</mark>}
          </bdi>
        );
      })}
    </div>
  );
}

function EnglishPart({ text }: { readonly text: string }) {
  return <bdi lang="en">{text}</bdi>;
}
