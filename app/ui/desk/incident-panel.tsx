import { TITLE_LIMIT } from "#app/core/triage/incident.ts";
import { Button } from "../form/buttons.tsx";
import { KeyHint, useKey } from "../form/key.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";
import { SuggestionList, type ShownSuggestionCard } from "./suggestion-list.tsx";

/** What a report's page says of incidents. */
export interface ShownIncidentOfReport {
  readonly reportId: string;
  readonly current:
    { readonly href: string; readonly id: string; readonly title: string } | undefined;
  /** Open ones that it could be put into. */
  readonly open: readonly { readonly id: string; readonly title: string }[];
  /** What a new one could be called: the reporter's place and time, to be put into neutral words. */
  readonly title: string;
  readonly mayChange: boolean;
  /** Other reports that may be about the same event. */
  readonly suggestions: readonly ShownSuggestionCard[];
}

/** So many stand there at once: what is written to the reporter and to each other comes below. */
const SHOWN = 3;

/** The incident that a report is about, or ways to say which. Its forms go to the incidents' own pages and lead back here. */
export function IncidentPanel({
  incident,
  token,
  back,
}: {
  readonly incident: ShownIncidentOfReport;
  readonly token: string;
  /** Hidden fields that lead back to the report's page, as its reader came to it. */
  readonly back: Readonly<Record<string, string>>;
}) {
  const { current, open, reportId, title, mayChange, suggestions } = incident;
  const key = useKey("c");
  return (
    <Panel title="Incident" id="incident">
      {current === undefined ? (
        <p className="quiet">In no incident.</p>
      ) : (
        <p>
          <a href={current.href} {...key}>
            <bdi>{current.title}</bdi>
            <KeyHint of="c" />
          </a>
        </p>
      )}
      {!mayChange ? null : current !== undefined ? (
        <ActForm
          inline
          token={token}
          intent="remove"
          action="/desk/incidents"
          hidden={{ ...back, report: reportId, incident: current.id }}
        >
          <Button look="secondary">Take it out</Button>
        </ActForm>
      ) : (
        <>
          {open.length === 0 ? null : (
            <ActForm
              inline
              token={token}
              intent="add"
              action="/desk/incidents"
              hidden={{ ...back, report: reportId }}
            >
              <DeskSelect
                name="incident"
                shortcut="c"
                label="Put into"
                choices={open.map((one) => ({ value: one.id, label: one.title }))}
              />
              <Button look="secondary">Put in</Button>
            </ActForm>
          )}
          <ActForm
            inline
            token={token}
            intent="make"
            action="/desk/incidents"
            hidden={{ report: reportId }}
          >
            <DeskInput
              name="title"
              shortcut={open.length === 0 ? "c" : undefined}
              of="incident"
              label={open.length === 0 ? "Make a new incident" : "Or make a new incident"}
              hint="Neutral: where and when."
              wide
              maxLength={TITLE_LIMIT}
              values={{ title }}
            />
            <Button look="secondary">Make it</Button>
          </ActForm>
        </>
      )}
      {suggestions.length === 0 ? null : (
        <>
          <h3>May be about the same event</h3>
          <SuggestionList
            suggestions={suggestions.slice(0, SHOWN)}
            token={token}
            mayDecide={mayChange}
            back={back}
          />
          {suggestions.length <= SHOWN ? null : (
            <details>
              <summary>{suggestions.length - SHOWN} more</summary>
              <SuggestionList
                suggestions={suggestions.slice(SHOWN)}
                start={SHOWN + 1}
                token={token}
                mayDecide={mayChange}
                back={back}
              />
            </details>
          )}
        </>
      )}
    </Panel>
  );
}
