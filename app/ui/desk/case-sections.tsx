import type { ReactNode } from "react";
import { Digest } from "../evidence/digest.tsx";
import { KIND_ICONS } from "../evidence/file-kind.ts";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { DownloadForm } from "./download-form.tsx";
import type { CaseRights, ShownCaseItem, ShownCaseReport } from "./shown-case.ts";
import { Panel } from "./small-parts.tsx";

/** Longest description of an exhibit: what an exhibit list prints. */
const LONGEST_DESCRIPTION = 120;

interface SectionProps {
  readonly frame: DeskFrame;
  readonly rights: CaseRights;
  /** The case's own address, where every form goes. */
  readonly action: string;
}

/** The reports that make up the case. */
export function CaseReports({
  reports,
  frame,
  rights,
  action,
}: SectionProps & { readonly reports: readonly ShownCaseReport[] }) {
  return (
    <Panel title="Reports" id="reports" aside={reports.length}>
      {reports.length === 0 ? (
        <p className="quiet">
          No reports yet. Open one from the <a href="/desk/queue">queue</a> and add it to this case.
        </p>
      ) : (
        <Table
          caption="Reports in this case"
          columns={["Report", "Concern", "Place", "Added", "Act"]}
        >
          {reports.map((report) => (
            <tr key={report.id}>
              <td className="code">
                <MaybeLink href={report.href}>{report.code}</MaybeLink>
              </td>
              <td>{report.concern}</td>
              <td>
                <bdi>{report.place}</bdi>
              </td>
              <td>
                <When at={report.addedAt} zone={frame.zone} />
              </td>
              <td>
                {!rights.change ? null : (
                  <ActForm
                    token={frame.formToken}
                    intent="remove-report"
                    action={action}
                    hidden={{ report: report.id }}
                  >
                    <Button look="quiet">
                      Take out<span className="sr-only"> {report.code}</span>
                    </Button>
                  </ActForm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** What the case will show: every file with an exhibit number, under a description that argues nothing. */
export function CaseExhibits({
  items,
  frame,
  rights,
  action,
}: SectionProps & { readonly items: readonly ShownCaseItem[] }) {
  const marked = items
    .filter((item) => item.exhibit !== undefined)
    .sort((one, other) =>
      (one.exhibit?.number ?? "").localeCompare(other.exhibit?.number ?? "", "en", {
        numeric: true,
      }),
    );
  return (
    <Panel title="Exhibits" id="exhibits" aside={marked.length}>
      {marked.length === 0 ? (
        <p className="quiet">No exhibits yet. Mark files below; only exhibits go into bundles.</p>
      ) : (
        <Table
          caption="Files marked as exhibits"
          columns={["Exhibit", "Description", "File", "#Size", "SHA-256", "Report", "Act"]}
        >
          {marked.map((item) => (
            <tr key={item.id}>
              <td className="code">{item.exhibit?.number}</td>
              <td>
                <bdi>{item.exhibit?.description}</bdi>
              </td>
              <FileCells item={item} />
              <td>
                <a href={`${action}/exhibits/${item.id}`}>
                  Foundation sheet<span className="sr-only"> of {item.exhibit?.number}</span>
                </a>
                {!rights.mark ? null : (
                  <ActForm
                    token={frame.formToken}
                    intent="unmark"
                    action={action}
                    hidden={{ exhibit: item.exhibit?.id ?? "" }}
                  >
                    <Button look="quiet">
                      Take the mark back<span className="sr-only"> of {item.exhibit?.number}</span>
                    </Button>
                  </ActForm>
                )}
                {rights.originals ? <DownloadForm item={item} dense /> : null}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** The other files of the case's reports, each with the form that makes it an exhibit. */
export function CaseFiles({
  items,
  frame,
  rights,
  action,
  problem,
}: SectionProps & {
  readonly items: readonly ShownCaseItem[];
  readonly problem:
    | { readonly itemId: string; readonly problems: readonly Problem[]; readonly values: Values }
    | undefined;
}) {
  const unmarked = items.filter((item) => item.exhibit === undefined);
  if (unmarked.length === 0) return null;
  return (
    <Panel title="Other files" id="other-files" aside={unmarked.length}>
      <Table
        caption="Files of the case's reports that are no exhibits"
        columns={["File", "#Size", "SHA-256", "Report", "Act"]}
      >
        {unmarked.map((item) => (
          <tr key={item.id}>
            <FileCells item={item} />
            <td>
              {!item.sealed ? (
                <span className="quiet">being sealed</span>
              ) : !rights.mark ? null : (
                <ActForm
                  inline
                  token={frame.formToken}
                  intent="mark"
                  action={action}
                  hidden={{ item: item.id }}
                >
                  <DeskInput
                    name="description"
                    label={`Neutral description of ${item.name}, at most ${LONGEST_DESCRIPTION} characters`}
                    labelHidden
                    wide
                    placeholder="Neutral description"
                    of={item.id}
                    maxLength={LONGEST_DESCRIPTION}
                    {...(problem?.itemId === item.id ? problem : {})}
                  />
                  <Button look="secondary">
                    Mark as exhibit<span className="sr-only">: {item.name}</span>
                  </Button>
                </ActForm>
              )}
              {rights.originals && item.sealed ? <DownloadForm item={item} dense /> : null}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

function FileCells({ item }: { readonly item: ShownCaseItem }) {
  return (
    <>
      <td>
        <span className="with-icon">
          <Icon name={KIND_ICONS[item.kind]} label={item.kind} />
          <MaybeLink href={item.href}>
            <bdi>{item.name}</bdi>
          </MaybeLink>
        </span>
      </td>
      <td className="number">{sizeInWords(item.sizeBytes)}</td>
      <td>
        <Digest hex={item.sha256} short />
      </td>
      <td className="code">
        <MaybeLink href={item.report.href}>{item.report.code}</MaybeLink>
      </td>
    </>
  );
}

function MaybeLink({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}) {
  return href === undefined ? children : <a href={href}>{children}</a>;
}
