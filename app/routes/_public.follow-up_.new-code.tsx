import { useLoaderData } from "@remix-run/react";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { codeOfForm } from "./_public/code-of-form.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { NewCode } from "./_public/new-code.tsx";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { shownOnce: "always" };

export const meta = pageTitle((text) => text.tab.comeBack);

/** Shows what the form brought: nothing is looked up, and no address opens it. */
export const loader = publicAccess((input) =>
  Promise.resolve({ code: formatReceiptCode(codeOfForm(input)) }),
);

/** The page again, for whoever comes back from its card or from the check of a note. */
export const action = publicAccess((input) => {
  codeOfForm(input);
  return Promise.resolve(null);
});

/** A new code once more, as after asking for it. */
export default function NewCodePage() {
  const { code } = useLoaderData<typeof loader>();
  return <NewCode code={code} />;
}
