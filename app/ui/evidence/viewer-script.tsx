import viewer from "#app/browser/viewer/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Tools for looking closely. Picture and player are there without it. */
export function ViewerScript() {
  return <PageScript src={viewer} />;
}
