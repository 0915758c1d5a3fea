import { instantFromMillis } from "#app/core/instant.ts";
import {
  gapsIn,
  MOST_OPEN_HOURS,
  type Span,
  type Stretch,
} from "#app/core/triage/incident-coverage.ts";
import { isStretch } from "#app/core/triage/incident-window.ts";
import type { Incident } from "#app/core/triage/incident.ts";
import type { ShownIncidentMedia } from "#app/ui/desk/incident-media.tsx";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { localTime } from "#app/ui/time/when.tsx";

/** What angles and gaps know nothing of, in sentences. */
export function uncountedWords(uncounted: number, cutDown: number): readonly string[] {
  return [
    ...(uncounted === 0
      ? []
      : [
          `${uncounted === 1 ? "1 file is" : `${uncounted} files are`} not counted here: the time is not known, is open by more than ${MOST_OPEN_HOURS} hours or to one side, is contradicted, or is only a trace. Any such file may show any of these moments.`,
        ]),
    ...(cutDown === 0
      ? []
      : [
          `No file of ${cutDown === 1 ? "1 report" : `${cutDown} reports`} is counted here, because your role does not see exact times of ${cutDown === 1 ? "it" : "them"}. Any such file may show any of these moments.`,
        ]),
  ];
}

/** Times of an incident that no counted file can show, in words; undefined where too little is known. */
export function gapsOf(
  incident: Pick<Incident, "time">,
  at: {
    readonly window: Stretch | undefined;
    readonly spans: readonly Span[];
    readonly zone: string;
  },
): ShownIncidentMedia["gaps"] {
  const { window, spans, zone } = at;
  const words = (stretch: Stretch) => stretchWords(stretch, zone);
  if (window !== undefined && !isStretch(incident.time)) {
    const near = spans.filter(({ from, to }) => from <= window.to && to >= window.from);
    const count = new Set(near.map(({ key }) => key)).size;
    return {
      within: `The office says ${incidentWords(incident.time)}, and not from when until when: what no file shows does not follow from that. With the doubt of it, ${count === 1 ? "1 file" : `${count} files`} may be of that time.`,
      stretches: undefined,
    };
  }
  if (window !== undefined) {
    return {
      within: `Within the incident, as the office says when it was, with the doubt of that: ${incidentWords(incident.time)}.`,
      stretches: gapsIn(window, spans).map(words),
    };
  }
  if (new Set(spans.map(({ key }) => key)).size < 2) return undefined;
  const whole = {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
  return {
    within: `Nobody said when the incident was. From the first file to the last, ${words(whole)}:`,
    stretches: gapsIn(whole, spans).map(words),
  };
}

/** From when to when, to the second. */
export function stretchWords({ from, to }: Stretch, zone: string): string {
  const words = (millis: number) => localTime({ at: instantFromMillis(millis), zone, exact: true });
  return `${words(from)} to ${words(to)}`;
}
