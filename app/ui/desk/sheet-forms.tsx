import { Button, ButtonLink, ButtonRow } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";
import type { SheetChoices, SheetForm } from "./shown-sheet.ts";

const NONE = { value: "", label: "None" };
const NAMES = { charge: "charge", element: "element", fact: "fact", gap: "gap" } as const;

interface FieldsProps {
  readonly values: Values;
  readonly problems: readonly Problem[] | undefined;
  readonly choices: SheetChoices;
}

/** The one form that the page's address opens: something new, or something to change. */
export function EntryForm({
  form,
  token,
  action,
  back,
  ...fields
}: {
  readonly form: SheetForm;
  readonly token: string;
  readonly action: string;
  readonly back: string;
} & FieldsProps) {
  const verb = form.act === "add" ? "Add" : "Change";
  const hidden: Readonly<Record<string, string>> =
    form.act === "add"
      ? { kind: form.kind, to: form.to }
      : { entry: form.entry, seen: String(form.seen) };
  return (
    <Panel title={`${verb} a ${NAMES[form.kind]}`.replace("a element", "an element")} id="form">
      {form.about === "" ? null : <p className="quiet">{form.about}</p>}
      <ActForm token={token} intent={form.act} action={action} hidden={hidden}>
        <FieldsOf kind={form.kind} {...fields} />
        <ButtonRow>
          <Button shortcut="s">
            {form.act === "add" ? `Add the ${NAMES[form.kind]}` : "Save"}
          </Button>
          <ButtonLink href={back} look="quiet">
            Leave without saving
          </ButtonLink>
        </ButtonRow>
      </ActForm>
    </Panel>
  );
}

function FieldsOf({ kind, ...props }: FieldsProps & { readonly kind: SheetForm["kind"] }) {
  switch (kind) {
    case "charge":
      return <ChargeFields {...props} />;
    case "element":
      return (
        <DeskTextArea
          {...props}
          name="text"
          label="What has to be shown"
          hint="One thing, in your own words."
          shortcut="n"
        />
      );
    case "fact":
      return <FactFields {...props} />;
    case "gap":
      return (
        <>
          <DeskTextArea {...props} name="text" label="What is missing" shortcut="n" />
          <DeskInput {...props} name="who" label="Who sees to it" maxLength={120} />
          <DeskInput {...props} name="due" label="By which day" kind="date" />
        </>
      );
  }
}

function ChargeFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <DeskSelect
        {...props}
        name="statute"
        label="Offence"
        hint="From the office's pack. Its text of the day of the act is kept with the charge."
        choices={[{ value: "", label: "Choose" }, ...choices.statutes]}
        shortcut="n"
      />
      <DeskInput
        {...props}
        name="day"
        label="Day of the act"
        hint="Leave it empty while it is not known: no day is guessed."
        kind="date"
      />
      <DeskInput {...props} name="degree" label="Degree" maxLength={120} />
      <DeskInput {...props} name="class" label="Class" maxLength={120} />
      <DeskInput {...props} name="culpable" label="Culpable state" maxLength={120} />
    </>
  );
}

function FactFields({ choices, ...props }: FieldsProps) {
  return (
    <>
      <DeskTextArea
        {...props}
        name="statement"
        label="The fact"
        hint="One sentence in neutral words: what is seen or heard, no conclusion."
        rows={2}
        shortcut="n"
      />
      <DeskSelect
        {...props}
        name="side"
        label="It speaks"
        choices={[
          { value: "", label: "Choose" },
          { value: "for", label: "for the element" },
          { value: "against", label: "against the element" },
        ]}
      />
      <DeskSelect {...props} name="item" label="File" choices={[NONE, ...choices.items]} />
      <DeskInput
        {...props}
        name="at"
        label="Where in the file"
        hint="A time like 1:02 or 0:01:02.5, or a page like p. 3."
      />
      <DeskSelect {...props} name="report" label="Report" choices={[NONE, ...choices.reports]} />
      <DeskTextArea
        {...props}
        name="words"
        label="Words of the report"
        hint="Copied as they stand there."
        rows={2}
      />
      <DeskInput
        {...props}
        name="witness"
        label="Witness"
        hint="A pseudonym, such as W-03."
        maxLength={120}
      />
      <DeskSelect
        {...props}
        name="strength"
        label="How strongly"
        choices={[
          { value: "", label: "Not weighed yet" },
          { value: "0", label: "0: not at all" },
          { value: "1", label: "1: a little" },
          { value: "2", label: "2: well" },
          { value: "3", label: "3: by itself" },
        ]}
      />
      {choices.facts.length === 0 ? null : (
        <DeskSelect
          {...props}
          name="contradicts"
          label="It contradicts"
          choices={[NONE, ...choices.facts]}
        />
      )}
    </>
  );
}
