import type { ReactNode } from "react";
import { ButtonRow } from "#app/ui/form/buttons.tsx";
import { ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";

/** Below a code: every way to keep it, as links or as buttons of a form that brings the code along. */
export function KeepWays({
  checked,
  check,
  card,
  file,
}: {
  /** True right after two groups were copied back as they are. */
  readonly checked: boolean;
  readonly check: ReactNode;
  readonly card: ReactNode;
  readonly file: ReactNode;
}) {
  const { keepCode } = useText();
  return (
    <>
      {checked ? (
        <div role="status">
          <ReceivedMark>{keepCode.checked}</ReceivedMark>
        </div>
      ) : (
        <div className="no-print">
          <ButtonRow>{check}</ButtonRow>
        </div>
      )}
      <ul className="no-print">
        <li>{card}</li>
        <li>
          {file}. {keepCode.text.note}
        </li>
      </ul>
    </>
  );
}
