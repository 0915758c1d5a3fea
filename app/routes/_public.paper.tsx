import { useLoaderData } from "@remix-run/react";
import { publicAccess } from "#app/http/access.server.ts";
import { languageOf } from "#app/http/language.ts";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { PaperForm } from "#app/ui/paper/paper-form.tsx";
import { packText, shownCategories } from "#app/ui/report-fields/pack-words.ts";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { shownPaperGroups } from "./_public/paper-groups.ts";

export const handle: FrameHandle = { backHref: "/", wide: true, printsBare: true };

// A browser prints the title above the page.
export const meta = pageTitle((text) => text.paper.title);

export const loader = publicAccess((input) => {
  const { office, origin } = input.context;
  const language = languageOf(input);
  return Promise.resolve({
    office: {
      name: office.officeName,
      contact: packText(office.contact, language),
      postAddress: office.postAddress ?? [],
      notices: office.notices.map((notice) => packText(notice, language)),
      address: `${origin}/`,
    },
    categories: shownCategories(office, language),
    groups: shownPaperGroups(office, language),
  });
});

/** The whole form at once, to be printed and filled in by hand. Every question is drawn by what draws it on its page. */
export default function PaperPage() {
  const { paper: words } = useText();
  const found = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <h1>{words.title}</h1>
        <Lead>{words.screen}</Lead>
      </div>
      <PaperForm {...found} />
    </>
  );
}
