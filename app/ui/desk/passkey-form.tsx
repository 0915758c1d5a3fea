import type { ReactNode } from "react";
import { HiddenToken } from "../form/plain-form.tsx";

export interface PasskeyFormProps {
  readonly ceremony: "create" | "get";
  /** What to ask the authenticator, as JSON text. */
  readonly options: string;
  /** The form's token, at pages of a session. */
  readonly token?: string | undefined;
  readonly intent?: string | undefined;
  /** Fields beside the passkey, and buttons that send the form without one. */
  readonly children?: ReactNode;
  readonly button: string;
  /** What stands below the button: another way. */
  readonly after?: ReactNode;
}

/**
 * A form whose button asks the browser for a passkey and sends the answer along. Without the script the button cannot be
 * pressed; what stands in the form besides still works.
 */
export function PasskeyForm(props: PasskeyFormProps) {
  return (
    <form
      method="post"
      noValidate
      className="passkey-form"
      data-passkey={props.ceremony}
      data-passkey-options={props.options}
    >
      <HiddenToken token={props.token ?? ""} />
      {props.intent === undefined ? null : (
        <input type="hidden" name="intent" value={props.intent} />
      )}
      <input type="hidden" name="credential" value="" />
      {props.children}
      <p
        className="passkey-form__problem"
        role="alert"
        hidden
        data-passkey-problem=""
        data-failed="That did not work, or it was stopped. Try again, or use another way."
        data-known="This device has a passkey for your account already."
      />
      <button className="usa-button" type="button" data-passkey-go="" hidden>
        {props.button}
      </button>
      {props.after}
    </form>
  );
}
