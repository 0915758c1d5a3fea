import { IDENTITY_FIELDS } from "#app/core/identity/opening.ts";
import { localTime } from "../time/when.tsx";
import { FIELD_WORDS } from "./approval-words.ts";
import type { DeskFrame } from "./desk-shell.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** What was opened of a reporter's identity, for this one page. */
export interface ShownOpening {
  readonly fields: Readonly<Record<string, string>>;
  readonly until: string;
  readonly requestId: string;
  readonly requester: string;
  readonly report: string;
}

/** The opened fields under a mark that says who looked, when and by which request; a photograph or print carries it too. */
export function OpenedIdentity({
  opened,
  frame,
}: {
  readonly opened: ShownOpening;
  readonly frame: DeskFrame;
}) {
  const { fields, until, requestId, requester, report } = opened;
  const mark = `${requester} · ${localTime({ at: frame.now, zone: frame.zone, exact: true })} · ${requestId}`;
  const known = IDENTITY_FIELDS.filter((field) => fields[field] !== undefined);
  return (
    <Panel title={`Who sent ${report}`} id="opened">
      <div className="opened">
        <FactList
          facts={known.map((field) => ({
            term: FIELD_WORDS[field],
            value: fields[field] === "" ? "" : <bdi>{fields[field]}</bdi>,
            wide: true,
          }))}
        />
        <p className="opened__mark">{mark}</p>
        <div className="opened__marks" aria-hidden="true">
          {MARKS.map((one) => (
            <p key={one}>{mark}</p>
          ))}
        </div>
      </div>
      <p>
        Shown once, until {localTime({ at: until, zone: frame.zone })}; then this page goes away by
        itself. It cannot be loaded again.
      </p>
    </Panel>
  );
}

const MARKS = [1, 2, 3, 4, 5, 6];
