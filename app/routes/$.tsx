import { data } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { publicAccess } from "#app/http/access.server.ts";
import { documentSettings } from "#app/ui/layout/document.ts";
import { ErrorPage } from "#app/ui/layout/error-page.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicFrame, PublicTrouble } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const meta = pageTitle((text) => text.errors.pages["404"].title);

export const loader = publicAccess(({ context }) =>
  Promise.resolve(data({ officeName: context.office.officeName }, { status: 404 })),
);

export const action = publicAccess(() => Promise.resolve(data(null, { status: 404 })));

/** Any address that is no page, in the look of the product it was looked for in. */
export default function NotFoundPage() {
  const { officeName } = useLoaderData<typeof loader>();
  const { errors } = useText();
  const { area } = documentSettings([], useLocation().pathname);
  return area === "desk" ? (
    <ErrorPage area={area} status={404} officeName={officeName} />
  ) : (
    <PublicFrame officeName={officeName}>
      <PublicTrouble words={errors.pages["404"]} />
    </PublicFrame>
  );
}
