import { later } from "#app/core/instant.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";

/**
 * Takes the event off a draft whose reporter says that it is about something else (`isAbout: false`), with the answers to its page's questions, or puts
 * both back. What they wrote by themselves stays, also where they took it over from the page. Done twice, the second time changes nothing.
 */
export async function sayAboutEvent(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string; readonly isAbout: boolean },
): Promise<{ readonly kind: "saved" | "no-draft" }> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || draft.reportId !== null || draft.expiresAt < now) {
      return { kind: "no-draft" };
    }
    const { origin, leftOrigin, ...rest } = draft.answers;
    const known = origin ?? leftOrigin;
    if (known === undefined) return { kind: "saved" };
    const answers = { ...rest, ...(input.isAbout ? { origin: known } : { leftOrigin: known }) };
    await drafts.saveAnswers(draft.id, answers, now, later(now, DRAFT_MILLIS));
    return { kind: "saved" };
  });
}
