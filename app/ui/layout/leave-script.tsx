import leave from "#app/browser/leave/leave.ts?worker&url";
import { PageScript } from "./page-script.tsx";

/** Makes leaving quicker and quieter; the button leaves without it too. */
export function LeaveScript() {
  return <PageScript src={leave} />;
}
