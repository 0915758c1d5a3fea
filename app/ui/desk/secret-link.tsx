import { Notice } from "./small-parts.tsx";

/** A link that is shown this one time, to be handed over in person. */
export function SecretLink({
  href,
  forWhom,
  minutes,
}: {
  readonly href: string;
  readonly forWhom: string;
  /** How long it works. */
  readonly minutes: number;
}) {
  return (
    <Notice tone="done">
      <p>
        <strong>The link for {forWhom} is ready.</strong> It is shown once and works for {minutes}{" "}
        minutes. Hand it over yourself, not by email: whoever opens it first gets the account.
      </p>
      <p>
        <label>
          <span className="sr-only">Invitation link for {forWhom}</span>
          <textarea
            className="usa-input usa-input--code usa-input--whole"
            rows={3}
            readOnly
            defaultValue={href}
          />
        </label>
      </p>
    </Notice>
  );
}
