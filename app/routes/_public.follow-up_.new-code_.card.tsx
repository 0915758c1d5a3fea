import { useLoaderData } from "@remix-run/react";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { useText } from "#app/ui/text/language.tsx";
import { CodeButton } from "./_public/code-in-form.tsx";
import { codeOfForm } from "./_public/code-of-form.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { KeepCard } from "./_public/keep-card.tsx";
import { comeBackAddress } from "./_public/kept-code.server.ts";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { printsBare: true, shownOnce: "always" };

// A browser prints the title above the page.
export const meta = pageTitle((text) => text.tab.card);

/** The pictures stand in the page itself: no address could open that of a code which nothing here keeps. */
export const loader = publicAccess((input) => {
  const code = codeOfForm(input);
  const withCode = formOf(input).fields["square"] === "code";
  const address = comeBackAddress(input);
  const drawn = input.context.useCases.drawNewCodeCard({
    ...{ address, code: withCode ? code : undefined },
  });
  return Promise.resolve({
    shown: {
      officeName: input.context.office.officeName,
      ...{ address, code: formatReceiptCode(code) },
    },
    squares: {
      address: inPage(drawn.address),
      code: drawn.code === undefined ? undefined : inPage(drawn.code),
    },
  });
});

export const action = publicAccess((input) => {
  codeOfForm(input);
  return Promise.resolve(null);
});

function inPage(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}

/** The card of a new code, as that of a sent report. */
export default function NewCodeCardPage() {
  const { card, check } = useText().keepCode;
  const { shown, squares } = useLoaderData<typeof loader>();
  const withCode = squares.code !== undefined;
  return (
    <KeepCard
      shown={shown}
      squares={{ address: squares.address, code: squares.code }}
      change={
        <CodeButton code={shown.code} to="/follow-up/new-code/card" square={!withCode}>
          {withCode ? card.squareTake : card.squareAdd}
        </CodeButton>
      }
      back={
        <CodeButton code={shown.code} to="/follow-up/new-code">
          {check.lookAgain}
        </CodeButton>
      }
    />
  );
}
