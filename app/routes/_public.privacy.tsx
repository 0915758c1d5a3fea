import { publicAccess } from "#app/http/access.server.ts";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/" };

export const meta = pageTitle((text) => text.privacy.title);

export const loader = publicAccess(() => Promise.resolve(null));

/** What is kept, what is not, and what nobody can promise. */
export default function PrivacyPage() {
  const { privacy } = useText();
  return (
    <>
      <h1>{privacy.title}</h1>
      <Lead>{privacy.lead}</Lead>
      {privacy.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <Points points={text} />
        </section>
      ))}
    </>
  );
}
