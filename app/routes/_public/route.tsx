import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { loader as rootLoader } from "#app/root.tsx";
import { publicAccess } from "#app/http/access.server.ts";
import { wordsFor } from "#app/ui/layout/error-page.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicFrame, PublicTrouble, type FrameHandle } from "./frame.tsx";
import { pageTitle } from "./page-title.ts";
import { pathOf } from "./report-pages.ts";

export const loader = publicAccess(({ context }) =>
  Promise.resolve({
    officeName: context.office.officeName,
    formToken: context.publicFormToken,
    isAnswer: context.form !== undefined,
  }),
);

/** Only seen when a page below could not be shown: each has a title of its own. */
export const meta = pageTitle(
  (text, _found, error) => text.errors.pages[wordsFor(statusOf(error))].title,
);

/** The frame around every public page. */
export default function PublicLayout() {
  const { officeName, isAnswer } = useLoaderData<typeof loader>();
  const changes = new URLSearchParams(useLocation().search).has("change");
  const handle = (useMatches().at(-1)?.handle ?? {}) as FrameHandle;
  const backHref = changes ? pathOf("check") : handle.backHref;
  return (
    <PublicFrame
      officeName={officeName}
      isAnswer={isAnswer}
      handle={backHref === undefined ? handle : { ...handle, backHref }}
    >
      <Outlet />
    </PublicFrame>
  );
}

export function ErrorBoundary() {
  const status = statusOf(useRouteError());
  const found = useRouteLoaderData<typeof rootLoader>("root");
  const { errors } = useText();
  return (
    <PublicFrame officeName={found?.officeName}>
      <PublicTrouble words={errors.pages[wordsFor(status)]} />
    </PublicFrame>
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
