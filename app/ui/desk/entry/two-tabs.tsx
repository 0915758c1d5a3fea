import type { EntryDifference } from "#app/core/intake/entry-versions.ts";
import { fieldId, type Problem } from "../../form/problem.ts";
import { FactList, Notice, Panel } from "../small-parts.tsx";

/** One box that two tabs filled differently, in words. Empty texts are empty boxes. */
export interface ShownDifference extends EntryDifference {
  readonly label: string;
  /** Whether this page has the box: it lacks the questions of another concern. */
  readonly isHere: boolean;
}

const LONGEST_BESIDE = 200;

/** What stands at each box that the other tab filled differently; a long text is whole above. */
export function differenceProblems(differences: readonly ShownDifference[]): readonly Problem[] {
  return differences.map(({ field, saved, typed }) => ({
    field,
    message:
      saved === ""
        ? "Empty in the other tab."
        : typed === ""
          ? "Empty here: taken from the other tab."
          : saved.length > LONGEST_BESIDE
            ? "The other tab has another text: it stands above, whole."
            : `In the other tab: “${saved}”`,
  }));
}

/** Both versions of a page that was saved in another tab since it was opened. Nothing was saved of this one. */
export function TwoTabs({
  differences,
  contact,
}: {
  readonly differences: readonly ShownDifference[];
  /** Whether contact details were typed here and sealed there. */
  readonly contact: boolean;
}) {
  return (
    <>
      <Notice tone="failed">
        This report was saved in another tab since this page was opened. Nothing of this page is
        saved yet, and nothing of the other tab is lost.
      </Notice>
      <Panel id="two-tabs" title="What differs" aside={String(differences.length)}>
        <p>
          The page below holds what you typed here, and where you typed nothing, what the other tab
          saved. Put right what is wrong, then save: the page replaces what is saved.
        </p>
        {contact ? (
          <p>
            Contact details were sealed before. Nobody can show them: those you typed here replace
            them when you save. Empty the boxes to keep the sealed ones.
          </p>
        ) : null}
        {differences.map(({ field, label, isHere, saved, typed }) => (
          <section key={field}>
            <h3>{isHere ? <a href={`#${fieldId(field)}`}>{label}</a> : label}</h3>
            <FactList
              facts={[
                { term: "Saved in the other tab", value: words(saved), wide: true },
                { term: "Typed here", value: words(typed), wide: true },
              ]}
            />
            {isHere ? null : <p>This page does not ask it, with the concern chosen here.</p>}
          </section>
        ))}
      </Panel>
    </>
  );
}

function words(text: string) {
  return text === "" ? "" : <span className="as-typed">{text}</span>;
}
