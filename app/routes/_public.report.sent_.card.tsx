import { useLoaderData } from "@remix-run/react";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { KeepCard } from "./_public/keep-card.tsx";
import { codeOfThisDevice, comeBackAddress } from "./_public/kept-code.server.ts";
import { pageTitle } from "./_public/page-title.ts";

export const handle: FrameHandle = { backHref: "/report/sent", printsBare: true };

// A browser prints the title above the page.
export const meta = pageTitle((text) => text.tab.card);

export const loader = publicAccess(async (input) => {
  const { code } = await codeOfThisDevice(input);
  return {
    officeName: input.context.office.officeName,
    address: comeBackAddress(input),
    code: formatReceiptCode(code),
    withCode: new URL(input.request.url).searchParams.get("square") === "code",
  };
});

/** The card of the report that this device sent. */
export default function CardPage() {
  const { card } = useText().keepCode;
  const { withCode, ...shown } = useLoaderData<typeof loader>();
  const square = "/report/sent/square.png";
  return (
    <KeepCard
      shown={shown}
      squares={{ address: square, code: withCode ? `${square}?of=code` : undefined }}
      change={
        <p>
          {withCode ? (
            <a href="/report/sent/card">{card.squareTake}</a>
          ) : (
            <a href="/report/sent/card?square=code">{card.squareAdd}</a>
          )}
        </p>
      }
      back={
        <p>
          <a href="/report/sent">{card.back}</a>
        </p>
      }
    />
  );
}
