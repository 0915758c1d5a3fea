import type { LoaderFunctionArgs } from "@remix-run/node";
import type { AboutFile, ShownFile } from "#app/ui/evidence/file-row.tsx";
import { readingOf } from "#app/http/reading.ts";
import type { DraftState } from "./draft.server.ts";
import { shownFiles } from "./shown-files.ts";
import { shownLook, shownSaid } from "./shown-look.ts";

/** The files of an open draft, each with what came with it and what was said of it; none where there is no draft. */
export async function filesOfDraft(
  input: Pick<LoaderFunctionArgs, "context" | "request">,
  open: Extract<DraftState, { kind: "open" }> | undefined,
): Promise<readonly (ShownFile & { readonly about: AboutFile })[]> {
  if (open === undefined || open.items.length === 0) return [];
  const { context } = input;
  const reading = readingOf(input);
  const holder = { draftToken: open.token, visitToken: undefined };
  const looks = await context.useCases.lookAtFiles({ holder });
  const said = open.draft.answers.files ?? [];
  return open.items.flatMap((item) =>
    shownFiles({ ...open, items: [item] }).map((file) => ({
      ...file,
      about: {
        look: shownLook(looks.get(item.id), reading),
        said: shownSaid(said.filter(({ itemId }) => itemId === item.id)),
      },
    })),
  );
}
