import type { Problem, Values } from "../form/problem.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import { FactList, Panel } from "./small-parts.tsx";

/** A file that does not get sealed by itself. Times and sizes in words. */
export interface ShownUnsealedFile {
  readonly id: string;
  /** Undefined while its report is being written. */
  readonly code: string | undefined;
  readonly why: "damaged" | "missing";
  readonly size: string;
  readonly received: string;
  readonly staged: boolean;
  /** Undefined where the store cannot be asked now. */
  readonly stored: boolean | undefined;
}

const STATES = {
  damaged: "Damaged: what lay there was not what was received",
  missing: "Missing: sealing waits for it, and is tried again by itself",
} as const;

/** What is known of the file, and what a custodian can do: have it sealed again, or say that it is lost. */
export function UnsealedFile({
  item,
  token,
  problems,
  values,
}: {
  readonly item: ShownUnsealedFile;
  readonly token: string;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { id, why, staged, stored } = item;
  return (
    <Panel
      id={`unsealed-${id}`}
      title={item.code === undefined ? "File of a report not sent yet" : `File of ${item.code}`}
    >
      <FactList
        facts={[
          { term: "State", value: STATES[why] },
          { term: "Id", value: <code>{id}</code> },
          { term: "Size", value: item.size },
          { term: "Received", value: item.received },
          { term: "Among the uploads", value: staged ? "There" : "Nothing" },
          {
            term: "In the store",
            value:
              stored === undefined ? "Cannot be asked now" : stored ? "Something there" : "Nothing",
          },
        ]}
      />
      <ActForm token={token} hidden={{ item: id }}>
        <DeskTextArea
          name="reason"
          of={id}
          label="Why"
          hint="Kept with the record. Without names."
          rows={2}
          problems={problems}
          values={values}
        />
        <ButtonRow>
          <Button name="intent" value="seal">
            Seal again what is whole now
          </Button>
          {why === "missing" ? (
            <Button look="secondary" name="intent" value="lost">
              Say that it is lost
            </Button>
          ) : null}
        </ButtonRow>
      </ActForm>
    </Panel>
  );
}
