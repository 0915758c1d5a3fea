import { Button } from "../form/buttons.tsx";
import { useKey } from "../form/key.tsx";

/** The form that the boxes of the queue's rows belong to, wherever they stand in the page. */
export const BULK_FORM = "bulk";

/** Leads from the queue to one act on the chosen reports, or on all that the filter shows. */
export function BulkChoice({
  list,
  words,
  all,
}: {
  readonly list: string;
  readonly words: string;
  /** All that match may be acted on together, not only one by one. */
  readonly all: boolean;
}) {
  return (
    <form id={BULK_FORM} className="queue-bulk" method="get" action="/desk/bulk/new">
      <input type="hidden" name="list" value={list} />
      <Button look="quiet" shortcut="b">
        Act on the chosen ones
      </Button>
      {all ? (
        <Button look="quiet" name="all" value="yes">
          Act on all that match<span className="sr-only"> ({words})</span>
        </Button>
      ) : null}
      <a href="/desk/bulk">What you did to many</a>
    </form>
  );
}

/** Chooses a row of the queue for that form. */
export function ChooseRow({ id, code }: { readonly id: string; readonly code: string }) {
  const { "aria-keyshortcuts": keys } = useKey("x");
  return (
    <input
      className="queue__choose"
      type="checkbox"
      form={BULK_FORM}
      name="report"
      value={id}
      aria-label={`Choose ${code}`}
      aria-keyshortcuts={keys}
      autoComplete="off"
      data-choose
    />
  );
}
