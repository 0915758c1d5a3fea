import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";

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
  readonly reports: readonly ShownSuggestedReport[];
  readonly reasons: readonly {
    readonly key: string;
    readonly words: string;
    readonly points: string;
  }[];
  /** Two different incidents, which are merged by hand or not at all. */
  readonly inTwo: boolean;
}

/** Pairs of reports that may be about one event, each with every reason and its points, and a yes and a no. */
export function SuggestionList({
  suggestions,
  token,
  mayDecide,
  back,
}: {
  readonly suggestions: readonly ShownSuggestionCard[];
  readonly token: string;
  readonly mayDecide: boolean;
  /** Where a decision leads back to. */
  readonly back: string;
}) {
  return (
    <ol>
      {suggestions.map((one) => (
        <li key={one.id} id={one.id}>
          {one.reports.map((report) => (
            <p key={report.href}>
              <a href={report.href}>{report.code}</a> <bdi>{report.place}</bdi>. {report.time}.{" "}
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
            <strong>{one.points} points</strong>:{" "}
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
                <Decide {...{ token, back }} id={one.id} intent="confirm" label="Same event" />
              )}
              <Decide {...{ token, back }} id={one.id} intent="reject" label="Not the same" />
            </ButtonRow>
          )}
        </li>
      ))}
    </ol>
  );
}

function Decide({
  token,
  back,
  id,
  intent,
  label,
}: {
  readonly token: string;
  readonly back: string;
  readonly id: string;
  readonly intent: "confirm" | "reject";
  readonly label: string;
}) {
  return (
    <ActForm
      inline
      token={token}
      intent={intent}
      action="/desk/incidents/suggestions"
      hidden={{ suggestion: id, back }}
    >
      <Button look="secondary">{label}</Button>
    </ActForm>
  );
}
