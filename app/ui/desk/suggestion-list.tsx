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
  /** Where the two incidents that they are in can be looked at and merged; undefined unless each is in another one. */
  readonly mergeHref: string | undefined;
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
  /** What a decision on one of them takes along: on a page of their own also where to go on, so that what is left out above stays above. */
  const deciding = (at: number) => {
    const next = rows && at > 0 ? (suggestions[at + 1] ?? suggestions[at - 1])?.id : undefined;
    return { token, rows, back: next === undefined ? back : { ...back, next } };
  };
  return (
    <ol className="cards" start={start}>
      {suggestions.map((one, at) => (
        <li key={one.id} id={one.id} data-card={rows ? "" : undefined}>
          {one.reports.map((report, of) => (
            <p key={report.href}>
              <a href={report.href} data-row={rows && of === 0 ? "" : undefined}>
                {report.code}
              </a>{" "}
              {report.place === "" ? null : (
                <>
                  <bdi>{report.place}</bdi>.{" "}
                </>
              )}
              {report.time}. <bdi className="quiet">{report.firstWords}</bdi>
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
            {one.reasons.map(({ key, words, points }, of) => (
              <span key={key}>
                {of === 0 ? null : "; "}
                <bdi>{words}</bdi> ({points})
              </span>
            ))}
            .
          </p>
          {!mayDecide ? null : (
            <ButtonRow>
              {one.mergeHref === undefined ? (
                <Decide {...deciding(at)} id={one.id} intent="confirm" label="Same event" />
              ) : (
                <p className="quiet">
                  Each is in an incident.{" "}
                  <a href={one.mergeHref}>Look at the first, and merge it into the other</a>
                </p>
              )}
              <Decide {...deciding(at)} id={one.id} intent="reject" label="Not the same" />
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
  readonly intent: keyof typeof KEYS;
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
