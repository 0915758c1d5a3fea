import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LeaveScript } from "#app/ui/layout/leave-script.tsx";
import { PublicPage } from "#app/ui/layout/public-page.tsx";
import { useText } from "#app/ui/text/language.tsx";
import type { ReportPage } from "./report-pages.ts";

/** What a route's `handle` may say about its frame. */
export interface FrameHandle {
  readonly page?: ReportPage;
  readonly step?: { readonly n: number; readonly total: number };
  readonly backHref?: string;
  readonly wide?: boolean;
  readonly printsBare?: boolean;
  readonly emergency?: "top";
  /** What is read here is shown once, or is in answer to a form: choosing a language would lead away from it for good. */
  readonly shownOnce?: "always" | "in-answer";
}

/** The frame of a public page, with the way out that also forgets. */
export function PublicFrame(props: {
  readonly officeName: string | undefined;
  readonly handle?: FrameHandle;
  /** True where the page answers a form. */
  readonly isAnswer?: boolean;
  readonly children: ReactNode;
}) {
  const text = useText();
  const { pathname, search } = useLocation();
  const { page, step, shownOnce, ...rest } = props.handle ?? {};
  const stays = shownOnce === undefined || (shownOnce === "in-answer" && props.isAnswer !== true);
  return (
    <PublicPage
      officeName={props.officeName ?? text.tab.service}
      leaveHref="/leave"
      here={stays ? pathname + search : undefined}
      step={
        step === undefined || page === undefined ? undefined : { ...step, name: text[page].step }
      }
      backHref={rest.backHref}
      wide={rest.wide}
      printsBare={rest.printsBare}
      emergency={rest.emergency}
    >
      {props.children}
      <LeaveScript />
    </PublicPage>
  );
}

/** Why a page could not be shown, in the public's words. */
export function PublicTrouble({
  words,
}: {
  readonly words: { title: string; text: readonly string[] };
}) {
  const { errors } = useText();
  return (
    <>
      <h1>{words.title}</h1>
      {words.text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        <a href="/">{errors.home}</a>
      </p>
    </>
  );
}
