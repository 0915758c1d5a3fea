import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";

/** Begins a report. The token goes into the reporter's cookie; only its hash is kept. */
export async function startDraft(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
): Promise<{ token: string }> {
  const token = tools.shortSecrets.newToken();
  const now = tools.clock.now();
  await tools.transact((stores) =>
    stores.drafts.create({
      id: tools.newId("drf"),
      tokenHash: tools.shortSecrets.hashToken(token),
      now,
      expiresAt: later(now, DRAFT_MILLIS),
    }),
  );
  return { token };
}
