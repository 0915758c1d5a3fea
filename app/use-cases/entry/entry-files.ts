import type { DraftId, ItemId } from "#app/core/ids.ts";
import { DOOR_NOT_SAID, isEnteredChannel } from "#app/core/intake/channel.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { discardDraft } from "../intake/discard-draft.ts";
import { receiveEvidence, type ReceiveOutcome } from "../intake/receive-evidence.ts";
import { tellAboutFile, type TellAboutFileOutcome } from "../intake/tell-about-file.ts";
import { withdrawEvidence } from "../intake/withdraw-evidence.ts";
import type { Tools } from "../tools.ts";
import { findOwnEntry } from "./own-entry.ts";

interface OfEntry {
  readonly by: Person;
  readonly draftId: DraftId;
}

/** Takes a scan or another file into what a person types in, through the one sink; its record names who brought it, and the door as far as it was said. */
export async function receiveEntryFile(
  tools: Parameters<typeof receiveEvidence>[0] & Pick<Tools, "accountSealer">,
  input: OfEntry & {
    readonly originalName: string;
    readonly declaredType: string;
    readonly source: AsyncIterable<Uint8Array>;
  },
): Promise<ReceiveOutcome> {
  const { by, draftId, originalName, declaredType, source } = input;
  const found = await tools.read((stores) => findOwnEntry(tools, stores, input));
  if (found.kind !== "entry") return { kind: "no-draft" };
  const said = found.entry.form["came-by"];
  const channel = isEnteredChannel(said) ? said : DOOR_NOT_SAID;
  return receiveEvidence(tools, {
    ...{ token: found.token, draftId, by, channel },
    ...{ originalName, declaredType, source },
  });
}

/** Keeps what the reporter said of one of its files. */
export async function tellAboutEntryFile(
  tools: Parameters<typeof tellAboutFile>[0] & Pick<Tools, "read" | "accountSealer">,
  input: OfEntry & { readonly itemId: ItemId; readonly fields: FormFields },
): Promise<TellAboutFileOutcome> {
  const found = await tools.read((stores) => findOwnEntry(tools, stores, input));
  if (found.kind !== "entry") return { kind: "not-found" };
  const { itemId, fields } = input;
  return tellAboutFile(tools, { token: found.token, itemId, fields });
}

/** Takes a file back before it is filed. */
export async function removeEntryFile(
  tools: Parameters<typeof withdrawEvidence>[0] & Pick<Tools, "read" | "accountSealer">,
  input: OfEntry & { readonly itemId: ItemId },
): Promise<{ readonly kind: "withdrawn" | "not-found" }> {
  const found = await tools.read((stores) => findOwnEntry(tools, stores, input));
  if (found.kind !== "entry") return { kind: "not-found" };
  const { by, itemId } = input;
  return withdrawEvidence(tools, { token: found.token, itemId, by });
}

/** Deletes what was typed and not filed, with its files. */
export async function discardEntry(
  tools: Parameters<typeof discardDraft>[0] & Pick<Tools, "read" | "accountSealer">,
  input: OfEntry,
): Promise<{ readonly kind: "done" | "not-found" }> {
  const found = await tools.read((stores) => findOwnEntry(tools, stores, input));
  if (found.kind !== "entry") return { kind: "not-found" };
  await discardDraft(tools, { token: found.token, by: input.by });
  return { kind: "done" };
}
