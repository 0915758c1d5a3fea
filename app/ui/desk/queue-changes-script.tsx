import changes from "#app/browser/queue-changes/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Says how much changed since the list was made. Without it the list says when it was made. */
export function QueueChangesScript() {
  return <PageScript src={changes} />;
}
