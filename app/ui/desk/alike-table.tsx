import type { ReportStatus } from "#app/core/triage/status.ts";
import { ScrollBox } from "../evidence/scroll-box.tsx";
import { StatusChip } from "./status-chip.tsx";

export interface AlikeRow {
  readonly href: string;
  readonly code: string;
  readonly status: ReportStatus;
  readonly firstWords: string;
  readonly files: number;
  readonly received: string;
}

/** Reports that say nearly the same, one under the other, so that the eye finds what differs. */
export function AlikeTable({ reports }: { readonly reports: readonly AlikeRow[] }) {
  return (
    <ScrollBox label="Reports that say nearly the same">
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Received</th>
            <th className="number" scope="col">
              Files
            </th>
            <th scope="col">First words</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.href}>
              <td className="code">
                <a href={report.href}>{report.code}</a>
              </td>
              <td>
                <StatusChip status={report.status} />
              </td>
              <td className="code">{report.received}</td>
              <td className="number">{report.files}</td>
              <td>
                <bdi>{report.firstWords}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
