import type { ReactNode } from "react";
import { Digest } from "../evidence/digest.tsx";
import { KIND_ICONS, type FileKind } from "../evidence/file-kind.ts";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";
import { ScrollBox } from "../evidence/scroll-box.tsx";
import { withLabels } from "./labelled-cells.tsx";

export interface ShownCase {
  readonly id: string;
  readonly href: string;
  readonly number: string;
  readonly title: string;
  readonly state: { readonly tone: StateTone; readonly words: string };
  readonly reports: number;
  readonly exhibits: number;
  readonly bundles: number;
  readonly lead?: { readonly initials: string; readonly name: string } | undefined;
  /** UTC, ISO 8601. */
  readonly changedAt: string;
}

/** The office's cases. */
export function CaseList({
  caption,
  cases,
  zone,
}: {
  readonly caption: string;
  readonly cases: readonly ShownCase[];
  readonly zone: string;
}) {
  return (
    <Table
      caption={caption}
      columns={["Case", "Title", "State", "#Reports", "#Exhibits", "#Bundles", "Lead", "Changed"]}
    >
      {cases.map((one) => (
        <tr key={one.id}>
          <td className="code">
            <a href={one.href}>{one.number}</a>
          </td>
          <td>
            <bdi>{one.title}</bdi>
          </td>
          <td>
            <StateChip tone={one.state.tone}>{one.state.words}</StateChip>
          </td>
          <td className="number">{one.reports}</td>
          <td className="number">{one.exhibits}</td>
          <td className="number">{one.bundles}</td>
          <td>
            {one.lead === undefined ? (
              <span className="quiet">Nobody</span>
            ) : (
              <abbr className="initials" title={one.lead.name}>
                {one.lead.initials}
              </abbr>
            )}
          </td>
          <td>
            <When at={one.changedAt} zone={zone} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

export interface ShownExhibit {
  readonly id: string;
  readonly number: string;
  readonly href: string;
  readonly fileName: string;
  readonly kind: FileKind;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** The report it came with. */
  readonly report: { readonly code: string; readonly href: string };
  readonly note?: string | undefined;
  /** Such as the form that takes the mark back. */
  readonly act?: ReactNode;
}

/** What a case will show a court. */
export function ExhibitTable({
  caption,
  exhibits,
}: {
  readonly caption: string;
  readonly exhibits: readonly ShownExhibit[];
}) {
  return (
    <Table caption={caption} columns={["Exhibit", "File", "#Size", "SHA-256", "Report", "Act"]}>
      {exhibits.map((exhibit) => (
        <tr key={exhibit.id}>
          <td className="code">
            <a href={exhibit.href}>{exhibit.number}</a>
          </td>
          <td>
            <span className="with-icon">
              <Icon name={KIND_ICONS[exhibit.kind]} label={exhibit.kind} />{" "}
              <bdi>{exhibit.fileName}</bdi>
            </span>
            {exhibit.note === undefined ? null : (
              <span className="custody__about">{exhibit.note}</span>
            )}
          </td>
          <td className="number">{sizeInWords(exhibit.sizeBytes)}</td>
          <td>
            <Digest hex={exhibit.sha256} short />
          </td>
          <td className="code">
            <a href={exhibit.report.href}>{exhibit.report.code}</a>
          </td>
          <td>{exhibit.act}</td>
        </tr>
      ))}
    </Table>
  );
}

export interface ShownBundle {
  readonly id: string;
  readonly number: string;
  readonly href: string;
  /** Such as "Grand jury". */
  readonly audience: string;
  readonly state: { readonly tone: StateTone; readonly words: string };
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  readonly madeBy: string;
  readonly sizeBytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly downloadHref?: string | undefined;
}

/** Bundles of a case, with what anyone needs to check them. */
export function BundleTable({
  caption,
  bundles,
  zone,
}: {
  readonly caption: string;
  readonly bundles: readonly ShownBundle[];
  readonly zone: string;
}) {
  return (
    <Table
      caption={caption}
      columns={["Bundle", "For", "State", "Made", "By", "#Size", "SHA-256", "File"]}
    >
      {bundles.map((bundle) => (
        <tr key={bundle.id}>
          <td className="code">
            <a href={bundle.href}>{bundle.number}</a>
          </td>
          <td>{bundle.audience}</td>
          <td>
            <StateChip tone={bundle.state.tone}>{bundle.state.words}</StateChip>
          </td>
          <td>
            <When at={bundle.madeAt} zone={zone} />
          </td>
          <td>{bundle.madeBy}</td>
          <td className="number">
            {bundle.sizeBytes === undefined ? "–" : sizeInWords(bundle.sizeBytes)}
          </td>
          <td>
            {bundle.sha256 === undefined ? (
              <span className="quiet">follows</span>
            ) : (
              <Digest hex={bundle.sha256} short />
            )}
          </td>
          <td>
            {bundle.downloadHref === undefined ? null : (
              <a className="with-icon" href={bundle.downloadHref}>
                <Icon name="download" /> Download<span className="sr-only"> {bundle.number}</span>
              </a>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/**
 * A desk table; a column that begins with `#` holds numbers. On a telephone the cells of a wide one stand below each other,
 * each with its column's name.
 */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}) {
  const names = props.columns.map((column) => column.replace("#", ""));
  const stacks = names.length > MOST_BESIDE_EACH_OTHER;
  return (
    <ScrollBox label={props.caption}>
      <table className={stacks ? "facts-table facts-table--stacks" : "facts-table"}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                className={column.startsWith("#") ? "number" : undefined}
              >
                {names[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{stacks ? withLabels(props.children, names) : props.children}</tbody>
      </table>
    </ScrollBox>
  );
}

/** Columns that a telephone has room for. */
const MOST_BESIDE_EACH_OTHER = 2;
