import type { RuleStatus } from "#app/core/office/dated.ts";
import { Digest } from "../evidence/digest.tsx";
import { Table } from "./case-tables.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";

/** A rule or statute with every version and how it stands today. */
export interface ShownRule {
  readonly id: string;
  readonly title: string;
  readonly forCounsel: boolean;
  readonly standing: string;
  readonly status: RuleStatus | undefined;
  readonly versions: readonly {
    readonly status: RuleStatus;
    readonly span: string;
    readonly text: string;
    readonly source: string;
    readonly url: string | null;
  }[];
}

/** The office's pack as its page shows it. */
export interface ShownOffice {
  readonly id: string;
  readonly date: string;
  readonly today: string;
  readonly toCome: readonly { readonly date: string }[];
  readonly officeName: string;
  readonly stateName: string;
  readonly sha256: string;
  readonly concerns: readonly string[];
  readonly languages: readonly string[];
  readonly forCounsel: number;
  readonly rules: readonly ShownRule[];
  readonly statutes: readonly ShownRule[];
  readonly lists: readonly {
    readonly id: string;
    readonly title: string;
    readonly file: string;
    readonly sha256: string;
    readonly count: number;
    readonly names: readonly string[];
    readonly places: readonly {
      readonly name: string;
      readonly kind: string;
      readonly owner: string;
      readonly where: string;
    }[];
  }[];
  readonly letters: readonly {
    readonly id: string;
    readonly title: string;
    readonly forCounsel: boolean;
  }[];
  readonly certificates: readonly {
    readonly id: string;
    readonly title: string;
    readonly basis: string;
    readonly forCounsel: boolean;
  }[];
}

const TONES: Readonly<Record<RuleStatus, StateTone>> = {
  "in-force": "done",
  enjoined: "failed",
  repealed: "idle",
  proposed: "open",
};

const STATUS: Readonly<Record<RuleStatus, string>> = {
  "in-force": "In force",
  enjoined: "Enjoined",
  repealed: "Repealed",
  proposed: "Proposed",
};

/** Rules with their versions, newest last, as the pack lists them. */
export function OfficeRules(props: {
  readonly title: string;
  readonly id: string;
  readonly rules: readonly ShownRule[];
}) {
  const { title, id, rules } = props;
  return (
    <Panel title={title} id={id} aside={rules.length}>
      {rules.length === 0 ? (
        <p className="quiet">This pack has none. Counsel supplies them.</p>
      ) : (
        <Table caption={title} columns={["Rule", "Today", "Versions", "Source"]}>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td>
                {rule.title}
                {rule.forCounsel ? <div className="flag">for counsel to check</div> : null}
              </td>
              <td>
                {rule.status === undefined ? null : (
                  <StateChip tone={TONES[rule.status]}>{STATUS[rule.status]}</StateChip>
                )}
                <div>{rule.standing}</div>
              </td>
              <td>
                {rule.versions.map((version) => (
                  <p key={version.span}>
                    <strong>{version.span}</strong>: {STATUS[version.status]}. {version.text}
                  </p>
                ))}
              </td>
              <td>
                {[...new Set(rule.versions.map(({ source }) => source))].map((source) => (
                  <div key={source}>{source}</div>
                ))}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** Public property, sensitive places and names of places, as the files beside the pack list them. */
export function OfficeLists({ lists }: Pick<ShownOffice, "lists">) {
  return (
    <>
      {lists.map((list) => (
        <Panel key={list.id} title={list.title} id={`list-${list.id}`} aside={list.count}>
          <p className="quiet">
            {list.file} <Digest hex={list.sha256} />
          </p>
          {list.names.length === 0 ? null : <p>{list.names.join(", ")}</p>}
          {list.places.length === 0 ? null : (
            <Table caption={list.title} columns={["Place", "Kind", "Owner", "Where"]}>
              {list.places.map((place) => (
                <tr key={`${place.name} ${place.where}`}>
                  <td>{place.name}</td>
                  <td>{place.kind}</td>
                  <td>{place.owner}</td>
                  <td>{place.where}</td>
                </tr>
              ))}
            </Table>
          )}
        </Panel>
      ))}
    </>
  );
}

/** Letters and certificates by name; letters open filled. */
export function OfficeTexts({
  letters,
  certificates,
}: Pick<ShownOffice, "letters" | "certificates">) {
  return (
    <>
      <Panel title="Letters" id="letters" aside={letters.length}>
        <ul>
          {letters.map((letter) => (
            <li key={letter.id}>
              {letter.title}{" "}
              {letter.forCounsel ? <span className="flag">for counsel to check</span> : null}
            </li>
          ))}
        </ul>
        <p>
          <a href="/desk/letters/own">Letters that this office words for itself</a>
        </p>
      </Panel>
      <Panel title="Certificates" id="certificates" aside={certificates.length}>
        <Table caption="Certificates" columns={["No.", "Certificate", "Basis"]}>
          {certificates.map((one) => (
            <tr key={one.id}>
              <td className="code">{one.id}</td>
              <td>{one.title}</td>
              <td>{one.basis}</td>
            </tr>
          ))}
        </Table>
      </Panel>
    </>
  );
}
