import type { IncidentPageId } from "#app/core/ids.ts";
import { problemOfSlug } from "#app/core/intake/incident-page.ts";
import { parsePageForm, type PageProblem } from "#app/core/intake/incident-page-form.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { pageEvent, textOf } from "./page-event.ts";

export type MakePageOutcome =
  | { readonly kind: "made"; readonly pageId: IncidentPageId }
  | {
      readonly kind: "problems";
      readonly problems: readonly (
        PageProblem | { readonly field: "slug"; readonly code: SlugProblem }
      )[];
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

type SlugProblem = "slug-not-spelled" | "slug-tells" | "slug-taken";

/**
 * Makes the page of a named event, as a draft that nobody outside sees. Its address is for good: it stays with this event also when the page is
 * closed, since it lies in histories and on posters.
 */
export async function makeIncidentPage(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: { readonly by: Person; readonly slug: string; readonly fields: FormFields },
): Promise<MakePageOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "incident-page.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const slug = input.slug.trim();
  const wrong = problemOfSlug(slug);
  const form = parsePageForm(input.fields, undefined);
  if (wrong !== undefined || !form.ok) {
    return {
      kind: "problems",
      problems: [
        ...(wrong === undefined ? [] : [{ field: "slug", code: wrong } as const]),
        ...(form.ok ? [] : form.problems),
      ],
    };
  }
  const pageId: IncidentPageId = tools.newId("inp");
  return tools.transact(async ({ incidentPages }): Promise<MakePageOutcome> => {
    if ((await incidentPages.bySlug(slug)) !== undefined) {
      return { kind: "problems", problems: [{ field: "slug", code: "slug-taken" }] };
    }
    const first = textOf(form.value);
    const event = pageEvent("page.made", by, { page: pageId, version: 1, sha256: first.sha256 });
    await incidentPages.make(pageId, slug, first, { byId: by.id, at: now, event });
    return { kind: "made", pageId };
  });
}
