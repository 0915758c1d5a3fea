import { answerInWords, FOUNDATION_FIELDS } from "#app/core/exhibits/foundation-sheet.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** The sheet as a form; read-only words for those who may not write it. */
export function FoundationForm({
  token,
  action,
  seen,
  values,
  problems,
  mayWrite,
}: {
  readonly token: string;
  readonly action: string;
  /** The version that these values are of. */
  readonly seen: number;
  readonly values: Values;
  readonly problems: readonly Problem[] | undefined;
  readonly mayWrite: boolean;
}) {
  return (
    <Panel title="The sheet" id="sheet">
      {mayWrite ? (
        <ActForm token={token} action={action} hidden={{ seen: String(seen) }}>
          {FOUNDATION_FIELDS.map(({ key, label, hint, choices, rows }) => {
            const field = { name: key, label, hint, values, problems, wide: true };
            if (choices !== undefined) {
              const listed = choices.map(([value, words]) => ({ value, label: words }));
              return <DeskSelect key={key} {...field} choices={listed} />;
            }
            return rows === undefined ? (
              <DeskInput key={key} {...field} maxLength={200} />
            ) : (
              <DeskTextArea key={key} {...field} rows={rows} />
            );
          })}
          <Button look="primary">Save the sheet</Button>
        </ActForm>
      ) : (
        <FactList
          facts={FOUNDATION_FIELDS.map((field) => ({
            term: field.label,
            value: answerInWords(field, (key) => values[key] ?? ""),
            wide: true,
          }))}
        />
      )}
    </Panel>
  );
}

/** Who wrote which version, and when; all are kept. */
export function FoundationVersions({
  versions,
  frame,
}: {
  readonly versions: readonly {
    readonly version: number;
    readonly writerName: string;
    readonly writtenAt: string;
  }[];
  readonly frame: DeskFrame;
}) {
  if (versions.length === 0) return null;
  return (
    <Panel title="Versions" id="versions" aside={versions.length}>
      <Table caption="Versions of this sheet" columns={["#Version", "Written by", "When"]}>
        {versions.map(({ version, writerName, writtenAt }) => (
          <tr key={version}>
            <td className="number">{version}</td>
            <td>
              <bdi>{writerName}</bdi>
            </td>
            <td>
              <When at={writtenAt} zone={frame.zone} />
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
