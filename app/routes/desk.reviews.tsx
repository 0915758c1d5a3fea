import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import {
  NameToReview,
  OpeningToReview,
  ReviewedNames,
  ReviewedOpenings,
} from "#app/ui/desk/reviews.tsx";
import { EmptyState, Notice } from "#app/ui/desk/small-parts.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { shownGlass, shownName } from "./desk/shown-reviews.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Reviews");
export const links = formsStyle;

export const loader = deskAccess("break-glass.review", async (input) => {
  const { person: by, context, request } = input;
  const { useCases } = context;
  const glasses = await useCases.listGlassForReview({ by });
  const names = await useCases.listOpeningsForReview({ by });
  if (glasses === undefined || names === undefined) throw refuse(403);
  const mayAudit = mayUse(by, "access.review");
  return {
    frame: deskFrame(input),
    done: new URL(request.url).searchParams.get("done") === "reviewed",
    openings: glasses.map((one) => shownGlass(one, by, mayAudit)),
    names: names.map(shownName),
  };
});

interface Again {
  readonly about: string;
  readonly problems: readonly Problem[];
  readonly values: Values;
}

export const action = deskAccess("break-glass.review", async (input) => {
  const { person: by, context } = input;
  const fields = deskForm(input);
  const { opening } = fields;
  const about = isIdOf("apr", opening) ? opening : idOrNotFound("gls", opening);
  const finding = fields["finding"];
  const remarks = fields["remarks"] ?? "";
  const again = (field: string, message: string) =>
    data<Again>(
      {
        about,
        problems: [{ field, message }],
        values: { remarks, finding: finding ?? "" },
      },
      { status: 422 },
    );
  if (finding !== "fine" && finding !== "not-fine") {
    return again("finding", "Choose whether it was in order.");
  }
  const review = { by, finding, remarks } as const;
  const outcome = settled(
    isIdOf("apr", about)
      ? await context.useCases.reviewOpening({ ...review, requestId: about })
      : await context.useCases.reviewGlass({ ...review, glassId: about }),
  );
  switch (outcome.kind) {
    case "reason":
      return again("remarks", "Say what you looked at, in 10 to 2,000 characters.");
    case "own":
    case "already-there":
      throw refuse(409);
    case "done":
      throw seeOther("/desk/reviews?done=reviewed");
  }
});

export default function Reviews() {
  const { frame, openings, names, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const waiting = openings.filter((one) => one.reviewedAt === undefined);
  const namesWaiting = names.filter((one) => one.reviewedAt === undefined);
  return (
    <DeskShell
      frame={frame}
      current="/desk/reviews"
      notice={done ? <Notice tone="done">Your review is recorded.</Notice> : undefined}
    >
      <DeskHeading
        title="Reviews"
        about="Emergency openings: somebody looked at a report or case outside their reach, or at who sent a report."
      />
      {waiting.length + namesWaiting.length === 0 ? (
        <EmptyState title="Nothing waits" text="Every emergency opening has been reviewed." />
      ) : null}
      {namesWaiting.map((one) => (
        <NameToReview
          key={one.id}
          opening={one}
          frame={frame}
          {...(failed?.about === one.id ? failed : {})}
        />
      ))}
      {waiting.map((one) => (
        <OpeningToReview
          key={one.id}
          opening={one}
          frame={frame}
          {...(failed?.about === one.id ? failed : {})}
        />
      ))}
      <ReviewedNames
        openings={names.filter((one) => one.reviewedAt !== undefined)}
        zone={frame.zone}
      />
      <ReviewedOpenings
        openings={openings.filter((one) => one.reviewedAt !== undefined)}
        zone={frame.zone}
      />
    </DeskShell>
  );
}
