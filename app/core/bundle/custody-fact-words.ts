import type { Json, JsonObject } from "../json.ts";

/** Facts of a record that a reader of the report wants to see, with their names. */
const FACTS: readonly (readonly [member: string, name: string])[] = [
  ["representation", "shown"],
  ["purpose", "purpose"],
  ["exhibit", "exhibit number"],
  ["first", "first"],
  ["last", "last"],
  ["channel", "through"],
  ["declared_type", "declared as"],
  ["media_type", "found to be"],
  ["kind", "made"],
  ["method", "method"],
  ["sender_matches", "what the sender's device said it had"],
  ["result", "result"],
  ["verdict", "verdict"],
  ["time_level", "level of time"],
  ["place_level", "level of place"],
  ["tool", "with"],
  ["engine", "with"],
];

/** Those of a record, in words, with commas between. */
export function factsOf(obj: JsonObject): string {
  return FACTS.map(([member, name]) => {
    const text = plain(obj[member]);
    return text === undefined ? "" : `${name}: ${IN_WORDS[`${member}:${text}`] ?? text}`;
  })
    .filter((text) => text !== "")
    .join(", ");
}

/** Codes of comparisons, for people who will not look them up. */
const IN_WORDS: Readonly<Record<string, string>> = {
  "sender_matches:true": "the same",
  "sender_matches:false": "NOT the same",
  "result:other-object-set-aside":
    "before the first seal other bytes lay in the file's place in the store; they were set aside and are kept",
  "result:taken-in-meanwhile": "it was taken into its report at the same moment",
  "result:nothing-there": "no file was there",
  "result:sender-digest-agrees": "the same as the sender's device said it had",
  "result:sender-digest-differs": "NOT what the sender's device said it had",
};

function plain(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
