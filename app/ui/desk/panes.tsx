import type { ReactNode } from "react";

export interface PanesProps {
  /** Views and filters; folded away below 1280 px. */
  readonly side?: ReactNode;
  readonly list: ReactNode;
  /** Shown beside the list from 1024 px on. */
  readonly preview?: ReactNode;
  readonly sideLabel?: string | undefined;
}

/** Three panes when there is room, two on a laptop, one below. */
export function Panes({ side, list, preview, sideLabel = "Views" }: PanesProps) {
  const classes = ["panes"];
  if (side !== undefined) classes.push("panes--side");
  if (preview !== undefined) classes.push("panes--preview");
  return (
    <div className={classes.join(" ")}>
      {side === undefined ? null : (
        <section className="panes__side" aria-label={sideLabel}>
          {side}
        </section>
      )}
      <section className="panes__list" aria-label="List">
        {list}
      </section>
      {preview === undefined ? null : (
        <section className="panes__preview" aria-label="Preview">
          {preview}
        </section>
      )}
    </div>
  );
}

export interface View {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** What came since it was last opened, such as `3 new`. */
  readonly news?: string | undefined;
  /** So much is new that whoever keeps the view wanted to hear of it. */
  readonly alerts?: boolean | undefined;
  readonly current?: boolean | undefined;
}

/** Saved views of the queue with how many each holds. */
export function ViewList({
  label,
  views,
}: {
  readonly label: string;
  readonly views: readonly View[];
}) {
  return (
    <nav className="views" aria-label={label}>
      <h2 className="views__title">{label}</h2>
      <ul>
        {views.map((view) => (
          <li key={`${view.label} ${view.href}`}>
            <a href={view.href} aria-current={view.current === true ? "page" : undefined}>
              <span>{view.label}</span>
              {view.count === undefined ? null : (
                <span className="views__count">{view.count.toLocaleString("en-US")}</span>
              )}
              {view.news === undefined || view.news === "" ? null : (
                <span
                  className={
                    view.alerts === true ? "views__count views__count--alert" : "views__count"
                  }
                >
                  {view.news}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
