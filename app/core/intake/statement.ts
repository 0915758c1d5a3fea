import { canonicalJson } from "../custody/canonical-json.ts";
import type { WhatHappened, WhereAndWhen } from "./answers.ts";

/**
 * What a reporter said, as canonical text (RFC 8785). Its digest in the record of receipt proves later that the
 * statement staff read is the one that came in.
 */
export function statementText(what: WhatHappened, where: WhereAndWhen): string {
  return canonicalJson({
    category: what.category,
    narrative: what.narrative,
    place: where.place,
    latitude: where.latitude,
    longitude: where.longitude,
    time: { ...where.time },
  });
}
