import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { readingOf } from "#app/http/reading.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { PRECISIONS } from "#app/core/intake/point-origin.ts";
import { isIdOf } from "#app/core/ids.ts";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import { useText } from "#app/ui/text/language.tsx";
import { AboutFile, AboutNoFile, valuesOfSaid } from "./_public/about-file.tsx";
import { draftForPage, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { DraftLost } from "./_public/draft-lost.tsx";
import { filesAddress, NO_SUCH_FILE } from "./_public/files-address.ts";
import { SaveButton } from "./_public/form-parts.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { CHANGE, pathOf, reportHandle } from "./_public/report-pages.ts";
import { shownFiles } from "./_public/shown-files.ts";
import { shownLook, shownSaid } from "./_public/shown-look.ts";
import { UsePlace } from "./_public/use-place.tsx";

export const handle = reportHandle("evidence");

export const meta = pageTitle<typeof loader>((text) => text.tab.file);

/** Where the page was opened from, and goes back to. */
function backOf(request: Request): string {
  const asked = new URL(request.url).searchParams;
  if (asked.get("back") === "check") return pathOf("check");
  return `${pathOf("evidence")}${asked.has("change") ? CHANGE : ""}`;
}

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  const { itemId } = input.params;
  const about = {
    ...{ sentBack: isSentBack(input), backHref: backOf(input.request), report: markOf(open) },
  };
  const none = { ...about, file: undefined, saved: {}, place: undefined };
  if (open === undefined) return none;
  const [file] = shownFiles({ ...open, items: open.items.filter(({ id }) => id === itemId) });
  // In answer to a form the action says why, and keeps the words.
  if (file === undefined && about.sentBack) return none;
  if (!isIdOf("itm", itemId)) throw refuse(404);
  if (file === undefined) throw seeOther(filesAddress(input.request.url, NO_SUCH_FILE));
  const holder = { draftToken: open.token, visitToken: undefined };
  const looks = await input.context.useCases.lookAtFiles({ holder });
  const said = shownSaid((open.draft.answers.files ?? []).filter((one) => one.itemId === itemId));
  const look = shownLook(looks.get(itemId), readingOf(input));
  const where = open.draft.answers.whereAndWhen;
  const used = where?.point?.item === itemId ? where : undefined;
  return {
    ...about,
    file: { ...file, look, said: [] },
    saved: valuesOfSaid(said[0]),
    place:
      where === undefined || look?.place.kind !== "found"
        ? undefined
        : { used: used && `${used.latitude ?? ""}, ${used.longitude ?? ""}` },
  };
});

export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { itemId } = input.params;
  const state = await formState(input, fields);
  if (state.kind !== "open" || !isIdOf("itm", itemId)) {
    const lost = state.kind === "open" ? "gone" : state.kind;
    return data({ lost, problems: [], values: fields } as const, {
      status: lost === "gone" ? 410 : 409,
    });
  }
  const { token } = state;
  const precision = PRECISIONS.find((one) => one === fields["use-place"]);
  if (precision !== undefined) {
    const { kind } = await input.context.useCases.usePlaceOfFile({ token, itemId, precision });
    if (kind === "not-found") throw refuse(404);
    const { pathname, search } = new URL(input.request.url);
    if (kind === "used") throw seeOther(pathname + search);
    const problems = [{ field: "file-place", code: "place-not-taken" }] as const;
    return data({ lost: null, problems, values: undefined }, { status: 422 });
  }
  const outcome = await input.context.useCases.tellAboutFile({ token, itemId, fields });
  switch (outcome.kind) {
    case "problem":
      return data({ lost: null, problems: outcome.problems, values: fields }, { status: 422 });
    case "saved":
    case "nothing-said":
      throw seeOther(backOf(input.request), { "Set-Cookie": keepDraft(token) });
    case "not-found":
      throw refuse(404);
  }
});

/** What one file brought, and what its sender knows of it. All of it is optional, and can be changed until the report is sent. */
export default function AboutFilePage() {
  const text = useText();
  const { file, saved, backHref, place, ...marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const values = sentBack?.values;
  // A page that was sent back never becomes the page of another report.
  const report = values?.["report"] ?? marks.report;
  const lost = sentBack?.lost ?? (file === undefined ? "gone" : null);
  if (file === undefined || lost !== null) {
    return (
      <AboutNoFile {...{ report, values: values ?? {} }} why={<DraftLost lost={lost} />}>
        {lost === "other" ? <SaveButton lost={lost}>{text.fileLook.save}</SaveButton> : null}
      </AboutNoFile>
    );
  }
  return (
    <AboutFile
      file={file}
      problems={sayProblems(sentBack?.problems ?? [], text)}
      values={values ?? saved}
      report={report}
      save={text.fileLook.save}
      backHref={backHref}
    >
      {place === undefined ? null : <UsePlace used={place.used} report={report} />}
    </AboutFile>
  );
}
