import { later } from "#app/core/instant.ts";
import { parseLink, type GivenLink } from "#app/core/intake/links.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";

export type AddLinkOutcome =
  | { readonly kind: "added" | "nothing-typed" | "no-draft" }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

type Changing = Pick<Tools, "transact" | "clock" | "shortSecrets">;

/** Adds the web address of a form's fields to a draft. It is kept encrypted and never fetched. */
export async function addLink(
  tools: Changing,
  input: { readonly token: string; readonly fields: FormFields },
): Promise<AddLinkOutcome> {
  return withLinks(tools, input.token, (links) => {
    const read = parseLink(input.fields, links, tools.clock.now());
    if (!read.ok) return { outcome: { kind: "problem", problems: read.problems } };
    if (read.value === undefined) return { outcome: { kind: "nothing-typed" } };
    return { outcome: { kind: "added" }, links: [...links, read.value] };
  });
}

/** Takes a web address back from a draft; one that is not there changes nothing. */
export async function removeLink(
  tools: Changing,
  input: { readonly token: string; readonly address: string },
): Promise<AddLinkOutcome> {
  return withLinks(tools, input.token, (links) => ({
    outcome: { kind: "nothing-typed" },
    links: links.filter(({ address }) => address !== input.address),
  }));
}

async function withLinks(
  tools: Changing,
  token: string,
  change: (links: readonly GivenLink[]) => {
    readonly outcome: AddLinkOutcome;
    readonly links?: readonly GivenLink[];
  },
): Promise<AddLinkOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || draft.reportId !== null || draft.expiresAt < now) {
      return { kind: "no-draft" };
    }
    const { outcome, links } = change(draft.answers.links ?? []);
    if (links !== undefined) {
      const answers = { ...draft.answers, links };
      await drafts.saveAnswers(draft.id, answers, now, later(now, DRAFT_MILLIS));
    }
    return outcome;
  });
}
