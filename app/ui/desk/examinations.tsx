import { ClaimsOfFile, type ShownClaim } from "../evidence/claims-table.tsx";
import { Panel } from "./small-parts.tsx";
import { ActForm } from "./act-form.tsx";

/** An examination beside the one whose claims are shown first. */
export interface ShownExamination {
  readonly number: number;
  /** In words. */
  readonly at: string;
  readonly failed: boolean;
  /** The programs and their versions; empty where it was not noted. */
  readonly examinedWith: string;
  readonly times: readonly ShownClaim[];
  readonly places: readonly ShownClaim[];
  /** Said where it found no time, or no place. */
  readonly silence: { readonly times: string; readonly places: string };
  /** What it says otherwise than the one shown first, each in words. */
  readonly differs: readonly string[];
}

/** What other examinations of a file found, and the form that asks for another; `shownFirst` is null where there was none yet. */
export function Examinations({
  shownFirst,
  others,
  token,
}: {
  readonly shownFirst: { readonly number: number; readonly examinedWith: string } | null;
  readonly others: readonly ShownExamination[];
  readonly token: string;
}) {
  return (
    <Panel title="Examinations" id="examinations">
      {shownFirst === null ? (
        <p>This file was not examined, and no examination of it waits for its turn.</p>
      ) : (
        <p>
          The claims above are of examination {shownFirst.number}
          {shownFirst.examinedWith === "" ? "" : `, made with ${shownFirst.examinedWith}`}. Another
          adds what it finds and takes nothing away.
        </p>
      )}
      {others.map((one) => (
        <details key={one.number}>
          <summary>
            Examination {one.number}, {one.at}
            {one.failed ? ", could not be finished" : ""}
          </summary>
          {one.examinedWith === "" ? null : <p className="quiet">Made with {one.examinedWith}.</p>}
          <ClaimsOfFile
            of={`by examination ${one.number}`}
            times={one.times}
            places={one.places}
            silence={one.silence}
          />
          {one.differs.length === 0 ? (
            <p className="quiet">It says the same as the one shown first.</p>
          ) : (
            <>
              <p className="quiet">What it says otherwise than the one shown first:</p>
              <ul>
                {one.differs.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      ))}
      <ActForm token={token}>
        <button className="usa-button usa-button--outline" type="submit">
          {shownFirst === null ? "Examine it" : "Examine again"}
        </button>
      </ActForm>
    </Panel>
  );
}
