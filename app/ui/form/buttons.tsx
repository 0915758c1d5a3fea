import type { ReactNode } from "react";
import { KeyHint, useKey } from "./key.tsx";

/** primary: the one thing to do next; secondary: another way; quiet: looks like a link. */
export type ButtonLook = "primary" | "secondary" | "quiet";

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: "usa-button",
  secondary: "usa-button usa-button--outline",
  quiet: "usa-button usa-button--unstyled",
};

export interface ButtonProps {
  readonly look?: ButtonLook | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Sends the form to another address than its own. */
  readonly formAction?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** The desk's key for it. */
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

/** Sends the form it stands in. */
export function Button({
  look = "primary",
  name,
  value,
  formAction,
  disabled,
  shortcut,
  children,
}: ButtonProps) {
  const key = useKey(shortcut);
  return (
    <button
      className={LOOKS[look]}
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
      disabled={disabled}
      {...key}
    >
      {children}
      <KeyHint of={shortcut} />
    </button>
  );
}

/** A link that looks like a button, for a step that sends nothing. */
export function ButtonLink({
  href,
  look = "primary",
  children,
}: {
  readonly href: string;
  readonly look?: ButtonLook | undefined;
  readonly children: ReactNode;
}) {
  return (
    <a className={LOOKS[look]} href={href}>
      {children}
    </a>
  );
}

/** The buttons at a form's end: one below the other on a phone. */
export function ButtonRow({
  children,
  withoutScript,
}: {
  readonly children: ReactNode;
  /** For buttons that a script of the page makes needless. */
  readonly withoutScript?: boolean | undefined;
}) {
  return (
    <div className="button-row" data-without-script={withoutScript === true ? "" : undefined}>
      {children}
    </div>
  );
}
