import type { AboutYouForm } from "#app/core/intake/about-you.ts";
import type { Answers } from "#app/core/intake/answers.ts";
import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";

export type SaveOutcome = { readonly kind: "saved" } | { readonly kind: "no-draft" };

/** Answers to lay over those of a draft: one that is there and undefined takes away what stood there. */
type Changed = { readonly [Page in keyof Answers]: Answers[Page] | undefined };

/** Saves the answers of one page of the form. Pages not named keep what they have. */
export async function saveAnswers(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string; readonly answers: Changed },
): Promise<SaveOutcome> {
  return changeDraft(tools, input.token, input.answers, undefined);
}

/**
 * Saves how the reporter may be reached. Contact details are sealed before they are stored and cannot be opened again here; every other choice
 * deletes a seal made before.
 */
export async function saveAboutYou(
  tools: Pick<Tools, "transact" | "read" | "clock" | "shortSecrets" | "identitySealer">,
  input: { readonly token: string; readonly form: AboutYouForm },
): Promise<SaveOutcome> {
  const { form } = input;
  switch (form.choice) {
    case "keep-contact":
      return changeDraft(tools, input.token, { aboutYou: { choice: "contact" } }, undefined);
    case "anonymous":
    case "only-here":
      return changeDraft(tools, input.token, { aboutYou: { choice: form.choice } }, null);
    case "contact": {
      const tokenHash = tools.shortSecrets.hashToken(input.token);
      const draft = await tools.read((stores) => stores.drafts.byToken(tokenHash));
      if (draft === undefined) return { kind: "no-draft" };
      const box = await tools.identitySealer.seal(draft.id, { ...form.contact });
      return changeDraft(tools, input.token, { aboutYou: { choice: "contact" } }, box);
    }
  }
}

async function changeDraft(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  token: string,
  answers: Changed,
  identity: Uint8Array | null | undefined,
): Promise<SaveOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || draft.reportId !== null || draft.expiresAt < now) {
      return { kind: "no-draft" };
    }
    // What is undefined is not in the text that is kept.
    const merged = { ...draft.answers, ...answers } as Answers;
    await drafts.saveAnswers(draft.id, merged, now, later(now, DRAFT_MILLIS));
    if (identity !== undefined) await drafts.saveIdentity(draft.id, identity);
    return { kind: "saved" };
  });
}
