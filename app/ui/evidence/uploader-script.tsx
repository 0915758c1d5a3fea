import uploader from "#app/browser/uploader/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Sends files as soon as they are chosen, and goes on where it stopped. The page works without it. */
export function UploaderScript() {
  return <PageScript src={uploader} />;
}
