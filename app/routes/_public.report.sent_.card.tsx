import { useLoaderData } from "@remix-run/react";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
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

/** What a witness keeps on paper: office, address, code; nothing of what was told. */
export default function CardPage() {
  const { card } = useText().keepCode;
  const { officeName, address, code, withCode } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="no-print">
        <h1>{card.title}</h1>
        <Lead>{card.lead}</Lead>
      </div>
      <div className="keep-card">
        <p className="keep-card__office">{officeName}</p>
        <p>
          {card.place}:{" "}
          <strong dir="ltr" className="keep-card__address">
            {address}
          </strong>
        </p>
        <ReceiptCode code={code} label={card.code} />
        <div className="keep-card__squares">
          <figure>
            <img src="/report/sent/square.png" alt={fill(card.square, { address })} />
            <figcaption>{card.squareLabel}</figcaption>
          </figure>
          {withCode ? (
            <figure>
              <img src="/report/sent/square.png?of=code" alt={card.codeSquare} />
              <figcaption>{card.codeSquareLabel}</figcaption>
            </figure>
          ) : null}
        </div>
      </div>
      <div className="no-print">
        <p>{card.print}</p>
        <h2>{card.squareTitle}</h2>
        <p>{card.squareNote}</p>
        <p>
          {withCode ? (
            <a href="/report/sent/card">{card.squareTake}</a>
          ) : (
            <a href="/report/sent/card?square=code">{card.squareAdd}</a>
          )}
        </p>
        <p>
          <a href="/report/sent">{card.back}</a>
        </p>
      </div>
    </>
  );
}
