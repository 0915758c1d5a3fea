import { Button, ButtonRow } from "../form/buttons.tsx";
import type { Problem } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { QrCode, type QrSquares } from "./qr-code.tsx";
import { Notice, Panel } from "./small-parts.tsx";

interface Section {
  readonly frame: DeskFrame;
  readonly problems: readonly Problem[] | undefined;
}

export interface ShownPasskey {
  readonly id: string;
  readonly label: string;
  readonly backupEligible: boolean;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly blockedAt: string | null;
}

/** The person's passkeys, and adding one. */
export function PasskeysPanel({
  frame,
  problems,
  passkeys,
  options,
}: Section & { readonly passkeys: readonly ShownPasskey[]; readonly options: string | undefined }) {
  const { zone, now, formToken: token } = frame;
  const problem = problems?.find((one) => one.field === "passkey");
  return (
    <Panel title="Passkeys" id="passkeys">
      {problem === undefined ? null : <Notice tone="failed">{problem.message}</Notice>}
      {passkeys.length === 0 ? (
        <p>
          You have no passkey. With one you sign in without a password, and nobody can phish it.
        </p>
      ) : (
        <Table caption="Your passkeys" columns={["Name", "Added", "Last used", "Act"]}>
          {passkeys.map((one) => (
            <tr key={one.id}>
              <td>
                <ActForm token={token} intent="rename-passkey" hidden={{ passkey: one.id }} inline>
                  <DeskInput
                    name="label"
                    of={one.id}
                    label={`Name of the passkey ${one.label}`}
                    labelHidden
                    values={{ label: one.label }}
                    maxLength={60}
                  />
                  <Button look="quiet">Rename</Button>
                </ActForm>
                {one.blockedAt !== null ? (
                  <strong>Blocked: there may be a copy of it. Remove it.</strong>
                ) : one.backupEligible ? (
                  <span className="quiet">May be copied to your other devices</span>
                ) : (
                  <span className="quiet">On one device only</span>
                )}
              </td>
              <td>
                <When at={one.createdAt} zone={zone} now={now} />
              </td>
              <td>
                {one.lastUsedAt === null ? (
                  "Never"
                ) : (
                  <When at={one.lastUsedAt} zone={zone} now={now} />
                )}
              </td>
              <td>
                <ActForm token={token} intent="remove-passkey" hidden={{ passkey: one.id }}>
                  <Button look="quiet">
                    Remove<span className="sr-only"> {one.label}</span>
                  </Button>
                </ActForm>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {passkeys.length === 1 ? (
        <Notice tone="warning">
          Add a second one: with a single passkey, losing it locks you out.
        </Notice>
      ) : null}
      {options === undefined ? (
        <ActForm token={token} intent="confirm">
          <ButtonRow>
            <Button look="secondary">Add a passkey</Button>
          </ButtonRow>
        </ActForm>
      ) : (
        <PasskeyForm
          ceremony="create"
          options={options}
          token={token}
          intent="add-passkey"
          button="Add a passkey"
        >
          <DeskInput
            name="label"
            label="What you call it"
            hint="Such as “blue security key” or “office laptop”."
            problems={problems}
            maxLength={60}
          />
        </PasskeyForm>
      )}
    </Panel>
  );
}

/** The password and the codes that strengthen it. */
export function PasswordPanel({
  frame,
  problems,
  password,
  codes,
  begun,
}: Section & {
  readonly password: boolean;
  readonly codes: boolean;
  readonly begun: { readonly squares: QrSquares; readonly text: string } | undefined;
}) {
  const { formToken: token } = frame;
  return (
    <Panel title="Password" id="password">
      <p>
        {password
          ? codes
            ? "You can sign in with your password and a code from your authenticator app."
            : "You can sign in with your password alone. Codes from an authenticator app make it stronger."
          : "You have no password."}
      </p>
      <ActForm token={token} intent="change-password" inline>
        <DeskInput
          name="password"
          label="New password"
          kind="password"
          autoComplete="new-password"
          problems={problems}
        />
        <DeskInput
          name="password-again"
          label="The same password again"
          kind="password"
          autoComplete="new-password"
          problems={problems}
        />
        <Button look="secondary">{password ? "Change the password" : "Set a password"}</Button>
      </ActForm>
      {password ? (
        <ButtonRow>
          <ActForm token={token} intent="remove-password">
            <Button look="quiet">Remove the password</Button>
          </ActForm>
          <ActForm token={token} intent={codes ? "remove-codes" : "begin-codes"}>
            <Button look="quiet">{codes ? "Stop using codes" : "Set up codes from an app"}</Button>
          </ActForm>
        </ButtonRow>
      ) : null}
      {begun === undefined ? null : (
        <>
          <p>
            Scan this with your authenticator app, or type the key into it. Then write the first
            code.
          </p>
          <QrCode
            squares={begun.squares}
            label="Key for your authenticator app, as a picture to scan"
          />
          <p>
            Key: <code className="code">{begun.text}</code>
          </p>
          <ActForm token={token} intent="confirm-codes" inline>
            <DeskInput
              name="code"
              label="First code"
              autoComplete="one-time-code"
              problems={problems}
              maxLength={10}
            />
            <Button look="secondary">Start using codes</Button>
          </ActForm>
        </>
      )}
    </Panel>
  );
}
