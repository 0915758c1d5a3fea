import { Notice } from "./small-parts.tsx";

/** A link that is shown this one time, to be handed over in person. */
export function SecretLink({ href, forWhom }: { readonly href: string; readonly forWhom: string }) {
  return (
    <Notice tone="done">
      <p>
        <strong>The invitation for {forWhom} is ready.</strong> This link is shown once and works
        for 60 minutes. Hand it over yourself, not by email: whoever opens it first gets the
        account.
      </p>
      <p>
        <label>
          <span className="sr-only">Invitation link for {forWhom}</span>
          <input className="usa-input usa-input--code" type="text" readOnly value={href} />
        </label>
      </p>
    </Notice>
  );
}
