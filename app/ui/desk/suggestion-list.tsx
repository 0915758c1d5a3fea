import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { SUGGESTIONS_PATH } from "./suggestion-done.tsx";

export interface ShownSuggestedReport {
  readonly href: string;
  readonly code: string;
  readonly place: string;
  readonly time: string;
  readonly firstWords: string;
  readonly incident: { readonly href: string; readonly title: string } | undefined;
}

export interface ShownSuggestionCard {
  readonly id: string;
  readonly points: number;
  readonly isDoubtful: boolean;
  readonly reports: readonly ShownSuggestedReport[];
  readonly reasons: readonly {
    readonly key: string;
    readonly words: string;
    readonly points: string;
  }[];
  /** Two different incidents, which are merged by hand or not at all. */
  readonly inTwo: boolean;
}

/**
 * Pairs of reports that may be about one event, each with every reason and its points, and a yes and a no. As `rows` of a page of their own they are gone through
 * by j and k, and y and n decide the one that has the focus, the first where none has it.
 */
export function SuggestionList({
  suggestions,
  token,
  mayDecide,
  back,
  rows = false,
  start = 1,
}: {
  readonly suggestions: readonly ShownSuggestionCard[];
  readonly token: string;
  readonly mayDecide: boolean;
  /** Hidden fields that say where a decision leads back to. */
  readonly back: Readonly<Record<string, string>>;
  readonly rows?: boolean | undefined;
  /** The number of the first, where others stand before. */
  readonly start?: number;
}) {
  return (
    <ol className="cards" start={start}>
      {suggestions.map((one) => (
        <li key={one.id} id={one.id} data-card={rows ? "" : undefined}>
          {one.reports.map((report, at) => (
            <p key={report.href}>
              <a href={report.href} data-row={rows && at === 0 ? "" : undefined}>
                {report.code}
              </a>{" "}
              <bdi>{report.place}</bdi>. {report.time}.{" "}
              <bdi className="quiet">{report.firstWords}</bdi>
              {report.incident === undefined ? null : (
                <>
                  {" "}
                  In{" "}
                  <a href={report.incident.href}>
                    <bdi>{report.incident.title}</bdi>
                  </a>
                  .
                </>
              )}
            </p>
          ))}
          <p>
            <strong>{one.points} points</strong>
            {one.isDoubtful ? ", doubtful: read both" : null}:{" "}
            {one.reasons.map(({ key, words, points }, at) => (
              <span key={key}>
                {at === 0 ? null : "; "}
                <bdi>{words}</bdi> ({points})
              </span>
            ))}
            .
          </p>
          {!mayDecide ? null : (
            <ButtonRow>
              {one.inTwo ? (
                <p className="quiet">
                  Each is in an incident. Merge those on their pages if they are one.
                </p>
              ) : (
                <Decide
                  {...{ token, back, rows }}
                  id={one.id}
                  intent="confirm"
                  label="Same event"
                />
              )}
              <Decide {...{ token, back, rows }} id={one.id} intent="reject" label="Not the same" />
            </ButtonRow>
          )}
        </li>
      ))}
    </ol>
  );
}

const KEYS = { confirm: "y", reject: "n" } as const;

function Decide({
  token,
  back,
  rows,
  id,
  intent,
  label,
}: {
  readonly token: string;
  readonly back: Readonly<Record<string, string>>;
  readonly rows: boolean;
  readonly id: string;
  readonly intent: "confirm" | "reject";
  readonly label: string;
}) {
  return (
    <ActForm
      inline
      token={token}
      intent={intent}
      action={SUGGESTIONS_PATH}
      hidden={{ ...back, suggestion: id }}
    >
      <Button look="secondary" shortcut={rows ? KEYS[intent] : undefined}>
        {label}
      </Button>
    </ActForm>
  );
}
