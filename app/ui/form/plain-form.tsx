import type { ReactNode } from "react";

/** The form token, hidden. Nothing without one: public forms are told apart by where they were sent from. */
export function HiddenToken({
  token,
  name = "token",
}: {
  readonly token: string;
  readonly name?: string | undefined;
}) {
  return token === "" ? null : <input type="hidden" name={name} value={token} />;
}

/** Whose page a form stands on, hidden: what comes from it never goes to another report that its browser has open by then. */
export function HiddenReport({ report }: { readonly report: string | undefined }) {
  return report === undefined ? null : <input type="hidden" name="report" value={report} />;
}

export interface PlainFormProps {
  readonly token: string;
  readonly tokenName?: string | undefined;
  readonly action?: string | undefined;
  /** For forms that carry files. */
  readonly multipart?: boolean | undefined;
  readonly children: ReactNode;
}

/** A form that is posted by the browser itself, with its token first; we check it, not the browser. */
export function PlainForm({ token, tokenName, action, multipart, children }: PlainFormProps) {
  return (
    <form
      className="usa-form"
      method="post"
      action={action}
      encType={multipart === true ? "multipart/form-data" : undefined}
      noValidate
      autoComplete="off"
    >
      <HiddenToken token={token} name={tokenName} />
      {children}
    </form>
  );
}
