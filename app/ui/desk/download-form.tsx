import { Button } from "../form/buttons.tsx";
import { DeskSelect } from "./desk-fields.tsx";
import { PURPOSE_CHOICES } from "./purposes.ts";

/** Fetches an original, with the purpose that goes into its custody record. A plain link by GET, so that it can resume. */
export function DownloadForm({
  item,
  dense,
}: {
  readonly item: {
    readonly id: string;
    readonly name: string;
    readonly quarantined?: boolean | undefined;
  };
  /** In a table: the button says all. */
  readonly dense?: boolean | undefined;
}) {
  return (
    <form
      className="act-form act-form--inline"
      method="get"
      action={`/desk/evidence/${item.id}/original`}
    >
      <DeskSelect
        name="purpose"
        label="Purpose of the download (recorded)"
        labelHidden={dense}
        choices={PURPOSE_CHOICES}
        of={item.id}
      />
      {item.quarantined === true ? (
        <label>
          <input type="checkbox" name="warned" value="yes" required /> The scanner found malware in
          this file. I open it only on a machine that is kept apart for that.
        </label>
      ) : null}
      <Button look={dense === true ? "quiet" : "secondary"}>
        Download the original<span className="sr-only"> of {item.name}</span>
      </Button>
    </form>
  );
}
