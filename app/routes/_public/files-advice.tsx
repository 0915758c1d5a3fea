import { More, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";

/** What to know before files are added: why originals, whose they may be, and what place they carry. */
export function FilesAdvice() {
  const { evidence: words } = useText();
  return (
    <>
      <More title={words.originalsTitle}>
        <Points points={words.originals} />
        <p>{words.someoneElse}</p>
        <p>{words.deviceTime}</p>
      </More>
      <More title={words.placeTitle}>
        <Points points={words.place} />
        <p>{words.ownPlace}</p>
      </More>
    </>
  );
}
