import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { readingOf } from "#app/http/reading.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextArea, TextInput } from "#app/ui/form/text-fields.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { fingerprintOf, readHanded } from "./receipt/handed.server.ts";
import { ReceiptResult } from "./receipt/result.tsx";
import { shownResult } from "./receipt/shown-result.ts";

export const handle: FrameHandle = { backHref: "/", wide: true };

export const meta = pageTitle<typeof loader>((text) => text.checkReceipt.title);

export const loader = publicAccess(({ context }) =>
  Promise.resolve({
    sentBack: context.form !== undefined && !readHanded(context.form.fields).ok,
    fingerprint: fingerprintOf(context.useCases.readLogKey().vkey),
  }),
);

/** Checks what was pasted. Nothing of it is kept, and nothing is looked up but hashes of the log. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const values = { receipt: fields["receipt"] ?? "", digest: fields["digest"] ?? "" };
  const handed = readHanded(fields);
  if (!handed.ok) {
    return data({ values, problem: handed.problem, result: null }, { status: 422 });
  }
  const checked = await input.context.useCases.checkHandedReceipt({ text: handed.text });
  const result = shownResult(checked, readingOf(input), handed.digest);
  return data({ values, problem: null, result }, { status: 200 });
});

/** Where anyone with a receipt learns whether it is genuine. */
export default function CheckReceiptPage() {
  const { checkReceipt: words } = useText();
  const { fingerprint } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const problem = sent?.problem ?? null;
  const field = problem === "digest" ? "digest" : "receipt";
  const problems = problem === null ? [] : [{ field, message: words.problems[problem] }];
  const fields = { values: sent?.values, problems };
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      {sent?.result == null ? <Lead>{words.lead}</Lead> : <ReceiptResult result={sent.result} />}
      <PublicForm action="/check-receipt">
        <TextArea name="receipt" {...words.receipt} {...fields} rows={8} />
        <TextInput name="digest" {...words.digest} {...fields} code />
        <ButtonRow>
          <Button>{words.check}</Button>
        </ButtonRow>
      </PublicForm>
      <p>{words.notKept}</p>
      <h2>{words.selfTitle}</h2>
      <p>{words.self}</p>
      <p>
        <a href="/check-receipt/offline" download="check-receipt.html">
          {words.selfLink}
        </a>
      </p>
      <h2>{words.keyTitle}</h2>
      <p>{words.key}</p>
      <p>
        <code>{fingerprint}</code>
      </p>
    </>
  );
}
