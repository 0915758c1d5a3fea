import presence from "#app/browser/presence/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Keeps true who has a report open. What stood there when the page was made is there without it. */
export function PresenceScript() {
  return <PageScript src={presence} />;
}
