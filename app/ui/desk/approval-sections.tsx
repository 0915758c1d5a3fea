import { Digest } from "../evidence/digest.tsx";
import { Button } from "../form/buttons.tsx";
import type { Problem } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import type { Fact } from "./approval-words.ts";
import { Table } from "./case-tables.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { FactList, Notice, Panel } from "./small-parts.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";

/** A request in one line. */
export interface ShownActRow {
  readonly id: string;
  readonly title: string;
  /** What it is about; empty for the office. */
  readonly about: string;
  readonly requester: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly state: { readonly words: string; readonly tone: StateTone };
}

/** A request in full. */
export interface ShownAct extends ShownActRow {
  readonly purpose: string;
  readonly facts: readonly Fact[];
  /** The exact text that passkeys sign the digest of. */
  readonly text: string;
  readonly digest: string;
  readonly needed: number;
  /** Who may approve it. */
  readonly approvers: string;
  readonly mine: boolean;
  /** Where what was said stands beside the report, for whoever decides about a new code. */
  readonly compareHref: string | undefined;
  /** What has to be known before anything else. */
  readonly warning: string | undefined;
  readonly decisions: readonly {
    readonly name: string;
    readonly decision: string;
    readonly at: string;
  }[];
}

/** Requests under one heading. */
export function ActTable({
  title,
  id,
  none,
  rows,
  frame,
}: {
  readonly title: string;
  readonly id: string;
  /** What is said where there is none. */
  readonly none: string;
  readonly rows: readonly ShownActRow[];
  readonly frame: DeskFrame;
}) {
  return (
    <Panel title={title} id={id} aside={rows.length}>
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <Table caption={title} columns={["Act", "About", "Asked by", "Asked", "Until", "State"]}>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a href={`/desk/approvals/${row.id}`}>{row.title}</a>
              </td>
              <td>
                <bdi>{row.about}</bdi>
              </td>
              <td>
                <bdi>{row.requester}</bdi>
              </td>
              <td>
                <When at={row.requestedAt} zone={frame.zone} now={frame.now} />
              </td>
              <td>
                <When at={row.expiresAt} zone={frame.zone} brief />
              </td>
              <td>
                <StateChip tone={row.state.tone}>{row.state.words}</StateChip>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** What is asked for, in plain words, with who decided what. */
export function ActInWords({ act, frame }: { readonly act: ShownAct; readonly frame: DeskFrame }) {
  return (
    <>
      {act.warning === undefined ? null : <Notice tone="warning">{act.warning}</Notice>}
      <FactList
        facts={[
          { term: "State", value: <StateChip tone={act.state.tone}>{act.state.words}</StateChip> },
          { term: "Asked by", value: <bdi>{act.requester}</bdi> },
          {
            term: "Asked",
            value: <When at={act.requestedAt} zone={frame.zone} now={frame.now} />,
          },
          {
            term: "Can be approved and used until",
            value: <When at={act.expiresAt} zone={frame.zone} />,
          },
          ...act.facts.map(({ term, value }) => ({ term, value: <bdi>{value}</bdi> })),
          { term: "Why", value: <bdi>{act.purpose}</bdi>, wide: true },
        ]}
      />
      {act.compareHref === undefined ? null : (
        <p>
          Before it is decided, <a href={act.compareHref}>compare what they say with the report</a>.
        </p>
      )}
      <Panel title="Decisions" id="decisions" aside={act.decisions.length}>
        <p>
          Needs {act.needed === 1 ? "one approval" : "two approvals"} by {act.approvers}, never by
          whoever asked.
        </p>
        {act.decisions.length === 0 ? (
          <p className="quiet">Nobody decided yet.</p>
        ) : (
          <ul>
            {act.decisions.map((one) => (
              <li key={`${one.name} ${one.at}`}>
                {one.decision}: <bdi>{one.name}</bdi>,{" "}
                <When at={one.at} zone={frame.zone} now={frame.now} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

/** The very text that is signed, for whoever wants to read every letter of it. */
export function ExactText({ act }: { readonly act: ShownAct }) {
  return (
    <Panel title="Exact text" id="exact">
      <p>
        A passkey signs this text and no other. Its SHA-256 is the question the passkey answers.
      </p>
      <pre className="exact-text">{act.text}</pre>
      <Digest hex={act.digest} algorithm="SHA-256" />
    </Panel>
  );
}

/** Approving or signing by passkey, and refusing in words. */
export function DecideForms({
  act,
  frame,
  options,
  signs,
  approves,
  refusable,
  problems,
}: {
  readonly act: ShownAct;
  readonly frame: DeskFrame;
  /** What to ask the passkey; undefined for somebody without one. */
  readonly options: string | undefined;
  /** Asked for it, and has to sign it before anybody approves. */
  readonly signs: boolean;
  readonly approves: boolean;
  readonly refusable: boolean;
  readonly problems: readonly Problem[] | undefined;
}) {
  if (!signs && !approves && !refusable) return null;
  return (
    <Panel title="Your decision" id="decide">
      {!signs && !approves ? null : options === undefined ? (
        <Notice tone="warning">
          {signs ? "Signing" : "Approving"} needs a passkey of yours, and you have none that this
          office takes. <a href="/desk/account#passkeys">Add a passkey to your account</a> and come
          back to this page.
        </Notice>
      ) : (
        <>
          <p>
            {signs
              ? "Nobody can approve this before you signed it yourself."
              : "Read what is asked above. Your passkey signs exactly that, and the record keeps its answer."}
          </p>
          <noscript>
            <p>A passkey needs JavaScript. Allow it for this site to go on.</p>
          </noscript>
          <PasskeyForm
            ceremony="get"
            options={options}
            token={frame.formToken}
            intent="approve"
            button={signs ? "Sign with your passkey" : "Approve with your passkey"}
          />
        </>
      )}
      {refusable ? (
        <ActForm token={frame.formToken} intent="refuse">
          <DeskTextArea
            name="reason"
            label={act.mine ? "Why you take it back" : "Why you refuse"}
            hint="The one who asked reads it in the record."
            rows={2}
            problems={problems}
          />
          <Button look="secondary">{act.mine ? "Take it back" : "Refuse"}</Button>
        </ActForm>
      ) : null}
    </Panel>
  );
}
