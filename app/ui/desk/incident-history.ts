import type { IncidentActKind, Membership } from "#app/core/triage/incident.ts";

/** One line of an incident's history. */
export interface HistoryLine {
  readonly key: string;
  readonly kind: "act" | "reports";
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly words: string;
  /** The reports or the incident that it is about. */
  readonly about: readonly { readonly href: string; readonly label: string }[];
  readonly why: string;
}

interface Member extends Pick<Membership, "id" | "added" | "removed"> {
  readonly code: string;
  readonly href: string;
  readonly addedBy: string;
  readonly removedBy: string | null;
}

interface Act {
  readonly act: IncidentActKind;
  readonly at: string;
  readonly byName: string;
  readonly title: string;
  /** The other incident of a merge or a split; undefined where there is none, or where its reader may not know of it. */
  readonly other: { readonly href: string; readonly label: string } | undefined;
}

const ADDED = {
  hand: "put in by hand",
  suggestion: "put in from a suggestion",
  split: "came from an incident that was split",
  merge: "came from an incident that was merged into this one",
  undo: "came back: what took it away was taken back",
} as const;

const REMOVED = {
  hand: "taken out by hand",
  split: "went into a new incident when this one was split",
  merge: "went into another incident when this one was merged",
  undo: "taken out: what put it in was taken back",
} as const;

const ACTS: Readonly<Record<IncidentActKind, string>> = {
  made: "Incident made",
  changed: "Title, place or time changed",
  closed: "Closed",
  opened: "Opened again",
  merged: "Merged into another incident",
  unmerged: "Opened again: the merge was taken back",
  split: "Some reports put into another incident",
};

/** What was done to an incident and its reports, newest first; what one person did alike to several within one minute is one line. */
export function incidentHistory(
  members: readonly Member[],
  acts: readonly Act[],
): readonly HistoryLine[] {
  const lines: HistoryLine[] = acts.map((act, position) => ({
    ...{ key: `act-${position}`, kind: "act", at: act.at, by: act.byName, why: "" },
    about: act.other === undefined ? [] : [act.other],
    words:
      act.act === "made" || act.act === "changed"
        ? `${ACTS[act.act]}: “${act.title}”`
        : ACTS[act.act],
  }));
  for (const { id, code, href, added, addedBy, removed, removedBy } of members) {
    const line = { kind: "reports", about: [{ href, label: code }] } as const;
    const { at, why } = added;
    lines.push({ ...line, key: `${id}-in`, at, by: addedBy, words: ADDED[added.how], why });
    if (removed === null) continue;
    lines.push({
      ...{ ...line, key: `${id}-out`, at: removed.at, by: removedBy ?? "", why: removed.why },
      words: REMOVED[removed.how],
    });
  }
  // The order of one act's lines stays: `toSorted` is stable.
  return together(
    lines.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
  );
}

const TO_THE_MINUTE = "2026-01-01T00:00".length;

/** An act on many reports writes a line for each: where they follow on each other, one stands for all. Each keeps the minute that is shown. */
function together(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const whole: HistoryLine[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    if (before?.kind === "reports" && spelled(before) === spelled(line)) {
      whole[whole.length - 1] = { ...before, about: [...before.about, ...line.about] };
    } else whole.push(line);
  }
  return whole;
}

function spelled({ kind, at, by, words, why }: HistoryLine): string {
  return JSON.stringify([kind, at.slice(0, TO_THE_MINUTE), by, words, why]);
}
