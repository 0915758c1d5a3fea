import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { PlainForm, type PlainFormProps } from "#app/ui/form/plain-form.tsx";
import { Next } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";

/**
 * The token of the page's forms. Most browsers say themselves where a form comes from, and the server asks no more; this
 * is for those that do not.
 */
export function usePublicToken(): string {
  return useRouteLoaderData<{ formToken?: string }>("routes/_public")?.formToken ?? "";
}

/** A form of the public that the browser posts itself, with its token. */
export function PublicForm(props: Omit<PlainFormProps, "token">) {
  return <PlainForm token={usePublicToken()} {...props} />;
}

/** One page of the report: its fields, what comes next, and the button that saves. */
export function ReportForm(props: {
  readonly next: string;
  /** Set when there is no draft to save into: the button then offers a new one. */
  readonly lost: "gone" | "sent" | null | undefined;
  readonly children: ReactNode;
}) {
  const { common, errors } = useText();
  return (
    <PublicForm>
      {props.children}
      <Next>{props.next}</Next>
      <ButtonRow>
        {props.lost == null ? (
          <Button>{common.continue}</Button>
        ) : (
          <Button name="start-again" value="yes">
            {errors.noDraft.startWithThis}
          </Button>
        )}
      </ButtonRow>
    </PublicForm>
  );
}

/** Says why a page could not be saved when its draft is gone or sent, and that nothing is lost. */
export function DraftLost({
  lost,
  hasFiles = false,
}: {
  readonly lost: "gone" | "sent" | null | undefined;
  readonly hasFiles?: boolean;
}) {
  const { errors } = useText();
  if (lost == null) return null;
  const words = lost === "sent" ? errors.sentDraft : errors.noDraft;
  return (
    <div className="error-summary" role="alert" aria-labelledby="draft-lost-title">
      <h2 className="error-summary__title" id="draft-lost-title">
        {words.title}
      </h2>
      <p>{words.text[0]}</p>
      <p>{errors.noDraft.nothingLost}</p>
      <p>{hasFiles ? errors.noDraft.filesNotKept : errors.noDraft.kept}</p>
      {lost === "sent" ? (
        <>
          <p>{errors.sentDraft.startNote}</p>
          <p>
            <a href="/report/sent">{errors.sentDraft.see}</a>
          </p>
        </>
      ) : (
        <p>{errors.noDraft.cookies}</p>
      )}
    </div>
  );
}

/** The result of the last act, or why this page is shown. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status">
      <strong>{children}</strong>
    </p>
  );
}

/** Shown on a page that must be answered before the report can be sent. */
export function PageFirst({ search }: { readonly search: string }) {
  const { errors } = useText();
  return new URLSearchParams(search).get("notice") === "page-first" ? (
    <Notice>{errors.pageFirst}</Notice>
  ) : null;
}
