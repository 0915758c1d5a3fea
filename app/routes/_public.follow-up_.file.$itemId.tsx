import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { isIdOf } from "#app/core/ids.ts";
import type { Problem } from "#app/core/intake/problem.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import type { Values } from "#app/ui/form/problem.ts";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { AboutFile, AboutNoFile } from "./_public/about-file.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import { NO_SUCH_FILE } from "./_public/files-address.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { NotSentYet } from "./_public/messages-part.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { shownFiles } from "./_public/shown-files.ts";
import { shownLook, shownSaid } from "./_public/shown-look.ts";
import { visitTokenFor } from "./_public/visit-token.server.ts";

const BACK = "/follow-up/status";

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle<typeof loader>((text) => text.tab.file);

const visitOver = () =>
  seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });

export const loader = publicAccess(async (input) => {
  const { request, context, params } = input;
  const token = readCookie(request, VISIT_COOKIE);
  const sentBack = isSentBack(input);
  // In answer to a form the action says why, and keeps the words.
  const none = { sentBack, file: undefined, report: undefined };
  if (token === undefined && sentBack) return none;
  if (token === undefined) throw seeOther("/follow-up");
  const found = await context.useCases.readFollowUp({ token });
  if (found === undefined && sentBack) return none;
  if (found === undefined) throw visitOver();
  const [file] = shownFiles({
    ...found,
    items: found.items.filter(({ id }) => id === params["itemId"]),
  });
  const item = found.items.find(({ id }) => id === file?.id);
  if (file === undefined && sentBack) return none;
  if (!isIdOf("itm", params["itemId"])) throw refuse(404);
  if (file === undefined || item === undefined) throw seeOther(`${BACK}?notice=${NO_SUCH_FILE}`);
  const holder = { draftToken: undefined, visitToken: token };
  const looks = await context.useCases.lookAtFiles({ holder });
  return {
    sentBack,
    report: found.draftId,
    file: {
      ...file,
      look: shownLook(looks.get(item.id), readingOf(input)),
      said: shownSaid(found.statements.get(item.id) ?? []),
    },
  };
});

/** Adds to a sent report. Words that came too late for this visit, or while that of another report is open, come back in their boxes. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { itemId } = input.params;
  if (!isIdOf("itm", itemId)) throw refuse(404);
  const visitToken = await visitTokenFor(input, fields);
  const notSent = () => data({ problems: "visit-over", values: fields } as const, { status: 403 });
  if (visitToken === undefined) return notSent();
  const outcome = await input.context.useCases.tellAboutSentFile({ visitToken, itemId, fields });
  switch (outcome.kind) {
    case "problem":
      return data({ problems: outcome.problems, values: fields }, { status: 422 });
    case "nothing-said":
      return data({ problems: "nothing-said", values: fields } as const, { status: 422 });
    case "told-enough":
      return data({ problems: { most: outcome.most }, values: fields }, { status: 422 });
    case "saved":
      throw seeOther(BACK);
    case "not-found":
      return notSent();
  }
});

/** Why nothing was kept: nothing was said, no more is taken, or a box is to be changed. */
function sayRefused(
  refused: "nothing-said" | "visit-over" | { readonly most: number } | readonly Problem[],
  text: Text,
) {
  const { fileLook: words } = text;
  if (refused === "nothing-said") return [{ field: "file-place", message: words.nothingSaid }];
  if (refused === "visit-over") return [];
  if (!("most" in refused)) return sayProblems(refused, text);
  const message = fill(words.toldEnough, { most: String(refused.most) });
  return [{ field: "file-place", message }];
}

/** What one file of a sent report brought, and what its sender adds to it. */
export default function AboutSentFilePage() {
  const text = useText();
  const { fileLook: words } = text;
  const { file, ...marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const values: Values = sentBack?.values ?? {};
  const report = values["report"] ?? marks.report;
  if (file === undefined || sentBack?.problems === "visit-over") {
    return (
      <AboutNoFile {...{ report, values }} why={<NotSentYet />}>
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </AboutNoFile>
    );
  }
  const problems = sayRefused(sentBack?.problems ?? [], text);
  return (
    <AboutFile
      file={file}
      problems={problems}
      values={values}
      report={report}
      save={words.send}
      backHref={BACK}
      sent
    >
      <p>{words.sentNote}</p>
    </AboutFile>
  );
}
