import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import type { ShownGap, ShownTakenBack } from "./shown-sheet.ts";
import { Notice, Panel } from "./small-parts.tsx";

const DONE = {
  added: "Added.",
  changed: "Saved.",
  withdrawn: "Taken back. Its words are kept below.",
  "brought-back": "It stands again.",
  undone: "Undone.",
  same: "It stood so already. Nothing was changed.",
  held: "Somebody changed this while you did. Nothing was overwritten: both are shown below, choose what stands.",
  settled: "Chosen. Both stay in the record.",
  "changed-since": "Somebody changed this since. Nothing was undone; look at what stands now.",
} as const;

export type SheetDone = keyof typeof DONE;

export function isSheetDone(text: string | null): text is SheetDone {
  return text !== null && Object.hasOwn(DONE, text);
}

/** What was just done, with the way back where there is one. */
export function SheetNotice({
  done,
  undo,
  token,
  action,
}: {
  readonly done: SheetDone;
  /** The entry and the version that are taken back; undefined where there is nothing to take back. */
  readonly undo: { readonly entry: string; readonly version: string } | undefined;
  readonly token: string;
  readonly action: string;
}) {
  return (
    <Notice tone={done === "held" || done === "changed-since" ? "warning" : "done"}>
      {DONE[done]}
      {undo === undefined ? null : (
        <ActForm inline token={token} intent="undo" action={action} hidden={undo}>
          <Button look="quiet" shortcut="u">
            {done === "undone" ? "Do it again" : "Undo"}
          </Button>
        </ActForm>
      )}
    </Notice>
  );
}

/** Everything that is missing, by itself: one reads it before anything else. */
export function GapList({
  gaps,
  none,
}: {
  readonly gaps: readonly ShownGap[];
  /** Said where nothing is missing. */
  readonly none: string;
}) {
  return (
    <Panel title="What is missing" id="gaps" aside={gaps.length}>
      {gaps.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="sheet-gaps">
          {gaps.map((gap) => (
            <li key={`${gap.href} ${gap.words} ${gap.about}`}>
              <a href={gap.href}>{gap.words}</a> <span className="quiet">{gap.about}</span>
              {gap.plan === "" ? null : <span> {gap.plan}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** What was taken back: still readable, and brought back at one press. */
export function TakenBack({
  entries,
  token,
  action,
  mayChange,
}: {
  readonly entries: readonly ShownTakenBack[];
  readonly token: string;
  readonly action: string;
  readonly mayChange: boolean;
}) {
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>Taken back ({entries.length})</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.words} <span className="quiet">by {entry.by}</span>
            {!mayChange ? null : (
              <ActForm
                inline
                token={token}
                intent="bring-back"
                action={action}
                hidden={{ entry: entry.id, seen: String(entry.version) }}
              >
                <Button look="quiet">
                  Bring back<span className="sr-only"> {entry.words}</span>
                </Button>
              </ActForm>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
