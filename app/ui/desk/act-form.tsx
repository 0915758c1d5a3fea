import type { ReactNode } from "react";
import { HiddenToken } from "../form/plain-form.tsx";

export interface ActFormProps {
  readonly token: string;
  /** What to do; pages with several forms tell them apart by it. */
  readonly intent?: string | undefined;
  /** Where it is sent; its own page when left out. */
  readonly action?: string | undefined;
  /** Values that belong to the act, such as the id of what it is about. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** Fields and button in one line. */
  readonly inline?: boolean | undefined;
  readonly children: ReactNode;
}

/** A form that does one thing at the desk. */
export function ActForm({ token, intent, action, hidden = {}, inline, children }: ActFormProps) {
  return (
    <form
      className={inline === true ? "act-form act-form--inline" : "act-form"}
      method="post"
      action={action}
      noValidate
      autoComplete="off"
    >
      <HiddenToken token={token} />
      {intent === undefined ? null : <input type="hidden" name="intent" value={intent} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
