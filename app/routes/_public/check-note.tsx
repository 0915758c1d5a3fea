import type { ReactNode } from "react";
import { askedGroups, wrongGroups, type GroupNumber } from "#app/core/intake/code-groups.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Values } from "#app/ui/form/problem.ts";
import { TextInput } from "#app/ui/form/text-fields.tsx";
import { Lead, More } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./form-parts.tsx";

const fieldOf = (group: GroupNumber) => `group-${group}`;

/** Two groups as they were typed, and which of them are not those of the code. */
export interface CheckedNote {
  readonly wrong: readonly GroupNumber[];
  readonly values: Values;
}

/** Compares what was typed on the page of the check with the code. */
export function checkedNote(
  code: ReceiptCode,
  fields: Readonly<Record<string, string>>,
): CheckedNote {
  const asked = askedGroups(code);
  const typed = Object.fromEntries(asked.map((group) => [group, fields[fieldOf(group)] ?? ""]));
  return {
    wrong: wrongGroups(code, typed),
    values: Object.fromEntries(asked.map((group) => [fieldOf(group), typed[group] ?? ""])),
  };
}

/** Whether a form comes from the page of the check, with something typed or not. */
export function isNoteTyped(fields: Readonly<Record<string, string>>): boolean {
  return Object.keys(fields).some((name) => name.startsWith("group-"));
}

/** The page on which two groups are copied back from the witness's own note. */
export function CheckNote(props: {
  readonly groups: readonly GroupNumber[];
  /** What was typed wrong; undefined before anything was. */
  readonly sentBack: CheckedNote | undefined;
  readonly action: string;
  /** What the form carries beside the groups. */
  readonly hidden?: ReactNode;
  /** The ways back to the page of the code. */
  readonly lookAgain: ReactNode;
  readonly skip: ReactNode;
}) {
  const { check: words } = useText().keepCode;
  const problems = (props.sentBack?.wrong ?? []).map((number) => ({
    field: fieldOf(number),
    message: fill(words.wrong, { number }),
  }));
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <PublicForm action={props.action}>
        {props.hidden}
        {props.groups.map((number) => (
          <TextInput
            key={number}
            name={fieldOf(number)}
            label={fill(words.group, { number })}
            hint={words.hint}
            because={words.because}
            values={props.sentBack?.values ?? {}}
            problems={problems}
            inputMode="numeric"
            width="short"
            code
          />
        ))}
        <ButtonRow>
          <Button>{words.button}</Button>
        </ButtonRow>
      </PublicForm>
      {props.lookAgain}
      <More title={words.skipTitle}>
        <p>{words.skip}</p>
        {props.skip}
      </More>
    </>
  );
}
