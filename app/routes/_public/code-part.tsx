import { ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";

/** The code on the page after sending, and every way to keep it; after its day, that it is not shown any more. */
export function CodePart({
  code,
  checked,
}: {
  readonly code: string | null;
  /** True right after the witness copied two groups back as they are. */
  readonly checked: boolean;
}) {
  const { sent: words, keepCode } = useText();
  if (code === null) {
    return (
      <>
        <h2>{words.codeGoneTitle}</h2>
        <p>{words.codeGone}</p>
      </>
    );
  }
  return (
    <>
      <h2>{words.codeTitle}</h2>
      <p>{words.codeDo}</p>
      <ReceiptCode code={code} />
      {checked ? (
        <div role="status">
          <ReceivedMark>{keepCode.checked}</ReceivedMark>
        </div>
      ) : (
        <div className="no-print">
          <ButtonRow>
            <ButtonLink href="/report/sent/check">{keepCode.checkNote}</ButtonLink>
          </ButtonRow>
        </div>
      )}
      <ul className="no-print">
        <li>
          <a href="/report/sent/card">{keepCode.makeCard}</a>
        </li>
        <li>
          <a href="/report/sent/note.txt">{keepCode.saveText}</a>. {keepCode.text.note}
        </li>
      </ul>
      <p>{words.codeOnce}</p>
      <p>{words.codeSafe}</p>
      <p className="no-print">{words.print}</p>
    </>
  );
}
