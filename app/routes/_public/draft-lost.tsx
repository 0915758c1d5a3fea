import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "#app/ui/text/language.tsx";
import type { Lost } from "./save-page.server.ts";

/** Says why a page could not be saved, and that nothing is lost. */
export function DraftLost({
  lost,
  after = "kept",
}: {
  readonly lost: Lost | undefined;
  /** What became of what the form brought; null where it brought nothing. */
  readonly after?: "kept" | "filesNotKept" | null;
}) {
  const { errors } = useText();
  const { pathname, search } = useLocation();
  switch (lost) {
    case "gone":
      return (
        <Alert title={errors.noDraft.title}>
          <p>{errors.noDraft.text[0]}</p>
          <p>{errors.noDraft.nothingLost}</p>
          {after === null ? null : <p>{errors.noDraft[after]}</p>}
          <p>{errors.noDraft.cookies}</p>
        </Alert>
      );
    case "sent":
      return (
        <Alert title={errors.sentDraft.title}>
          <p>{errors.sentDraft.text[0]}</p>
          <p>{errors.noDraft.nothingLost}</p>
          {after === null ? null : <p>{errors.noDraft[after]}</p>}
          <p>{errors.sentDraft.startNote}</p>
          <p>
            <a href="/report/sent">{errors.sentDraft.see}</a>
          </p>
        </Alert>
      );
    case "other":
      return (
        <Alert title={errors.otherReport.title}>
          <p>{errors.otherReport.text}</p>
          <p>{errors.otherReport.kept}</p>
        </Alert>
      );
    case "changed":
      return (
        <Alert title={errors.changedElsewhere.title}>
          <p>{errors.changedElsewhere.text}</p>
          <p>
            <a href={pathname + search} target="_blank" rel="noopener">
              {errors.changedElsewhere.see}
            </a>
          </p>
          <p>{errors.changedElsewhere.choose}</p>
        </Alert>
      );
    case null:
    case undefined:
      return null;
  }
}

function Alert({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // As with a summary of what is to be put right.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-labelledby="draft-lost-title"
    >
      <h2 className="error-summary__title" id="draft-lost-title">
        {title}
      </h2>
      {children}
    </div>
  );
}
