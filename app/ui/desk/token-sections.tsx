import type { TokenAbility } from "#app/core/people/api-token.ts";
import { Button, ButtonLink } from "../form/buttons.tsx";
import { Checkboxes } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { EmptyState, Notice, Panel } from "./small-parts.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";
import { ShownOnce } from "./shown-once.tsx";

/** What each thing that a token may do is called. */
export const TOKEN_ABILITY_WORDS: Readonly<Record<TokenAbility, string>> = {
  "queue.read": "Read the queue",
  "report.read": "Read reports",
  "report.triage": "Set status, assign and note",
  "evidence.full-metadata": "Read every claim of time and place",
  "evidence.original": "Download originals",
  "case.read": "Read cases",
  "case.open": "Open cases",
  "case.change": "Change cases",
  "exhibit.mark": "Mark exhibits",
  "bundle.export": "Make and download bundles",
  "custody.read": "Read custody records",
  "submission.file": "Hand in files for your agency",
  "submission.read": "Follow what your agency handed in",
};

export interface ShownToken {
  readonly id: string;
  readonly label: string;
  readonly holder: string;
  readonly abilities: readonly string[];
  /** UTC, ISO 8601. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** UTC, `YYYY-MM-DD`: days are kept, moments are not. */
  readonly lastUsedDay: string | null;
  readonly state: "good" | "expired" | "revoked" | "holder-disabled";
}

const STATES: Readonly<Record<ShownToken["state"], readonly [StateTone, string]>> = {
  good: ["done", "Good"],
  expired: ["idle", "Ran out"],
  revoked: ["idle", "Ended"],
  "holder-disabled": ["idle", "Account disabled"],
};

/** Tokens with what they may do and when they were last used; only good ones can be ended. */
export function TokenTable({
  frame,
  tokens,
  everybody,
}: {
  readonly frame: DeskFrame;
  readonly tokens: readonly ShownToken[];
  readonly everybody: boolean;
}) {
  if (tokens.length === 0) {
    return <EmptyState title="No tokens" text="A program that files or reads reports needs one." />;
  }
  const { zone, now } = frame;
  const holder = everybody ? ["Holder"] : [];
  return (
    <Table
      caption={everybody ? "Everybody’s tokens, newest first" : "Your tokens, newest first"}
      columns={["For", ...holder, "May", "Made", "Good until", "Last used", "State", "Act"]}
    >
      {tokens.map((one) => (
        <tr key={one.id}>
          <td>
            <bdi>{one.label}</bdi>
          </td>
          {everybody ? (
            <td>
              <bdi>{one.holder}</bdi>
            </td>
          ) : null}
          <td>{one.abilities.map(abilityWords).join("; ")}</td>
          <td>
            <When at={one.issuedAt} zone={zone} now={now} />
          </td>
          <td>
            <When at={one.expiresAt} zone={zone} />
          </td>
          <td>{one.lastUsedDay ?? <span className="quiet">Never</span>}</td>
          <td>
            <StateChip tone={STATES[one.state][0]}>{STATES[one.state][1]}</StateChip>
          </td>
          <td>
            {one.state !== "good" ? null : (
              <ActForm
                token={frame.formToken}
                intent="end"
                action="/desk/tokens"
                hidden={{ "api-token": one.id }}
              >
                <Button look="quiet">
                  End<span className="sr-only"> the token for {one.label}</span>
                </Button>
              </ActForm>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** An ability in words; one that this version no longer gives by its own name. */
function abilityWords(ability: string): string {
  const known: Readonly<Partial<Record<string, string>>> = TOKEN_ABILITY_WORDS;
  return Object.hasOwn(known, ability) ? (known[ability] ?? ability) : ability;
}

/** How long a token may be good. */
export const TOKEN_DAYS = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "180", label: "180 days" },
  { value: "365", label: "A year" },
];

/** The form that makes a token for whoever sends it. */
export function IssueToken({
  formToken,
  apiAddress,
  confirmHref,
  grantable,
  problems,
  values,
}: {
  readonly formToken: string;
  readonly apiAddress: string;
  /** Where its maker first shows who they are; undefined once they did. */
  readonly confirmHref: string | undefined;
  readonly grantable: readonly TokenAbility[];
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
}) {
  if (grantable.length === 0) {
    return (
      <Panel title="Make a token" id="issue">
        <p>Your role can do nothing through the API, so there is no token for it.</p>
      </Panel>
    );
  }
  if (confirmHref !== undefined) {
    return (
      <Panel title="Make a token" id="issue">
        <p>A token outlives your session. Before you make one, show that it is you.</p>
        <ButtonLink href={confirmHref} look="secondary">
          Confirm and go on
        </ButtonLink>
      </Panel>
    );
  }
  const field = { problems, values };
  return (
    <Panel title="Make a token" id="issue">
      <p>
        The token is yours: what a program does with it is recorded under your name. It is sent to{" "}
        <code>{apiAddress}</code>.
      </p>
      <ActForm token={formToken} intent="issue" action="/desk/tokens">
        <DeskInput {...field} name="label" label="What it is for" wide maxLength={80} />
        <Checkboxes
          {...field}
          name="abilities"
          label="What it may do"
          because="It can do nothing that is not ticked."
          choices={grantable.map((value) => ({ value, label: TOKEN_ABILITY_WORDS[value] }))}
        />
        <DeskSelect {...field} name="days" label="Good for" choices={TOKEN_DAYS} />
        <p>
          <Button look="secondary">Make the token</Button>
        </p>
      </ActForm>
    </Panel>
  );
}

/** A token that is shown this one time. */
export function NewToken({ token, label }: { readonly token: string; readonly label: string }) {
  return (
    <Notice tone="done">
      <p>
        <strong>
          The token for <bdi>{label}</bdi> is ready.
        </strong>{" "}
        It is shown once. Select all of it and copy it into the program that needs it, not into a
        message or a document: whoever holds it acts under your name.
      </p>
      <ShownOnce name={`Token for ${label}`} value={token} />
    </Notice>
  );
}
