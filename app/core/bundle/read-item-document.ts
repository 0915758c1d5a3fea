import type { JsonObject } from "../json.ts";
import { printable } from "./fault.ts";
import { FIRST_ITEM_FORMAT, ITEM_FORMAT } from "./item-document.ts";
import { exhibitPaths } from "./layout.ts";
import type { ExhibitFiles, Report } from "./verify-exhibit.ts";
import type { BundleLogView } from "./verify-log.ts";

/**
 * An exhibit's `item.json`: of the format that `bundle.prepared` names, or of either where it names none, and about this exhibit. Undefined, and told,
 * where it is not one.
 */
export function readItemDocument(
  files: Pick<ExhibitFiles, "number" | "item">,
  log: Pick<BundleLogView, "prepared"> | undefined,
  report: Report,
): JsonObject | undefined {
  const paths = exhibitPaths(files.number);
  let value: unknown;
  try {
    value = JSON.parse(files.item ?? "");
  } catch {
    report("item", paths.item, "it is not JSON");
    return undefined;
  }
  // A bundle that was asked for before this was recorded may be of either.
  const recorded = log?.prepared?.obj.item_format;
  const formats = typeof recorded === "string" ? [recorded] : [FIRST_ITEM_FORMAT, ITEM_FORMAT];
  if (!isObject(value) || typeof value.format !== "string" || !formats.includes(value.format)) {
    report("item", paths.item, `it is not of format ${formats.map(printable).join(" or ")}`);
    return undefined;
  }
  if (value.exhibit !== files.number) report("item", paths.item, "it is about another exhibit");
  return value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
