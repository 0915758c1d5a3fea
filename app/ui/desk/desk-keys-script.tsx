import deskKeys from "#app/browser/desk-keys/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** The desk by single keys. Buttons, links and fields do the same without it. */
export function DeskKeysScript() {
  return <PageScript src={deskKeys} />;
}
