import type { EntryKind } from "#app/core/case/sheet-entry.ts";
import { Button, ButtonLink, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DefenceFields } from "./defence-fields.tsx";
import { DeskInput, DeskTextArea } from "./desk-fields.tsx";
import { ImmunityFields, LookFields, QuestionField } from "./immunity-fields.tsx";
import { ChargeFields, FactFields, type FieldsProps } from "./sheet-fields.tsx";
import { LinkFields, PersonFields } from "./person-fields.tsx";
import { Panel } from "./small-parts.tsx";
import type { SheetForm } from "./shown-sheet.ts";

/** Each kind with its article. */
const NAMES = {
  charge: "a charge",
  element: "an element",
  defence: "a defence",
  fact: "a fact",
  gap: "a gap",
  immunity: "a worksheet",
  look: "where you looked",
  person: "a person",
  link: "a link",
} as const satisfies Readonly<Record<EntryKind, string>>;

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
    <Panel title={`${verb} ${NAMES[form.kind]}`} id="form">
      {form.about === "" ? null : <p className="quiet">{form.about}</p>}
      <ActForm token={token} intent={form.act} action={action} hidden={hidden}>
        <FieldsOf kind={form.kind} {...fields} />
        <ButtonRow>
          <Button shortcut="s">{form.act === "add" ? `Add ${NAMES[form.kind]}` : "Save"}</Button>
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
    case "defence":
      return <DefenceFields {...props} />;
    case "fact":
      return <FactFields {...props} />;
    case "gap":
      return (
        <>
          <QuestionField {...props} none="The worksheet as a whole" />
          <DeskTextArea {...props} name="text" label="What is missing" shortcut="n" />
          <DeskInput {...props} name="who" label="Who sees to it" maxLength={120} />
          <DeskInput {...props} name="due" label="By which day" kind="date" />
        </>
      );
    case "immunity":
      return <ImmunityFields {...props} />;
    case "look":
      return <LookFields {...props} />;
    case "person":
      return <PersonFields {...props} />;
    case "link":
      return <LinkFields {...props} />;
  }
}
