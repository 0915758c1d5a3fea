import floodWork from "#app/browser/flood-work/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Does the work that a form asks for under load, while its page is read. Without it the wait counts that the page names. */
export function FloodWorkScript() {
  return <PageScript src={floodWork} />;
}
