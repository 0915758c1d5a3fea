import { ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { ButtonLink } from "#app/ui/form/buttons.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { KeepWays } from "./keep-ways.tsx";

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
      <KeepWays
        checked={checked}
        check={<ButtonLink href="/report/sent/check">{keepCode.checkNote}</ButtonLink>}
        card={<a href="/report/sent/card">{keepCode.makeCard}</a>}
        file={<a href="/report/sent/note.txt">{keepCode.saveText}</a>}
      />
      <p>{words.codeOnce}</p>
      <p>{words.codeSafe}</p>
      <p className="no-print">{words.print}</p>
    </>
  );
}
