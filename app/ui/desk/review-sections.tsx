import { EXCULPATORY_CODES, EXCULPATORY_WORDS } from "#app/core/case/exculpatory-codes.ts";
import { KIND_ICONS } from "../evidence/file-kind.ts";
import { Button } from "../form/buttons.tsx";
import type { Choice } from "../form/choice-fields.tsx";
import { FieldError } from "../form/field.tsx";
import { KeyHint, useKey } from "../form/key.tsx";
import { fieldId, messageFor, type Problem, type Values } from "../form/problem.ts";
import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { ShownReviewedFile } from "./shown-review.ts";
import { Panel } from "./small-parts.tsx";

/** The name of a code's box in the form. */
export function codeField(code: string): string {
  return `code-${code}`;
}

interface FormProps {
  readonly frame: DeskFrame;
  readonly action: string;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}

/** The files with a box each, and what can be done to those that are ticked. */
export function ReviewForm({
  files,
  ticked,
  mayDecide,
  ...form
}: FormProps & {
  readonly files: readonly ShownReviewedFile[];
  /** All boxes are ticked, as the link above the list asks for. */
  readonly ticked: boolean;
  readonly mayDecide: boolean;
}) {
  const { frame, action, problems, values } = form;
  const table = (
    <Table
      caption="Files and what they are to the defence"
      columns={["File", "Exhibit", "Report", "Decision", "Open"]}
    >
      {files.map((file) => (
        <tr key={file.id} id={file.id}>
          <td>
            <span>
              {!mayDecide ? null : (
                <ChooseFile file={file} ticked={ticked || values?.[file.field] !== undefined} />
              )}{" "}
              <FileName file={file} />
            </span>
          </td>
          <td>
            {file.exhibit === undefined ? (
              <span className="quiet">no exhibit</span>
            ) : (
              <bdi>{file.exhibit}</bdi>
            )}
          </td>
          <td className="code">{file.reportCode}</td>
          <td>
            <Decision decision={file.decision} frame={frame} />
          </td>
          <td>
            {file.open.length === 0 ? (
              <span className="quiet">nothing</span>
            ) : (
              <ul>
                {file.open.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
  if (!mayDecide) return table;
  return (
    <ActForm token={frame.formToken} action={action}>
      {table}
      <CodeBoxes problems={problems} values={values} />
      <DeskInput
        name="reason"
        label="Reason, kept with the record of each file"
        wide
        maxLength={500}
        shortcut="n"
        problems={problems}
        values={values}
      />
      <p className="button-row">
        <Button name="intent" value="decide" shortcut="s">
          Decide this for the ticked files
        </Button>
        <Button look="secondary" name="intent" value="agree" shortcut="y">
          Second look: I agree
        </Button>
        <Button look="quiet" name="intent" value="ask">
          Ask that somebody looks again
        </Button>
      </p>
    </ActForm>
  );
}

function ChooseFile({
  file,
  ticked,
}: {
  readonly file: ShownReviewedFile;
  readonly ticked: boolean;
}) {
  const { "aria-keyshortcuts": keys } = useKey("x");
  return (
    <input
      type="checkbox"
      id={fieldId(file.field)}
      name={file.field}
      value={file.seen}
      defaultChecked={ticked}
      aria-label={`Choose ${file.name}`}
      aria-keyshortcuts={keys}
      autoComplete="off"
      data-choose
    />
  );
}

function FileName({ file }: { readonly file: ShownReviewedFile }) {
  return (
    <>
      <Icon name={KIND_ICONS[file.kind]} label={file.kind} />{" "}
      {file.href === undefined ? (
        <bdi>{file.name}</bdi>
      ) : (
        <a href={file.href} data-row>
          <bdi>{file.name}</bdi>
        </a>
      )}
    </>
  );
}

function Decision({
  decision,
  frame,
}: {
  readonly decision: ShownReviewedFile["decision"];
  readonly frame: DeskFrame;
}) {
  if (decision === undefined) return <span className="quiet">none</span>;
  const { codes, reason, by, at, agreedBy } = decision;
  return (
    <>
      <strong>{codes}</strong> <bdi>{reason}</bdi>{" "}
      <span className="quiet">
        <bdi>{by}</bdi>, <When at={at} zone={frame.zone} now={frame.now} />
        {agreedBy === undefined ? null : (
          <>
            ; agreed: <bdi>{agreedBy}</bdi>
          </>
        )}
      </span>
    </>
  );
}

function CodeBoxes({ problems, values }: Pick<FormProps, "problems" | "values">) {
  const message = messageFor(problems, "codes");
  const error = `${fieldId("codes")}-error`;
  return (
    <fieldset
      className="usa-fieldset"
      id={fieldId("codes")}
      aria-describedby={message === undefined ? undefined : error}
    >
      <legend className="usa-legend">What the ticked files are to the defence</legend>
      {message === undefined ? null : <FieldError id={error} message={message} />}
      {EXCULPATORY_CODES.map((code) => (
        <CodeBox key={code} code={code} on={values?.[codeField(code)] !== undefined} />
      ))}
    </fieldset>
  );
}

function CodeBox({
  code,
  on,
}: {
  readonly code: (typeof EXCULPATORY_CODES)[number];
  readonly on: boolean;
}) {
  const name = codeField(code);
  const shortcut = code.slice(-1);
  return (
    <div className="choice">
      <input
        className="choice__input"
        type="checkbox"
        id={fieldId(name)}
        name={name}
        value="on"
        defaultChecked={on}
        {...useKey(shortcut)}
      />
      <label className="choice__label" htmlFor={fieldId(name)}>
        {code} {EXCULPATORY_WORDS[code]} <KeyHint of={shortcut} />
      </label>
    </div>
  );
}

/** A supervisor's way past what is open: one bundle, with a reason that is printed. */
export function OverrideForm({
  audiences,
  ...form
}: FormProps & { readonly audiences: readonly Choice[] }) {
  const { frame, action, problems, values } = form;
  return (
    <Panel title="Make a bundle all the same" id="override">
      <p>
        Only with a supervisor’s word, for the files that are open now and for one bundle. The
        reason is kept with the record, and the prosecution’s set prints it with every such file.
      </p>
      <ActForm token={frame.formToken} intent="override" action={action}>
        <DeskSelect
          name="audience"
          label="Make a bundle for"
          choices={audiences}
          problems={problems}
          values={values}
        />
        <DeskInput
          name="why"
          label="Why it cannot wait for the review"
          wide
          maxLength={500}
          problems={problems}
          values={values}
        />
        <Button look="secondary">Make it over the open review</Button>
      </ActForm>
    </Panel>
  );
}
