import { canonicalJson } from "../custody/canonical-json.ts";
import type { GivenAnswer } from "../office/questions.ts";
import type { Reach } from "./about-you.ts";
import type { WhatHappened, WhereAndWhen } from "./answers.ts";
import type { Sighting } from "./sightings.ts";
import { saysNothing, type YourPart } from "./your-part.ts";

/**
 * What a reporter said, as canonical text (RFC 8785). Its digest in the record of receipt proves later that the
 * statement staff read is the one that came in.
 */
export function statementText(
  what: WhatHappened,
  where: WhereAndWhen,
  answers: readonly GivenAnswer[] = [],
  beside: {
    readonly sightings?: readonly Sighting[];
    readonly yourPart?: YourPart;
    readonly reach?: Reach;
  } = {},
): string {
  const { sightings = [], yourPart, reach } = beside;
  return canonicalJson({
    ...(answers.length === 0
      ? {}
      : {
          answers: answers.map(({ question, wording, chosen, answer }) => ({
            question,
            wording,
            chosen,
            answer,
          })),
        }),
    ...(sightings.length === 0 ? {} : { sightings: sightings.map(({ id: _id, ...said }) => said) }),
    ...(yourPart === undefined || saysNothing(yourPart) ? {} : { yourPart: { ...yourPart } }),
    ...(reach === undefined ? {} : { reach }),
    category: what.category,
    narrative: what.narrative,
    place: where.place,
    latitude: where.latitude,
    longitude: where.longitude,
    ...(where.point === undefined ? {} : { point: { ...where.point } }),
    time: { ...where.time },
  });
}
