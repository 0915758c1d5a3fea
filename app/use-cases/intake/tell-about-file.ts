import { later } from "#app/core/instant.ts";
import type { ItemId } from "#app/core/ids.ts";
import {
  MOST_STATEMENTS,
  parseSaidOfFile,
  saidOfFileText,
  saysNothing,
  withStatement,
  type SaidOfFile,
} from "#app/core/intake/file-statement.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { receiveFileStatements } from "./receive-file-statements.ts";
import { heldBy, isHeld } from "./upload-holder.ts";

export type TellAboutFileOutcome =
  | { readonly kind: "saved" | "nothing-said" | "not-found" }
  /** A sent report has as many statements on this file as it takes; nothing was kept. */
  | { readonly kind: "told-enough"; readonly most: number }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

type Telling = Pick<Tools, "transact" | "clock" | "shortSecrets" | "newId">;

/**
 * Keeps in the draft what its reporter says of one of its files, instead of what they said of it before; saying nothing takes it back. It
 * becomes part of the report when that is sent.
 */
export async function tellAboutFile(
  tools: Telling,
  input: { readonly token: string; readonly itemId: ItemId; readonly fields: FormFields },
): Promise<Exclude<TellAboutFileOutcome, { readonly kind: "told-enough" }>> {
  const read = parseSaidOfFile(input.fields);
  if (!read.ok) return { kind: "problem", problems: read.problems };
  const { itemId } = input;
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts, items }) => {
    const draft = await drafts.byToken(tokenHash);
    if (draft === undefined || draft.reportId !== null || draft.expiresAt < now) {
      return { kind: "not-found" };
    }
    const its = await items.ofDraft(draft.id);
    if (!its.some(({ id }) => id === itemId)) return { kind: "not-found" };
    const statement = { ...read.value, itemId, givenAt: now };
    const files = withStatement(draft.answers.files ?? [], statement);
    await drafts.saveAnswers(draft.id, { ...draft.answers, files }, now, later(now, DRAFT_MILLIS));
    return { kind: "saved" };
  });
}

/**
 * Records what a reporter says of a file of their sent report, whose visit is open. It stands beside what they said before and is recorded at
 * once: a sent report is added to, and not changed. The same words again are one statement. Of one file it takes `MOST_STATEMENTS`.
 */
export async function tellAboutSentFile(
  tools: Telling,
  input: { readonly visitToken: string; readonly itemId: ItemId; readonly fields: FormFields },
): Promise<TellAboutFileOutcome> {
  const read = parseSaidOfFile(input.fields);
  if (!read.ok) return { kind: "problem", problems: read.problems };
  if (saysNothing(read.value)) return { kind: "nothing-said" };
  const { itemId, visitToken } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const held = await heldBy(tools, stores, { draftToken: undefined, visitToken }, now);
    const item = await stores.items.find(itemId);
    if (item === undefined || item.state === "withdrawn" || !isHeld(held, item)) {
      return { kind: "not-found" };
    }
    const said = (await stores.fileStatements.ofItems([itemId])).get(itemId) ?? [];
    const before = said.at(-1);
    if (before !== undefined && isSame(before, read.value)) return { kind: "saved" };
    if (said.length >= MOST_STATEMENTS) return { kind: "told-enough", most: MOST_STATEMENTS };
    await receiveFileStatements(tools, stores, {
      items: [item],
      statements: [{ ...read.value, itemId, givenAt: now }],
      actor: { kind: "public", id: "reporter" },
    });
    return { kind: "saved" };
  });
}

function isSame(one: SaidOfFile, other: SaidOfFile): boolean {
  return saidOfFileText(one) === saidOfFileText(other);
}
