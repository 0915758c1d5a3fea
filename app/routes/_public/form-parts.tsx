import { useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport, PlainForm, type PlainFormProps } from "#app/ui/form/plain-form.tsx";
import { Next } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { OTHER_REPORT_NOTICE } from "./report-pages.ts";
import type { Lost, SentBack } from "./save-page.server.ts";

/**
 * The token of the page's forms. Most browsers say themselves where a form comes from, and the server asks no more; this
 * is for those that do not.
 */
export function usePublicToken(): string {
  return useRouteLoaderData<{ formToken?: string }>("routes/_public")?.formToken ?? "";
}

/**
 * A form of the public that the browser posts itself, with its token. It goes to the page's own address unless another is named. That is spelled out: a
 * browser would else keep the address's mark of a field (`#…`), and of a page with one it does not bring the reader to what is to be put right.
 */
export function PublicForm(props: Omit<PlainFormProps, "token">) {
  const { pathname, search } = useLocation();
  return (
    <PlainForm token={usePublicToken()} {...props} action={props.action ?? pathname + search} />
  );
}

/** What a page was when it was opened: whose, and with which answer saved. */
export interface PageMarks {
  readonly report: string;
  /** Left out where the page has no answer that a form would replace. */
  readonly seen?: string | undefined;
}

/**
 * The same, hidden in the page's form. A page that was sent back keeps what its form said, so that it never becomes the page of another report; only
 * where its reader was told of a newer answer it goes on from that.
 */
export function HiddenMarks({
  marks,
  sentBack,
}: {
  readonly marks: PageMarks;
  readonly sentBack?: Pick<SentBack, "values" | "lost"> | undefined;
}) {
  const report = sentBack?.values["report"] ?? marks.report;
  const seen = sentBack?.lost === "changed" ? undefined : sentBack?.values["seen"];
  return (
    <>
      <HiddenReport report={report} />
      {marks.seen === undefined ? null : (
        <input type="hidden" name="seen" value={seen ?? marks.seen} />
      )}
    </>
  );
}

/** One page of the report: its fields, what comes next, and the button that saves. */
export function ReportForm(props: {
  readonly next: string;
  readonly marks: PageMarks;
  /** What was just sent and not saved, and why: without a draft to save into, the button offers a new one. */
  readonly sentBack?: Pick<SentBack, "values" | "lost"> | undefined;
  readonly children: ReactNode;
}) {
  const { common } = useText();
  return (
    <PublicForm>
      <HiddenMarks marks={props.marks} sentBack={props.sentBack} />
      {props.children}
      <Next>{props.next}</Next>
      <ButtonRow>
        <SaveButton lost={props.sentBack?.lost}>{common.continue}</SaveButton>
      </ButtonRow>
    </PublicForm>
  );
}

/** Saves a page; without a draft it offers a new one, and the page of another report leads to the one that is open. */
export function SaveButton({
  lost,
  children,
}: {
  readonly lost: Lost | undefined;
  readonly children: string;
}) {
  const { errors } = useText();
  switch (lost) {
    case "gone":
    case "sent":
      return (
        <Button name="start-again" value="yes">
          {errors.noDraft.startWithThis}
        </Button>
      );
    case "other":
      return <ButtonLink href="/">{errors.otherReport.see}</ButtonLink>;
    case "changed":
    case null:
    case undefined:
      return <Button>{children}</Button>;
  }
}

/** The result of the last act, or why this page is shown. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p role="status">
      <strong>{children}</strong>
    </p>
  );
}

/** Says that nothing was changed, because the form was of another report; nothing where the page's address does not say so. */
export function OtherReport({ search }: { readonly search: string }) {
  if (new URLSearchParams(search).get("notice") !== OTHER_REPORT_NOTICE) return null;
  return <OtherReportNote />;
}

/** The same, where the page knows. */
export function OtherReportNote() {
  const { errors } = useText();
  return (
    <div role="status">
      <p>
        <strong>{errors.otherReport.title}</strong>
      </p>
      <p>{errors.otherReport.text}</p>
    </div>
  );
}

/** Shown on a page that must be answered before the report can be sent. */
export function PageFirst({ search }: { readonly search: string }) {
  const { errors } = useText();
  return new URLSearchParams(search).get("notice") === "page-first" ? (
    <Notice>{errors.pageFirst}</Notice>
  ) : null;
}
