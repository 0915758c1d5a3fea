import nextInPlace from "#app/browser/next-in-place/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** The next report stands at once when its link is followed. Without it the link loads its page. */
export function NextInPlaceScript() {
  return <PageScript src={nextInPlace} />;
}
