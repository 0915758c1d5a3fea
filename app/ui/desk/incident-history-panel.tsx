import { When } from "../time/when.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { HistoryLine } from "./incident-history.ts";
import { Panel } from "./small-parts.tsx";

/** So many reports of one line are named in it; more open at a press. */
const NAMED = 3;

/** Who did what, newest first. Nothing of it is ever removed. */
export function IncidentHistory({
  lines,
  frame,
}: {
  readonly lines: readonly HistoryLine[];
  readonly frame: Pick<DeskFrame, "zone" | "now">;
}) {
  return (
    <Panel title="History" id="history">
      <ol>
        {lines.map(({ key, at, by, words, about, why }) => (
          <li key={key}>
            <When at={at} zone={frame.zone} now={frame.now} />, {by}:{" "}
            {about.length > NAMED ? <>{about.length} reports </> : <Links of={about} />}
            <bdi>{words}</bdi>
            {why === "" ? null : (
              <>
                {" "}
                <span className="quiet">
                  (<bdi>{why}</bdi>)
                </span>
              </>
            )}
            {about.length <= NAMED ? null : (
              <details>
                <summary>Which {about.length}</summary>
                <p>
                  <Links of={about} />
                </p>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Links({ of }: { readonly of: HistoryLine["about"] }) {
  return of.map(({ href, label }, at) => (
    <span key={href}>
      <a href={href}>
        <bdi>{label}</bdi>
      </a>
      {at + 1 < of.length ? ", " : " "}
    </span>
  ));
}
