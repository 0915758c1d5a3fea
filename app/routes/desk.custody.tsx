import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import { ExaminingAgain } from "#app/ui/desk/examining-again.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { CustodyTable } from "#app/ui/desk/notes-and-custody.tsx";
import { SignedState } from "#app/ui/desk/signed-state.tsx";
import { EmptyState, Pager } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { custodyRows } from "./desk/custody-rows.server.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { signedState } from "./desk/signed-state.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Custody");
export const links = formsStyle;

/** The whole log, newest first, for those who watch over all of it. Files go by their ids here: a name may tell. */
export const loader = deskAccess("custody.read", async (input) => {
  const asked = new URL(input.request.url).searchParams.get("before");
  const before = asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
  const records = await input.context.useCases.listCustody({
    by: input.person,
    ...(before === undefined ? {} : { before }),
  });
  if (records === undefined) throw refuse(403);
  const audits = mayUse(input.person, "access.review");
  const frame = deskFrame(input);
  const again =
    before === undefined
      ? await input.context.useCases.readExaminingAgain({ by: input.person })
      : undefined;
  return {
    frame,
    token: formToken(input.token),
    again:
      again === undefined
        ? undefined
        : {
            ...{ older: again.older, lacking: again.lacking, lost: again.lost },
            last:
              again.last === undefined
                ? undefined
                : {
                    ...again.last,
                    asked: localTime({ at: again.last.askedAt, zone: frame.zone }),
                    ended:
                      again.last.finishedAt === null
                        ? undefined
                        : localTime({ at: again.last.finishedAt, zone: frame.zone }),
                  },
          },
    first: before === undefined,
    signed: before === undefined ? await signedState(input.context.useCases) : undefined,
    rows: custodyRows(records, { subject: (id) => id, person: () => undefined }).map((row) => ({
      ...row,
      aboutHref:
        audits && /^(?:rpt|itm|cas)_/.test(row.about ?? "")
          ? `/desk/access/${row.about}`
          : undefined,
    })),
  };
});

/** Asks that every file is examined again that an older examiner looked at, or that lacked what is there now. Asked for twice it is under way once. */
export const action = deskAccess("evidence.full-metadata", async (input) => {
  settled(await input.context.useCases.examineAllAgain({ by: input.person }));
  throw seeOther("/desk/custody#examining-again");
});

export default function Custody() {
  const { frame, rows, first, signed, again, token } = useLoaderData<typeof loader>();
  const newest = rows[0]?.number;
  const oldest = rows.at(-1)?.number;
  return (
    <DeskShell frame={frame} current="/desk/custody">
      <DeskHeading
        title="Custody log"
        about="Every act on every report, file, case and bundle. Records are only ever added."
      />
      {signed === undefined ? null : <SignedState state={signed} zone={frame.zone} />}
      {again === undefined ? null : <ExaminingAgain state={again} token={token} />}
      {newest === undefined || oldest === undefined ? (
        <EmptyState
          title="No records here"
          text="The log has none before this place."
          act={{ href: "/desk/custody", label: "Newest records" }}
        />
      ) : (
        <CustodyTable
          caption={`Records ${newest.toLocaleString("en-US")} to ${oldest.toLocaleString("en-US")}, newest first`}
          records={rows}
          zone={frame.zone}
        />
      )}
      <Pager
        label="Pages of the log"
        firstHref={first ? undefined : "/desk/custody"}
        nextHref={
          oldest === undefined || oldest === 0 ? undefined : `/desk/custody?before=${oldest}`
        }
      />
    </DeskShell>
  );
}
