/** Who says that a place is one: the file, the reporter, or somebody of the office. */
export type PlaceSource = "file" | "reporter" | "office";

/** One place of the map. */
export interface ShownMark {
  readonly number: string;
  readonly x: number;
  readonly y: number;
  /** In the map's units; undefined where the source does not say how exact it is. */
  readonly radius: number | undefined;
  readonly source: PlaceSource;
}

export interface ShownMap {
  readonly width: number;
  readonly height: number;
  readonly states: string;
  readonly counties: string;
  readonly marks: readonly ShownMark[];
  /** Numbers beside the marks; those of marks that lie on each other stand together. */
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  readonly scale: { readonly units: number; readonly label: string };
  readonly about: string;
  readonly rows: readonly {
    readonly number: string;
    readonly href: string | undefined;
    readonly label: string;
    readonly value: string;
    readonly note: string;
  }[];
}

/** The dot says where a circle's middle is, and the ring that nobody says how large the circle would be: neither is to scale. */
const DOT = 2.5;
const RING = 9;

/** So many are read beside the map; those behind them open at a press. */
const SHOWN = 20;

/** Places with their doubt, on the borders that come with this installation. Every mark stands in words below as well. */
export function PlaceMap({ map }: { readonly map: ShownMap }) {
  const { width, height, marks, labels, scale } = map;
  return (
    <figure className="place-map">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="Map of the places listed below"
      >
        <rect className="place-map__ground" width={width} height={height} />
        <path className="place-map__county" d={map.counties} />
        <path className="place-map__state" d={map.states} />
        {marks.map(({ number, x, y, radius, source }) => (
          <g key={number} className={`place-map__mark place-map__mark--${source}`}>
            {radius === undefined ? (
              <circle className="place-map__open" cx={x} cy={y} r={RING} />
            ) : (
              <circle cx={x} cy={y} r={radius} />
            )}
            <circle className="place-map__dot" cx={x} cy={y} r={DOT} />
          </g>
        ))}
        {labels.map(({ text, x, y }) => (
          <text key={text} x={x + RING} y={y - DOT}>
            {text}
          </text>
        ))}
        <path className="place-map__scale" d={`M12 ${height - 12}h${scale.units}`} />
        <text className="place-map__label" x={12} y={height - 18}>
          {scale.label}
        </text>
      </svg>
      <figcaption>
        <PlaceRows rows={map.rows.slice(0, SHOWN)} />
        {map.rows.length <= SHOWN ? null : (
          <details>
            <summary>{map.rows.length - SHOWN} more</summary>
            <PlaceRows rows={map.rows.slice(SHOWN)} />
          </details>
        )}
        <p className="quiet">{map.about}</p>
      </figcaption>
    </figure>
  );
}

function PlaceRows({ rows }: Pick<ShownMap, "rows">) {
  return (
    <ol className="place-map__list">
      {rows.map((row) => (
        <li key={row.number}>
          <strong>{row.number}</strong>{" "}
          {row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}: {row.value}
          {row.note === "" ? null : <span className="quiet"> {row.note}</span>}
        </li>
      ))}
    </ol>
  );
}
