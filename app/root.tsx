import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import { publicAccess } from "#app/http/access.server.ts";
import { documentSettings } from "#app/ui/layout/document.ts";
import { ErrorPage, wordsFor } from "#app/ui/layout/error-page.tsx";
import deskStyles from "#app/ui/styles/desk.scss?url";
import { languageOf } from "#app/http/language.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { LanguageProvider } from "#app/ui/text/language.tsx";
import publicStyles from "#app/ui/styles/public.scss?url";

/**
 * The office's name, for pages that say why something could not be shown: their own data may be missing. The language in which
 * the reader reads public pages.
 */
export const loader = publicAccess((input) =>
  Promise.resolve({
    officeName: input.context.office.officeName,
    language: languageOf(input),
  }),
);

/** A page that names itself replaces this; an error is named by what it means for the reader. */
export const meta: MetaFunction = ({ error, matches, location }) => {
  const { errors, tab } = textIn(documentSettings(matches, location.pathname).lang);
  const page = error === undefined ? "" : `${errors.pages[wordsFor(statusOf(error))].title} - `;
  return [{ title: `${page}${tab.service}` }];
};

/**
 * The document around every page. No framework script: pages work as the server sends them. The scheme, the title and
 * the icon say nothing about what is read here.
 */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { area, lang, dir } = documentSettings(useMatches(), useLocation().pathname);
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* Long codes are no telephone numbers. */}
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={area === "desk" ? deskStyles : publicStyles} />
        <Links />
      </head>
      <body className={`area-${area}`}>
        <LanguageProvider language={lang}>{children}</LanguageProvider>
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { area } = documentSettings(useMatches(), useLocation().pathname);
  const found = useRouteLoaderData<typeof loader>("root");
  return <ErrorPage area={area} status={statusOf(error)} officeName={found?.officeName} />;
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
