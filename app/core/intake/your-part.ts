import type { FormFields, Parsed, Problem } from "./problem.ts";
import { SURE, type Sure } from "./sightings.ts";
import { isBlank, lines } from "./typed-text.ts";

const LIMIT = 2_000;

export const BEHALVES = ["myself", "someone-else", "attorney"] as const;
/** For whom the reporter writes; null where they did not say. */
export type Behalf = (typeof BEHALVES)[number] | null;

/** What stands beside the story: for whom it is told, who else was told, and what is hoped for. Empty texts were not said. */
export interface YourPart {
  readonly behalf: Behalf;
  readonly elsewhere: Sure;
  /** Who else was told, and what came of it. */
  readonly elsewhereWhere: string;
  /** What the reporter would like to happen. */
  readonly wish: string;
  /** True for somebody who wants to be told where legal help is. */
  readonly legalHelp: boolean;
}

/** Reads the fields `behalf`, `elsewhere`, `elsewhere-where`, `wish` and `legal-help`. All may stay empty. */
export function parseYourPart(fields: FormFields): Parsed<YourPart> {
  const problems: Problem[] = [];
  const words = (field: string): string => {
    const typed = lines(fields[field] ?? "");
    if (typed.length > LIMIT) problems.push({ field, code: "answer-too-long" });
    return isBlank(typed) ? "" : typed;
  };
  const value: YourPart = {
    behalf: BEHALVES.find((one) => one === fields["behalf"]) ?? null,
    elsewhere: SURE.find((one) => one === fields["elsewhere"]) ?? null,
    elsewhereWhere: words("elsewhere-where"),
    wish: words("wish"),
    legalHelp: fields["legal-help"] === "yes",
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** The fields of what was said before. */
export function yourPartFields(part: YourPart | undefined): FormFields {
  if (part === undefined) return {};
  return {
    behalf: part.behalf ?? "",
    elsewhere: part.elsewhere ?? "",
    "elsewhere-where": part.elsewhereWhere,
    wish: part.wish,
    ...(part.legalHelp ? { "legal-help": "yes" } : {}),
  };
}

/** True when nothing was said. */
export function saysNothing({ behalf, elsewhere, elsewhereWhere, wish, legalHelp }: YourPart) {
  return (
    behalf === null && elsewhere === null && elsewhereWhere === "" && wish === "" && !legalHelp
  );
}
