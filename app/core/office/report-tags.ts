import type { Category } from "../intake/category.ts";
import type { LoadedPack } from "./office-pack.ts";
import { ruleInForce } from "./rule-in-force.ts";
import { wordsIn } from "./words.ts";

/** Which text of which pack something was taken from. */
export interface PackVersion {
  readonly id: string;
  readonly date: string;
  readonly sha256: string;
}

/** A mark on a report in the words of its day: a later pack changes none of it. */
export interface ReportTag {
  readonly kind: "concern" | "rule";
  /** The category's key or the rule's id. */
  readonly key: string;
  readonly words: string;
  /** The first day of the rule's version, "undated" where it has none, "none" where no version held; "" of a concern. */
  readonly version: string;
  /** How the rule stood on the report's day, in words; "" of a concern. */
  readonly standing: string;
  readonly pack: PackVersion;
}

/** Which text a pack is. */
export function versionOfPack({ id, date, sha256 }: LoadedPack): PackVersion {
  return { id, date, sha256 };
}

/**
 * The concern of a report and every rule that it may touch, as they stood on its day: the first day of the incident, or
 * the day on which the report came where nobody said when.
 */
export function tagsOf(
  pack: LoadedPack,
  report: { readonly category: Category; readonly day: string; readonly language: string },
): readonly ReportTag[] {
  const category = pack.categories.find(({ id }) => id === report.category);
  const version = versionOfPack(pack);
  const concern: ReportTag = {
    kind: "concern",
    key: report.category,
    words: category === undefined ? report.category : wordsIn(category.label, report.language).text,
    version: "",
    standing: "",
    pack: version,
  };
  const rules = (category?.rules ?? []).flatMap((id): ReportTag[] => {
    const found = ruleInForce(pack, id, report.day);
    if (found === undefined) return [];
    return [
      {
        kind: "rule",
        key: id,
        words: found.entry.title,
        version: found.version === undefined ? "none" : (found.version.from ?? "undated"),
        standing: found.words,
        pack: version,
      },
    ];
  });
  return [concern, ...rules];
}
