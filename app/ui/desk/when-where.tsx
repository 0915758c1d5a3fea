import { PlaceMap, type ShownMap } from "../evidence/place-map.tsx";
import { TimeLine, type ShownTimeline } from "../evidence/time-line.tsx";
import { Panel } from "./small-parts.tsx";

export interface ShownWhenWhere {
  readonly timeline: ShownTimeline | undefined;
  readonly map: ShownMap | undefined;
  /** The same places on streets, where the office has a map of them. */
  readonly streetMapHref: string | undefined;
}

/** When and where a report's files say they were made, drawn with their doubt. */
export function WhenWhere({ timeline, map, streetMapHref }: ShownWhenWhere) {
  if (timeline === undefined && map === undefined) return null;
  return (
    <Panel title="Times and places, drawn" id="when-where">
      <div className="when-where">
        {timeline === undefined ? (
          <p className="quiet">No file says a time that has bounds.</p>
        ) : (
          <TimeLine line={timeline} />
        )}
        {map === undefined ? (
          <p className="quiet">No file, and not the reporter, gives a position.</p>
        ) : (
          <PlaceMap map={map} />
        )}
        {streetMapHref === undefined || map === undefined ? null : (
          <p>
            <a href={streetMapHref}>See them on the street map</a>
          </p>
        )}
      </div>
    </Panel>
  );
}
