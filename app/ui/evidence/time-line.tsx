export interface ShownTimelineRow {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  /** The value in words, with its level. */
  readonly value: string;
  /** Undefined where nothing bounds it: there is nothing to draw. */
  readonly bar:
    | {
        readonly from: number;
        readonly to: number;
        readonly openStart: boolean;
        readonly openEnd: boolean;
      }
    | undefined;
}

export interface ShownTimeline {
  readonly rows: readonly ShownTimelineRow[];
  readonly ticks: readonly { readonly label: string; readonly share: number }[];
  /** What is not on it, in sentences. */
  readonly notes: readonly string[];
}

const WIDTH = 1000;
const LEAST = 4;

/** So many lines are looked over at once; those behind them open at a press. */
const SHOWN = 30;

/** Times of files on one line, each as wide as its doubt. What a bar shows stands beside it in words. */
export function TimeLine({ line }: { readonly line: ShownTimeline }) {
  return (
    <div className="time-line">
      <Rows rows={line.rows.slice(0, SHOWN)} ticks={line.ticks} />
      {line.rows.length <= SHOWN ? null : (
        <details>
          <summary>{line.rows.length - SHOWN} more</summary>
          <Rows rows={line.rows.slice(SHOWN)} ticks={line.ticks} />
        </details>
      )}
      {line.ticks.length === 0 ? null : (
        <p className="time-line__ticks quiet">
          Thin lines, from left to right: {line.ticks.map(({ label }) => label).join("; ")}.
        </p>
      )}
      {line.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  );
}

function Rows({ rows, ticks }: Pick<ShownTimeline, "rows" | "ticks">) {
  return (
    <ol>
      {rows.map(({ key, href, label, value, bar }) => (
        <li key={key}>
          <span className="time-line__words">
            <a href={href}>{label}</a> <span>{value}</span>
          </span>
          <svg viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
            {ticks.map(({ share, label: at }) => (
              <path key={at} className="time-line__tick" d={`M${share * WIDTH} 0v16`} />
            ))}
            {bar === undefined ? null : (
              <rect
                className={
                  bar.openStart || bar.openEnd ? "time-line__bar time-line__open" : "time-line__bar"
                }
                x={bar.from * WIDTH}
                y={4}
                height={8}
                width={Math.max(LEAST, (bar.to - bar.from) * WIDTH)}
              />
            )}
          </svg>
        </li>
      ))}
    </ol>
  );
}
