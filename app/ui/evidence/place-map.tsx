/** A point of the map with the number that the list below explains. */
export interface ShownMark {
  readonly number: string;
  readonly x: number;
  readonly y: number;
  /** In the map's units; undefined where the source does not say how exact it is. */
  readonly radius: number | undefined;
  readonly statement: boolean;
}

export interface ShownMap {
  readonly width: number;
  readonly height: number;
  readonly states: string;
  readonly counties: string;
  readonly marks: readonly ShownMark[];
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

const MARK = 9;

/** Places with their doubt, on the borders that come with this installation. Every mark stands in words below as well. */
export function PlaceMap({ map }: { readonly map: ShownMap }) {
  const { width, height, marks, scale } = map;
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
        {marks.map(({ number, x, y, radius, statement }) => (
          <g key={number} className={statement ? "place-map__said" : "place-map__mark"}>
            {radius === undefined || radius <= MARK ? null : <circle cx={x} cy={y} r={radius} />}
            <circle
              className="place-map__point"
              cx={x}
              cy={y}
              r={MARK}
              strokeDasharray={radius === undefined ? "3 2" : undefined}
            />
            <text x={x} y={y + 4} textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
        <path className="place-map__scale" d={`M12 ${height - 12}h${scale.units}`} />
        <text className="place-map__label" x={12} y={height - 18}>
          {scale.label}
        </text>
      </svg>
      <figcaption>
        <ol className="place-map__list">
          {map.rows.map((row) => (
            <li key={row.number}>
              <strong>{row.number}</strong>{" "}
              {row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}: {row.value}
              {row.note === "" ? null : <span className="quiet"> {row.note}</span>}
            </li>
          ))}
        </ol>
        <p className="quiet">{map.about}</p>
      </figcaption>
    </figure>
  );
}
