import { isLetterPlace, placesIn } from "./letter.ts";
import type { OfficePack, PackLetter } from "./office-pack.ts";

type Rules = Pick<OfficePack, "rules" | "statutes">;

/**
 * Everything wrong with how a letter's parts and places fit together, each in one plain sentence. `what` names the letter in them. Its rules and statutes are
 * looked for in the pack.
 */
export function problemsOfLetter(
  pack: Rules,
  what: string,
  { body, blocks = [] }: Pick<PackLetter, "body" | "blocks">,
): string[] {
  const places = blocks.map((block) => `block:${block.id}`);
  const twice = places.filter((place, at) => places.indexOf(place) !== at);
  return [
    ...[...new Set(twice)].map((place) => `${what} has {${place}} more than once`),
    ...problemsOfWords(pack, what, body, places),
    ...Object.entries(body).flatMap(([language, text]) =>
      places
        .filter((place) => !placesIn(text).includes(place))
        .map((place) => `${what} (${language}) has no place for {${place}}`),
    ),
    ...blocks.flatMap((block) =>
      problemsOfWords(pack, `${what}, block "${block.id}"`, block.text, []),
    ),
  ];
}

/** Braces that are open, and places that nothing fills, in a letter's or a block's words. */
function problemsOfWords(
  pack: Rules,
  what: string,
  words: PackLetter["body"],
  places: readonly string[],
): string[] {
  return Object.entries(words).flatMap(([language, text]) => [
    ...(/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ""))
      ? [`${what} (${language}) has a brace that is not closed`]
      : []),
    ...placesIn(text)
      .filter((place) => !places.includes(place) && !isPlaceOf(pack, place))
      .map((place) => `${what} (${language}) has the place {${place}}, which nothing fills`),
  ]);
}

function isPlaceOf(pack: Rules, place: string): boolean {
  const [kind, id] = place.split(":", 2);
  if (kind === "rule") return pack.rules.some((rule) => rule.id === id);
  if (kind === "statute") return pack.statutes.some((statute) => statute.id === id);
  return isLetterPlace(place);
}
