import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { isIdOf } from "#app/core/ids.ts";
import type { Problem } from "#app/core/intake/problem.ts";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { AboutFile } from "./_public/about-file.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { shownFiles } from "./_public/shown-files.ts";
import { shownLook, shownSaid } from "./_public/shown-look.ts";

const BACK = "/follow-up/status";

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle<typeof loader>((text) => text.tab.file);

const visitOver = () =>
  seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });

export const loader = publicAccess(async (input) => {
  const { request, context, params } = input;
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  const found = await context.useCases.readFollowUp({ token });
  if (found === undefined) throw visitOver();
  const [file] = shownFiles({
    ...found,
    items: found.items.filter(({ id }) => id === params["itemId"]),
  });
  const item = found.items.find(({ id }) => id === file?.id);
  if (file === undefined || item === undefined) throw refuse(404);
  const holder = { draftToken: undefined, visitToken: token };
  const looks = await context.useCases.lookAtFiles({ holder });
  return {
    sentBack: isSentBack(input),
    file: {
      ...file,
      look: shownLook(looks.get(item.id), readingOf(input)),
      said: shownSaid(found.statements.get(item.id) ?? []),
    },
  };
});

/** Adds to a sent report. Words that came too late for this visit are not lost to whoever typed them: the browser still has the form. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { itemId } = input.params;
  const visitToken = readCookie(input.request, VISIT_COOKIE);
  if (visitToken === undefined) throw seeOther("/follow-up");
  if (!isIdOf("itm", itemId)) throw refuse(404);
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
      throw visitOver();
  }
});

/** Why nothing was kept: nothing was said, no more is taken, or a box is to be changed. */
function sayRefused(
  refused: "nothing-said" | { readonly most: number } | readonly Problem[],
  text: Text,
) {
  const { fileLook: words } = text;
  if (refused === "nothing-said") return [{ field: "file-place", message: words.nothingSaid }];
  if (!("most" in refused)) return sayProblems(refused, text);
  const message = fill(words.toldEnough, { most: String(refused.most) });
  return [{ field: "file-place", message }];
}

/** What one file of a sent report brought, and what its sender adds to it. */
export default function AboutSentFilePage() {
  const text = useText();
  const { fileLook: words } = text;
  const { file } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const problems = sayRefused(sentBack?.problems ?? [], text);
  return (
    <AboutFile
      file={file}
      problems={problems}
      values={sentBack?.values ?? {}}
      save={words.send}
      backHref={BACK}
      sent
    >
      <p>{words.sentNote}</p>
    </AboutFile>
  );
}
