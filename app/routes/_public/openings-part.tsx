import { useText } from "#app/ui/text/language.tsx";
import { openingWords } from "./opening-words.ts";

/** When the office saw who the reporter is, and why. */
export function OpeningsPart({
  openings,
}: {
  readonly openings: readonly { readonly when: string; readonly because: string }[];
}) {
  const { followUp: words } = useText();
  if (openings.length === 0) return null;
  return (
    <>
      <h2>{words.openedTitle}</h2>
      {openings.map((one) => (
        <p key={one.when}>{openingWords(one, words)}</p>
      ))}
    </>
  );
}
