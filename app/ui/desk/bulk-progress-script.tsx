import progress from "#app/browser/bulk-progress/main.ts?worker&url";
import { PageScript } from "../layout/page-script.tsx";

/** Says how far an act on many has come. Without it a link looks again. */
export function BulkProgressScript() {
  return <PageScript src={progress} />;
}
