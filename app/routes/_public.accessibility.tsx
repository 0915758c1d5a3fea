import { publicAccess } from "#app/http/access.server.ts";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/" };

export const meta = pageTitle((text) => text.accessibility.title);

export const loader = publicAccess(() => Promise.resolve(null));

/** How this site can be used, and what does not work well yet. */
export default function AccessibilityPage() {
  const { accessibility: words } = useText();
  return (
    <>
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <h2>{words.worksTitle}</h2>
      <Points points={words.works} />
      <h2>{words.standardTitle}</h2>
      <p>{words.standard}</p>
      <h2>{words.knownTitle}</h2>
      <Points points={words.known} />
      <h2>{words.problemTitle}</h2>
      <p>{words.problem}</p>
    </>
  );
}
