import redactBoxes from "#app/browser/redact-boxes/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Boxes drawn with a pointer. Their numbers can be written without it. */
export function RedactBoxesScript() {
  return <PageScript src={redactBoxes} />;
}
