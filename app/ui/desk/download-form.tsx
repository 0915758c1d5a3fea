import { Button } from "../form/buttons.tsx";
import { DeskSelect } from "./desk-fields.tsx";
import { PURPOSE_CHOICES } from "./purposes.ts";

/** Fetches an original, with the purpose that goes into its custody record. A plain link by GET, so that it can resume. */
export function DownloadForm({
  item,
}: {
  readonly item: { readonly id: string; readonly name: string };
}) {
  return (
    <form
      className="act-form act-form--inline"
      method="get"
      action={`/desk/evidence/${item.id}/original`}
    >
      <DeskSelect
        name="purpose"
        label="Purpose (recorded)"
        choices={PURPOSE_CHOICES}
        of={item.id}
      />
      <Button look="secondary">
        Download the original<span className="sr-only"> of {item.name}</span>
      </Button>
    </form>
  );
}
