import { CustodyTable, type ShownCustodyRecord } from "./notes-and-custody.tsx";
import { Panel } from "./small-parts.tsx";

/** What others did with the reports that somebody has, report by report. */
export function DigestList({
  reports,
  more,
  zone,
}: {
  readonly reports: readonly {
    readonly id: string;
    readonly code: string;
    readonly records: readonly ShownCustodyRecord[];
  }[];
  /** More happened than is shown. */
  readonly more: boolean;
  readonly zone: string;
}) {
  return (
    <>
      {reports.length === 0 ? (
        <p className="quiet">Nobody else did anything with the reports that you have.</p>
      ) : (
        reports.map(({ id, code, records }) => (
          <Panel
            key={id}
            title={`Report ${code}`}
            id={id}
            aside={<a href={`/desk/reports/${id}`}>Open report {code}</a>}
          >
            <CustodyTable
              caption={`What others did with report ${code}`}
              records={records}
              zone={zone}
            />
          </Panel>
        ))
      )}
      {more ? (
        <p>More happened than is shown here. The queue shows every report that you have.</p>
      ) : null}
    </>
  );
}
