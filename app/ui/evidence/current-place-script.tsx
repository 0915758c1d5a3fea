import currentPlace from "#app/browser/current-place/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Shows the buttons that ask the device where it is. Without it the numbers can be typed. */
export function CurrentPlaceScript() {
  return <PageScript src={currentPlace} />;
}
