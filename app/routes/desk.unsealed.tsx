import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, Notice } from "#app/ui/desk/small-parts.tsx";
import { UnsealedFile } from "#app/ui/desk/unsealed-file.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Not sealed");
export const links = formsStyle;

export const loader = deskAccess("upload.settle", async (input) => {
  const { context, person: by, request } = input;
  const frame = deskFrame(input);
  const { items } = settled(await context.useCases.listUnsealed({ by }));
  return {
    frame,
    done: new URL(request.url).searchParams.get("done"),
    items: items.map(({ id, code, why, size, receivedAt, staged, stored }) => ({
      ...{ id, code, why, staged, stored, size: sizeInWords(size) },
      received: localTime({ at: receivedAt, zone: frame.zone }),
    })),
  };
});

/** What the custodian decides about one of them. */
export const action = deskAccess("upload.settle", async (input) => {
  const { context, person: by } = input;
  const values = deskForm(input);
  const itemId = idOrNotFound("itm", values["item"]);
  const asked = { by, itemId, reason: values["reason"] ?? "" };
  const { intent } = values;
  if (intent !== "seal" && intent !== "lost") throw refuse(400);
  const { kind } = settled(
    intent === "seal"
      ? await context.useCases.sealAgain(asked)
      : await context.useCases.sayLost(asked),
  );
  if (kind === "asked" || kind === "said") throw seeOther(`/desk/unsealed?done=${kind}`);
  const problems = [{ field: "reason", message: NOT_DONE[kind] }];
  return data({ problems, values, itemId }, { status: kind === "no-reason" ? 422 : 409 });
});

const NOT_DONE = {
  "no-reason": "Say why, in at most 500 characters.",
  "nothing-there":
    "Nothing of this file lies among the uploads or in the store. Bring its bytes back first, then try again.",
  "still-there":
    "Something of this file is there, or the store cannot be asked now. Have it sealed again instead.",
  damaged: "This file is damaged already. Nobody waits for it.",
} as const;

const DONE: Readonly<Record<string, string>> = {
  asked: "It will be sealed if what lies there is what was received. Else it comes back here.",
  said: "It is on record that the file is lost. Ask its sender for it again.",
};

export default function NotSealed() {
  const { frame, items, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const told = done === null || result !== undefined ? undefined : DONE[done];
  return (
    <DeskShell
      frame={frame}
      current="/desk/unsealed"
      notice={told === undefined ? undefined : <Notice tone="done">{told}</Notice>}
    >
      <DeskHeading
        title="Not sealed"
        about="Files that came whole, and were changed or gone before they were sealed."
      />
      <ErrorSummary
        problems={result?.problems.map(({ field, message }) => ({
          ...{ message, field: `${field}-${result.itemId}` },
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title="Nothing waits" text="Every file that came is sealed, or soon will be." />
      ) : (
        items.map((item) => (
          <UnsealedFile
            key={item.id}
            item={item}
            token={frame.formToken}
            {...(result?.itemId === item.id && {
              problems: result.problems,
              values: result.values,
            })}
          />
        ))
      )}
    </DeskShell>
  );
}
