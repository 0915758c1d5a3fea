import { isEnteredChannel } from "#app/core/intake/channel.ts";
import { isCategory } from "#app/core/intake/category.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { categoryWords, CHANNEL_WORDS } from "#app/ui/desk/words.ts";

const LONGEST = 300;

/** What was typed, as far as it tells one report from another. */
export function entryInShort(
  fields: FormFields,
  hasSealedContact: boolean,
): readonly { readonly term: string; readonly value: string }[] {
  const channel = fields["came-by"];
  const category = fields["category"];
  const story = fields["narrative"] ?? "";
  return [
    { term: "Came by", value: isEnteredChannel(channel) ? CHANNEL_WORDS[channel] : "" },
    { term: "Concern", value: isCategory(category) ? categoryWords(category) : "" },
    { term: "Place", value: fields["place"] ?? "" },
    { term: "Story", value: story.length > LONGEST ? `${story.slice(0, LONGEST)}…` : story },
    { term: "Contact", value: hasSealedContact ? "Sealed" : "None" },
  ];
}
