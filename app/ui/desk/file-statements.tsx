import { ClaimsTable, type ShownClaim } from "../evidence/claims-table.tsx";
import type { ShownStatement } from "./shown-report.ts";
import { WitnessWords } from "./small-parts.tsx";

const SENTENCE = "As the reporter says. Nothing in the file was used or changed for it.";

/** What the reporter said of a file, beside what the file says: its own table, so that nobody takes one for the other. */
export function FileStatements({
  name,
  said,
}: {
  readonly name: string;
  readonly said: readonly ShownStatement[];
}) {
  if (said.length === 0) return null;
  const claims = said.flatMap(({ place, time, given }): ShownClaim[] => {
    const source = `Reporter's statement, ${given}`;
    return [
      ...(time === "" ? [] : [{ value: time, source, level: "T5", sentence: SENTENCE } as const]),
      ...(place === "" ? [] : [{ value: place, source, level: "P4", sentence: SENTENCE } as const]),
    ];
  });
  return (
    <>
      {claims.length === 0 ? null : (
        <ClaimsTable
          caption={`What the reporter says of ${name}`}
          claims={claims}
          empty="The reporter said nothing of it."
        />
      )}
      {said
        .filter(({ shows }) => shows !== "")
        .map(({ shows, given }) => (
          <div key={given + shows}>
            <p className="quiet">What it shows, as the reporter says, {given}:</p>
            <WitnessWords>{shows}</WitnessWords>
          </div>
        ))}
    </>
  );
}
