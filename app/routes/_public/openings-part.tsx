import { OPENING_PURPOSES, type OpeningPurpose } from "#app/core/identity/opening.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";

/** When the office saw who the reporter is, and for which of the closed list of purposes; never who saw it. */
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
      {openings.map(({ when, because }) => (
        <p key={when}>
          {fill(words.opened, {
            when,
            because: isToldPurpose(because)
              ? words.openedBecause[because]
              : words.openedBecause.other,
          })}
        </p>
      ))}
    </>
  );
}

function isToldPurpose(text: string): text is OpeningPurpose {
  return OPENING_PURPOSES.some((one) => one === text);
}
