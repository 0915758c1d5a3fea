import { ActForm } from "./act-form.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** How examining all files again stands. Times in words. */
export interface ShownExaminingAgain {
  /** Files that an older examiner looked at last. */
  readonly older: number;
  /** Others whose last examination lacked something that is there now. */
  readonly lacking: number;
  /** Files that were never examined, and that no job is going to examine. */
  readonly lost: number;
  readonly last:
    | {
        readonly examiner: string;
        readonly asked: string;
        readonly files: number;
        readonly examined: number;
        readonly failed: number;
        /** Undefined while it goes on. */
        readonly ended: string | undefined;
      }
    | undefined;
}

/** Files that another examination may find more in: how many there are, how far examining them again has come, and the form that asks for it. */
export function ExaminingAgain({
  state: { older, lacking, lost, last },
  token,
}: {
  readonly state: ShownExaminingAgain;
  readonly token: string;
}) {
  const goesOn = last !== undefined && last.ended === undefined;
  return (
    <Panel title="Files to examine again" id="examining-again">
      <p>{standing({ older, lacking, lost })}</p>
      {last === undefined ? null : (
        <FactList
          facts={[
            { term: "Last asked for", value: `${last.asked}, with ${last.examiner}` },
            {
              term: "Gone through",
              value: `${last.examined + last.failed} of ${last.files}${last.failed === 0 ? "" : `, ${last.failed} of them could not be examined`}`,
            },
            { term: "Ended", value: last.ended ?? "not yet; new evidence goes first" },
          ]}
        />
      )}
      {goesOn || older + lacking + lost === 0 ? null : (
        <ActForm token={token}>
          <button className="usa-button usa-button--outline" type="submit">
            Examine them all again
          </button>
        </ActForm>
      )}
    </Panel>
  );
}

function standing({
  older,
  lacking,
  lost,
}: Pick<ShownExaminingAgain, "older" | "lacking" | "lost">): string {
  const old = `${count(older)} examined last by an older examiner.`;
  const lacked = `The last examination of ${lacking.toLocaleString("en-US")} ${lacking === 1 ? "file" : "files"} broke off or lacked a program or a part that is there now.`;
  const never = `${count(lost)} never examined, and nothing is going to examine ${lost === 1 ? "it" : "them"} by itself.`;
  if (older + lacking + lost === 0)
    return "Every examined file was examined by the examiner in use.";
  return [
    ...(older === 0 ? [] : [old]),
    ...(lacking === 0 ? [] : [lacked]),
    ...(lost === 0 ? [] : [never]),
    "Examining again adds what is found and takes nothing away.",
  ].join(" ");
}

function count(files: number): string {
  return files === 1 ? "1 file was" : `${files.toLocaleString("en-US")} files were`;
}
