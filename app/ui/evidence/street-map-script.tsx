import streetMap from "#app/browser/street-map/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Draws the street map. The list of places and the fields beside it are there without it. */
export function StreetMapScript() {
  return <PageScript src={streetMap} />;
}
