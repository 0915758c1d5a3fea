import { Button } from "../form/buttons.tsx";
import type { Choice } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

/** Which file of an exhibit goes to an audience, in words. */
export interface ShownHandedFile {
  readonly words: string;
  readonly isOpen: boolean;
}

export interface ShownHandedFiles {
  readonly audiences: readonly Choice[];
  /** A cell for each audience, in their order. */
  readonly rows: readonly {
    readonly exhibit: string;
    readonly cells: readonly ShownHandedFile[];
  }[];
  /** Exhibit and file at once. */
  readonly files: readonly Choice[];
}

/** Which file of each exhibit goes into bundles, and a form to choose another. */
export function HandedFiles({
  frame,
  shown,
  problems,
  values,
}: {
  readonly frame: DeskFrame;
  readonly shown: ShownHandedFiles;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  return (
    <Panel title="What goes into bundles" id="handed">
      <p>
        Where parts of a file were to be covered, its original goes to nobody but the prosecution
        and the court unless a person chooses so here, with a reason. Choices are recorded with the
        case.
      </p>
      <Table
        caption="Which file of each exhibit goes to whom"
        columns={["Exhibit", ...shown.audiences.map(({ label }) => label)]}
      >
        {shown.rows.map(({ exhibit, cells }) => (
          <tr key={exhibit}>
            <td>{exhibit}</td>
            {cells.map(({ words, isOpen }, place) => (
              <td key={shown.audiences[place]?.value}>
                {isOpen ? <StateChip tone="failed">{words}</StateChip> : words}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <ActForm inline token={frame.formToken} intent="choose">
        <DeskSelect
          name="file"
          label="Exhibit and file"
          choices={shown.files}
          problems={problems}
          values={values}
        />
        <DeskSelect
          name="audience"
          label="Goes to"
          choices={shown.audiences}
          problems={problems}
          values={values}
        />
        <DeskInput
          wide
          name="reason"
          label="Why the original may go (needed for an original)"
          problems={problems}
          values={values}
        />
        <Button look="secondary">Choose</Button>
      </ActForm>
    </Panel>
  );
}
