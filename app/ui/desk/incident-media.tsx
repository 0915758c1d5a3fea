import { PlaceMap, type ShownMap } from "../evidence/place-map.tsx";
import { TimeLine, type ShownTimeline } from "../evidence/time-line.tsx";
import { Table } from "./case-tables.tsx";
import { Panel } from "./small-parts.tsx";

/** A file, with the report that it came with. */
export interface ShownIncidentFile {
  readonly key: string;
  readonly href: string;
  readonly label: string;
  readonly reportHref: string;
  readonly code: string;
}

/** One time of a file, in words. */
export interface ShownFileTime extends ShownIncidentFile {
  readonly value: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** The field that says it, or that the office worked it out. */
  readonly source: string;
}

/** Files that may show the same moment. */
export interface ShownAngle {
  readonly key: string;
  readonly stretch: string;
  readonly files: readonly (ShownIncidentFile & {
    /** This file beside the one before it; undefined for the first. */
    readonly besideHref: string | undefined;
  })[];
}

export interface ShownIncidentMedia {
  readonly timeline: ShownTimeline | undefined;
  readonly map: ShownMap | undefined;
  readonly times: readonly ShownFileTime[];
  readonly angles: readonly ShownAngle[];
  /** How many more there are than are shown. */
  readonly moreAngles: number;
  readonly gaps:
    | {
        /** Whose time they lie in. */
        readonly within: string;
        /** Undefined where gaps do not follow from what is known. */
        readonly stretches: readonly string[] | undefined;
      }
    | undefined;
  /** What is not counted among angles and gaps, in sentences. */
  readonly uncounted: readonly string[];
  /** Reports whose exact times and places this reader does not see. */
  readonly cutDown: number;
}

/** When and where the files of an incident say they were made, on one clock and one map; what each drawing shows stands below it in words. */
export function IncidentMedia({ media }: { readonly media: ShownIncidentMedia }) {
  const { timeline, map, times, cutDown } = media;
  return (
    <>
      <Panel title="All times and places, drawn" id="drawn">
        {cutDown === 0 ? null : (
          <p>
            Your role does not see exact times and places of{" "}
            {cutDown === 1 ? "1 report" : `${cutDown} reports`} of this incident: nothing of{" "}
            {cutDown === 1 ? "it" : "them"} is drawn or counted here.
          </p>
        )}
        <div className="when-where">
          {timeline === undefined ? (
            <p className="quiet">No file says a time that has bounds.</p>
          ) : (
            <TimeLine line={timeline} />
          )}
          {map === undefined ? (
            <p className="quiet">No file, and no reporter, gives a position.</p>
          ) : (
            <PlaceMap map={map} />
          )}
        </div>
        {times.length === 0 ? null : <TimesTable times={times} />}
      </Panel>
      <Angles media={media} />
      <Gaps media={media} />
    </>
  );
}

function TimesTable({ times }: { readonly times: readonly ShownFileTime[] }) {
  return (
    <details>
      <summary>These times as a table</summary>
      <Table
        caption="Every time of a file that is drawn, each with whose value it is"
        columns={["Report", "File", "Time, with its level", "Not before", "Not after", "Source"]}
      >
        {times.map((one) => (
          <tr key={one.key}>
            <td className="code">
              <a href={one.reportHref}>{one.code}</a>
            </td>
            <td>
              <a href={one.href}>
                <bdi>{one.label}</bdi>
              </a>
            </td>
            <td>{one.value}</td>
            <td>{one.notBefore}</td>
            <td>{one.notAfter}</td>
            <td>{one.source}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}

function Angles({
  media: { angles, moreAngles, uncounted },
}: {
  readonly media: ShownIncidentMedia;
}) {
  return (
    <Panel title="Angles: files that may show the same moment" id="angles">
      {angles.length === 0 ? (
        <p className="quiet">
          No two of the files counted here are known to be near enough in time.
        </p>
      ) : (
        <Table caption="Files whose times meet, in order of time" columns={["When", "Files"]}>
          {angles.map(({ key, stretch, files }) => (
            <tr key={key}>
              <td>{stretch}</td>
              <td>
                <ul>
                  {files.map((file) => (
                    <li key={file.key}>
                      {file.code}:{" "}
                      <a href={file.href}>
                        <bdi>{file.label}</bdi>
                      </a>
                      {file.besideHref === undefined ? null : (
                        <>
                          {" "}
                          (
                          <a href={file.besideHref}>
                            side by side with the one above
                            <span className="sr-only">: {file.label}</span>
                          </a>
                          )
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {moreAngles === 0 ? null : <p>{moreAngles} more follow later in time; they are not shown.</p>}
      <Uncounted sentences={uncounted} />
    </Panel>
  );
}

function Gaps({ media: { gaps, uncounted } }: { readonly media: ShownIncidentMedia }) {
  return (
    <Panel title="Gaps: times that no file shows" id="gaps">
      {gaps === undefined ? (
        <p className="quiet">
          Nobody said when the incident was, and no two of the files counted here are known well
          enough in time: nothing can be said of gaps.
        </p>
      ) : (
        <>
          <p>{gaps.within}</p>
          {gaps.stretches === undefined ? null : gaps.stretches.length === 0 ? (
            <p>Every moment of it may be shown by a file. Whether it is, the files say.</p>
          ) : (
            <ul>
              {gaps.stretches.map((stretch) => (
                <li key={stretch}>{stretch}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <Uncounted sentences={uncounted} />
    </Panel>
  );
}

function Uncounted({ sentences }: { readonly sentences: readonly string[] }) {
  return sentences.map((sentence) => (
    <p key={sentence} className="quiet">
      {sentence}
    </p>
  ));
}
