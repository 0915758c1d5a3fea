import type { ReactNode } from "react";
import { ReceiptCode } from "#app/ui/evidence/digest.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";

/** What stands on a card. */
export interface ShownCard {
  readonly officeName: string;
  /** Where the code is typed. */
  readonly address: string;
  /** In groups of four. */
  readonly code: string;
}

/** The page of a card that is kept on paper: office, address, code; nothing of what was told. */
export function KeepCard({
  shown: { officeName, address, code },
  squares,
  change,
  back,
}: {
  readonly shown: ShownCard;
  /** Where the pictures for a camera come from; that of the code only where it was asked for. */
  readonly squares: { readonly address: string; readonly code: string | undefined };
  /** Adds the square with the code, or takes it away. */
  readonly change: ReactNode;
  /** Back to the page of the code. */
  readonly back: ReactNode;
}) {
  const { card } = useText().keepCode;
  return (
    <>
      <div className="no-print">
        <h1>{card.title}</h1>
        <Lead>{card.lead}</Lead>
      </div>
      <div className="keep-card">
        <p className="keep-card__office">
          <bdi>{officeName}</bdi>
        </p>
        <p>
          {card.place}:{" "}
          <strong dir="ltr" className="keep-card__address">
            {address}
          </strong>
        </p>
        <ReceiptCode code={code} label={card.code} />
        <div className="keep-card__squares">
          <figure>
            <img src={squares.address} alt={fill(card.square, { address })} />
            <figcaption>{card.squareLabel}</figcaption>
          </figure>
          {squares.code === undefined ? null : (
            <figure>
              <img src={squares.code} alt={card.codeSquare} />
              <figcaption>{card.codeSquareLabel}</figcaption>
            </figure>
          )}
        </div>
      </div>
      <div className="no-print">
        <p>{card.print}</p>
        <h2>{card.squareTitle}</h2>
        <p>{card.squareNote}</p>
        {change}
        {back}
      </div>
    </>
  );
}
