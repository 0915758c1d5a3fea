import { goesToReporter, type LetterValues } from "./letter.ts";
import type { OfficePack, PackLetter } from "./office-pack.ts";

/** What the pack says of another body: named to the reporter, written to where the letter goes to it. Nothing for one that the pack lacks. */
export function valuesOfBody(
  { otherBodies }: Pick<OfficePack, "otherBodies">,
  letter: Pick<PackLetter, "kind">,
  bodyId: string | undefined,
): LetterValues {
  const body = otherBodies?.find(({ id }) => id === bodyId);
  if (body === undefined) return {};
  const name = { text: body.name, language: "en" };
  if (goesToReporter(letter)) return { "other-body": name };
  const address = body.postAddress?.join("\n");
  return {
    ...{ "other-body": name, recipient: name },
    ...(address === undefined ? {} : { "recipient-address": { text: address, language: "en" } }),
  };
}
