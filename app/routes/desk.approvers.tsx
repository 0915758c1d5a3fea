import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { APPROVER_FIELD, ApproverForm, FirstList } from "#app/ui/desk/approver-list.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, Notice } from "#app/ui/desk/small-parts.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";
import { ASK_WORDS } from "./desk/ask-instead.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Approvers of seeing names");
export const links = formsStyle;

export const loader = deskAccess("people.manage", async (input) => {
  const found = await input.context.useCases.listApprovers({ by: input.person });
  if (found === undefined) throw refuse(403);
  return {
    frame: deskFrame(input),
    approvers:
      found.kind === "down"
        ? undefined
        : found.approvers.map(({ credentialId, name, label, addedAt, pinned, usable }) => ({
            ...{ credentialId, name, label, addedAt, pinned, usable },
          })),
  };
});

export const action = deskAccess("people.manage", async (input) => {
  const values = deskForm(input);
  const credentialIds = Object.entries(values)
    .filter(([name]) => name.startsWith(APPROVER_FIELD))
    .map(([, id]) => id);
  const outcome = await input.context.useCases.askForApprovers({
    by: input.person,
    credentialIds,
    purpose: values["purpose"] ?? "",
  });
  const again = (field: string, message: string) =>
    data<Result>(
      { kind: "again", problems: [{ field, message }], values, chosen: credentialIds },
      { status: 422 },
    );
  switch (outcome.kind) {
    case "asked":
      throw seeOther(`/desk/approvals/${outcome.requestId}?done=asked`);
    case "first":
      return data<Result>({ kind: "first", json: JSON.stringify(outcome.approvers, undefined, 2) });
    case "no-purpose":
      return again("purpose", "Say why, in at most 500 characters.");
    case "problem":
      return again("approvers", PROBLEMS[outcome.problem]);
    case "refused":
      return again("approvers", ASK_WORDS[outcome.reason]);
    case "down":
      throw seeOther("/desk/approvers");
    case "not-allowed":
      throw refuse(403);
  }
});

type Result =
  | { readonly kind: "first"; readonly json: string }
  | {
      readonly kind: "again";
      readonly problems: readonly Problem[];
      readonly values: Values;
      readonly chosen: readonly string[];
    };

type ListProblem = Extract<
  Awaited<ReturnType<UseCases["askForApprovers"]>>,
  { kind: "problem" }
>["problem"];

const PROBLEMS: Readonly<Record<ListProblem, string>> = {
  "too-few-people": "Choose passkeys of at least two people: with fewer no name can ever be seen.",
  twice: "One passkey stands there twice.",
  "too-long": "These are too many passkeys for one list.",
  unknown: "One of these passkeys is not there any more. Choose again.",
  same: "These are the ones that count already.",
};

/** Whose passkeys the process that opens names believes; two of them approve another list. */
export default function Approvers() {
  const { frame, approvers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.kind === "again" ? result : undefined;
  return (
    <DeskShell frame={frame} current="/desk/people">
      <DeskHeading
        title="Who approves that a reporter’s name is seen"
        about={<a href="/desk/people">Back to people</a>}
      />
      <p>
        A process of its own opens names, and believes these passkeys and no others, whatever the
        office’s database says. Two people of the list approve any change of it.
      </p>
      {approvers === undefined ? (
        <Notice tone="failed">
          The process that opens names does not answer, so nobody knows whom it believes. Tell
          whoever runs this server.
        </Notice>
      ) : approvers.length === 0 ? (
        <EmptyState
          title="Nobody can be on the list yet"
          text="Evidence custodians and supervising prosecutors can, once they have a passkey."
        />
      ) : (
        <>
          {result?.kind === "first" ? <FirstList json={result.json} /> : null}
          <ApproverForm
            approvers={approvers}
            frame={frame}
            chosen={failed?.chosen}
            problems={failed?.problems}
            values={failed?.values}
          />
        </>
      )}
    </DeskShell>
  );
}
