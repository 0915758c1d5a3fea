import { ClaimsOfFile } from "../evidence/claims-table.tsx";
import { ScrollBox } from "../evidence/scroll-box.tsx";
import { ItemStage } from "./item-stage.tsx";
import { itemHref } from "./queue-url.ts";
import type { ShownItem, ShownReport } from "./shown-report.ts";
import { Panel } from "./small-parts.tsx";

/** One of two files: what can be seen of it, and what it says of itself. */
export function ComparedSide({
  report,
  shown,
  heldHref,
}: {
  readonly report: Pick<ShownReport, "id" | "code" | "fullMetadata">;
  readonly shown: ShownItem;
  /** Where the file is shown that two people are to look at together; undefined where it is shown. */
  readonly heldHref: string | undefined;
}) {
  return (
    <section className="compare__side" aria-labelledby={`side-${shown.id}`}>
      <h2 id={`side-${shown.id}`}>
        <a href={itemHref(report.id, shown.id)}>
          <bdi>{shown.name}</bdi>
        </a>{" "}
        of {report.code}
      </h2>
      <div className="compare__media">
        <ItemStage item={shown} heldHref={heldHref} />
      </div>
      {report.fullMetadata ? null : (
        <p className="quiet">
          Your role sees times to the day and places to about 10 km, and no device.
        </p>
      )}
      <ClaimsOfFile
        of={`in ${shown.name}`}
        times={shown.times}
        places={shown.places}
        silence={shown.silence}
      />
    </section>
  );
}

export interface ComparedFact {
  readonly term: string;
  readonly one: string;
  readonly other: string;
  /** What follows, in words. */
  readonly verdict: string;
}

/** What is the same about two files and what is not. */
export function ComparedFacts({ facts }: { readonly facts: readonly ComparedFact[] }) {
  return (
    <Panel title="What is the same, what differs" id="compared">
      <ScrollBox label="What is the same, what differs">
        <table className="facts-table">
          <thead>
            <tr>
              <th scope="col">Of each file</th>
              <th scope="col">The first</th>
              <th scope="col">The second</th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ term, one, other, verdict }) => (
              <tr key={term}>
                <th scope="row">{term}</th>
                <td>
                  <bdi>{one}</bdi>
                </td>
                <td>
                  <bdi>{other}</bdi>
                </td>
                <td>{verdict}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
