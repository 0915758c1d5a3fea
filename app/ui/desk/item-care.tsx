import type { ReactNode } from "react";
import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskSwitch } from "./desk-fields.tsx";
import type { ShownCare } from "./shown-report.ts";
import { Notice, Panel } from "./small-parts.tsx";

/** Blurs what may hurt until one press of a key or a mouse, without a script. */
export function Veil({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const box = `veil-clear-${id}`;
  return (
    <div className="veil">
      <label className="wall__ask veil__ask" htmlFor={box}>
        <input type="checkbox" id={box} autoComplete="off" /> This may be hard to look at. Show it
        clearly
      </label>
      {children}
    </div>
  );
}

/** Stands where a file would be that two people are to look at together. Nothing is fetched before they say so. */
export function ForTwoPeople({ href, by }: { readonly href: string; readonly by: string }) {
  return (
    <Notice tone="warning">
      <p>
        <bdi>{by}</bdi> asked that two people look at this file together. Ask a colleague to sit
        with you, and take a break afterwards.
      </p>
      <p>
        <a href={href}>We are two: show it</a>
      </p>
    </Notice>
  );
}

/** What staff say of a file that is hard to look at, what the reporter's words may tell, and the form to say it. */
export function CarePanel({
  care,
  action,
  token,
}: {
  readonly care: ShownCare;
  readonly action: string;
  /** Null for who may only read. */
  readonly token: string | null;
}) {
  const { noted, words } = care;
  return (
    <Panel title="Is it hard to look at?" id="care">
      <p className="quiet">
        {noted === undefined ? (
          "Nobody has said so far."
        ) : (
          <>
            {noted.graphic ? "Graphic" : "Not graphic"}, said <bdi>{noted.by}</bdi> on {noted.at}.
          </>
        )}
      </p>
      {words.length === 0 ? null : (
        <p>
          The reporter’s words may tell of something graphic:{" "}
          {words.map((one, at) => (
            <span key={one.words}>
              {at === 0 ? "" : ", "}“<bdi>{one.words}</bdi>”
            </span>
          ))}
          . A list found them: they may mean something else.
        </p>
      )}
      {token === null ? null : (
        <ActForm token={token} action={action}>
          <DeskSwitch
            name="graphic"
            label="Graphic: it shows wounds, death or the like"
            on={noted?.graphic ?? false}
          />
          <DeskSwitch
            name="two-people"
            label="Two people look at it together"
            on={noted?.twoPeople ?? false}
          />
          <Button look="secondary">Keep this</Button>
        </ActForm>
      )}
    </Panel>
  );
}
