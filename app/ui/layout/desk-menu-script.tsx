import menus from "#app/browser/desk-menus/main.ts?worker&url";
import { PageScript } from "./page-script.tsx";

/** Closes the bar's menus on Esc and on a press beside them; they open and close without it. */
export function DeskMenuScript() {
  return <PageScript src={menus} />;
}
