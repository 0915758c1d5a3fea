import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { Notice } from "./small-parts.tsx";

const DONE: Readonly<Record<string, string>> = {
  decided: "Decided",
  agreed: "Agreed as a second person",
  asked: "Asked to look again",
  undone: "Undone",
};

/** What was just done with its way back, or that a bundle was not made and why. */
export function ReviewNotice({
  open,
  done,
  count,
  act,
  token,
  action,
}: {
  readonly open: number;
  /** What was done; null where a bundle was asked for and not made. */
  readonly done: string | null;
  readonly count: { readonly files: string | null; readonly left: string | null };
  readonly act: string | undefined;
  readonly token: string;
  readonly action: string;
}) {
  const words = Object.hasOwn(DONE, done ?? "") ? DONE[done ?? ""] : undefined;
  if (done !== null) {
    const [files, left] = [Number(count.files), Number(count.left)];
    return (
      <Notice tone={left > 0 ? "warning" : "done"}>
        {words ?? "Done"}: {filesWords(files)}.
        {left > 0
          ? ` ${filesWords(left)} left as they are: they changed since you read them, or need another person. Look at them again.`
          : null}
        {act === undefined ? null : (
          <ActForm inline token={token} intent="undo" action={action} hidden={{ act }}>
            <Button look="quiet" shortcut="u">
              {done === "undone" ? "Do it again" : "Undo"}
            </Button>
          </ActForm>
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="failed">
      No bundle was made: {filesWords(open)} of the case must be decided on first. They are listed
      below, each with what is open.
    </Notice>
  );
}

function filesWords(count: number): string {
  return Number.isSafeInteger(count) ? `${count} ${count === 1 ? "file" : "files"}` : "files";
}
