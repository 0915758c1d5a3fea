import { publicAccess } from "#app/http/access.server.ts";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/" };

export const meta = pageTitle((text) => text.safety.title);

export const loader = publicAccess(() => Promise.resolve(null));

/** How to report without being found out, and how to send files as they are. */
export default function SafetyPage() {
  const { paper, safety } = useText();
  return (
    <>
      <h1>{safety.title}</h1>
      <Lead>{safety.lead}</Lead>
      {safety.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <Points points={text} />
        </section>
      ))}
      <section>
        <h2>{paper.title}</h2>
        <p>
          {paper.offer} <a href="/paper">{paper.link}</a>
        </p>
      </section>
    </>
  );
}
