import { Button, ButtonRow } from "../../form/buttons.tsx";
import { FileInput } from "../../form/file-input.tsx";
import { PlainForm } from "../../form/plain-form.tsx";
import type { Problem } from "../../form/problem.ts";
import { FileFields } from "../../report-fields/file-fields.tsx";
import { ReceiptCode } from "../../evidence/digest.tsx";
import { ActForm } from "../act-form.tsx";
import { FactList, Notice, Panel } from "../small-parts.tsx";

export interface EntryCheckProps {
  readonly token: string;
  readonly draftId: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly items: readonly { readonly id: string; readonly name: string; readonly size: string }[];
  readonly problems: readonly Problem[];
}

/** What was typed in short, its files, and the button that files it. */
export function EntryCheck({ token, draftId, facts, items, problems }: EntryCheckProps) {
  return (
    <>
      <Panel id="typed" title="What was typed in">
        <FactList facts={facts} />
        <p>
          <a href={`/desk/enter/${draftId}`}>Change it</a>
        </p>
      </Panel>
      <Panel id="files" title="Scans and files" aside={String(items.length)}>
        {items.length === 0 ? <p>None yet.</p> : null}
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <bdi>{item.name}</bdi> <span className="quiet">{item.size}</span>
              <ActForm token={token} intent="remove" hidden={{ item: item.id }} inline>
                <Button look="quiet">
                  Take back<span className="sr-only"> {item.name}</span>
                </Button>
              </ActForm>
            </li>
          ))}
        </ul>
        <PlainForm token={token} action="/desk/enter/files" multipart>
          <input type="hidden" name="report" value={draftId} />
          <FileInput
            name="files"
            label="Scan of the letter, or another file"
            hint="Each is kept byte for byte as evidence. Leave out the sheet with contact details."
            problems={problems}
            multiple
          />
          <details className="more">
            <summary>What the reporter said of it</summary>
            <div className="more__body">
              <FileFields values={{}} problems={[]} />
            </div>
          </details>
          <ButtonRow>
            <Button look="secondary">Add</Button>
          </ButtonRow>
        </PlainForm>
      </Panel>
      <Panel id="file-it" title="File the report">
        <p>
          It goes into the queue like every other. Then the receipt code is shown once, for the
          reporter alone.
        </p>
        <ActForm token={token} intent="file">
          <Button>File the report</Button>
        </ActForm>
        <h3>Or not</h3>
        <ActForm token={token} intent="discard">
          <Button look="secondary">Delete what was typed and its files</Button>
        </ActForm>
      </Panel>
    </>
  );
}

/** The only time that the code is shown. It is the reporter's: to be read out or handed over, and not to be kept here. */
export function EntryFiled(filed: {
  readonly reportCode: string;
  readonly reportHref: string;
  /** Null where it could not be shown. */
  readonly receiptCode: string | null;
  readonly comeBack: string;
}) {
  return (
    <Panel id="filed" title={`Filed as ${filed.reportCode}`}>
      {filed.receiptCode === null ? (
        <p>The receipt code cannot be shown. The reporter can ask for a new one.</p>
      ) : (
        <>
          <Notice tone="warning">
            This code is for the reporter alone and is shown only now: print this page for them, or
            read it out and have them read it back. Do not write it down here.
          </Notice>
          <ReceiptCode code={filed.receiptCode} label="Receipt code" />
          <p>
            To come back: <span dir="ltr">{filed.comeBack}</span>
          </p>
        </>
      )}
      <p>
        <a href={filed.reportHref}>Open the report</a> · <a href="/desk/enter">Type in another</a>
      </p>
    </Panel>
  );
}
