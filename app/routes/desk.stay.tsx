import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { instantFromMillis } from "#app/core/instant.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Still signed in");

/** Opening it is a use of the session, and that is all it does. */
export const loader = deskAccess("account.own", ({ context, person }) =>
  Promise.resolve({
    officeName: context.office.officeName,
    endsAt: person.session.endsAt,
    zone: context.office.timeZone,
    now: instantFromMillis(Date.now()),
  }),
);

export default function Stay() {
  const { officeName, endsAt, zone, now } = useLoaderData<typeof loader>();
  return (
    <DeskGate officeName={officeName} title="You stay signed in">
      <p>
        Without use, this session ends at <When at={endsAt} zone={zone} now={now} />. Close this tab
        and go on where you were.
      </p>
    </DeskGate>
  );
}
