import type { ReactNode } from "react";
import { Digest } from "../evidence/digest.tsx";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { Button } from "../form/buttons.tsx";
import type { Choice } from "../form/choice-fields.tsx";
import type { Problem } from "../form/problem.ts";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { ShownBundleRow } from "./shown-case.ts";
import { Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

export interface ExportCheck {
  readonly met: boolean;
  readonly words: string;
}

/** Asking for a bundle: what must be there first, with what blocks on top. */
export function ExportForm({
  frame,
  action,
  checks,
  audiences,
  problems,
}: {
  readonly frame: DeskFrame;
  readonly action: string;
  readonly checks: readonly ExportCheck[];
  readonly audiences: readonly Choice[];
  readonly problems?: readonly Problem[] | undefined;
}) {
  const open = checks.filter((check) => !check.met);
  const met = checks.filter((check) => check.met);
  return (
    <>
      <ul className="checklist">
        {[...open, ...met].map((check) => (
          <li key={check.words} className={check.met ? "checklist__met" : "checklist__open"}>
            <Icon name={check.met ? "check" : "alert"} label={check.met ? "done" : "missing"} />{" "}
            {check.words}
          </li>
        ))}
      </ul>
      <ActForm inline token={frame.formToken} intent="bundle" action={action}>
        <DeskSelect
          name="audience"
          label="Make a bundle for"
          choices={audiences}
          problems={problems}
        />
        <Button look="secondary" disabled={open.length > 0}>
          Make the bundle
        </Button>
      </ActForm>
    </>
  );
}

/** The bundles made from a case. */
export function CaseBundles({
  bundles,
  frame,
  mayDownload,
  children,
}: {
  readonly bundles: readonly ShownBundleRow[];
  readonly frame: DeskFrame;
  readonly mayDownload: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Panel title="Bundles" id="bundles" aside={bundles.length}>
      {children}
      {bundles.length === 0 ? (
        <p className="quiet">No bundle yet.</p>
      ) : (
        <Table
          caption="Bundles, newest first"
          columns={["Bundle", "For", "State", "Asked for", "#Size", "SHA-256", "File"]}
        >
          {bundles.map((bundle) => (
            <tr key={bundle.id}>
              <td className="code">
                <a href={`/desk/bundles/${bundle.id}`}>{bundle.name}</a>
              </td>
              <td>{bundle.audience}</td>
              <td>
                <StateChip tone={bundle.state.tone}>{bundle.state.words}</StateChip>
              </td>
              <td>
                <When at={bundle.requestedAt} zone={frame.zone} now={frame.now} />
              </td>
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
                {bundle.sha256 === undefined || !mayDownload ? null : (
                  <a className="with-icon" href={`/desk/bundles/${bundle.id}/download`}>
                    <Icon name="download" /> Download
                    <span className="sr-only"> {bundle.name}</span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** The three commands with which anyone checks a bundle, and what each must say. */
export function CheckCommands({
  name,
  sha256,
}: {
  readonly name: string;
  readonly sha256: string;
}) {
  const file = `${name}.zip`;
  const steps = [
    {
      run: `sha256sum ${file}`,
      gives: (
        <>
          prints <Digest hex={sha256} />
        </>
      ),
    },
    { run: `unzip -t ${file}`, gives: "ends with “No errors detected”" },
    {
      run: `unzip -q ${file} && cd ${name} && sha256sum -c --quiet --strict manifest-sha256.txt`,
      gives: "prints nothing: every file is as it was packed",
    },
  ];
  return (
    <ol className="commands">
      {steps.map((step) => (
        <li key={step.run}>
          <code className="commands__run">{step.run}</code>
          <span className="quiet">{step.gives}</span>
        </li>
      ))}
    </ol>
  );
}
