import { Button, ButtonRow } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { StateChip } from "./status-chip.tsx";

const FINDINGS = [
  { value: "", label: "Choose" },
  { value: "fine", label: "It was in order" },
  { value: "not-fine", label: "It was not in order" },
];

/** What somebody found of one emergency, whatever was opened in it. */
export function ReviewForm(props: {
  /** The opening's id. */
  readonly of: string;
  /** What people call what was opened; for whoever hears the button and sees no panel around it. */
  readonly name: string;
  readonly token: string;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { of, name, token } = props;
  const field = { of, problems: props.problems, values: props.values };
  return (
    <ActForm token={token} hidden={{ opening: of }} action="/desk/reviews">
      <DeskSelect {...field} name="finding" label="What you found" choices={FINDINGS} />
      <DeskTextArea {...field} name="remarks" label="What you looked at and why you say so" />
      <ButtonRow>
        <Button>
          Record the review<span className="sr-only"> of {name}</span>
        </Button>
      </ButtonRow>
    </ActForm>
  );
}

export function FindingChip({ fine }: { readonly fine: boolean }) {
  return (
    <StateChip tone={fine ? "done" : "failed"}>{fine ? "In order" : "Not in order"}</StateChip>
  );
}
