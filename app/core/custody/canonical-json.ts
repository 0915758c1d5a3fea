import type { Json, JsonObject } from "../json.ts";

/** Deeper values are refused, so that hostile input ends in an error and not in an exhausted stack. */
const MAX_DEPTH = 64;

/**
 * The one spelling of a JSON value by RFC 8785 (JCS): no white space, members sorted by UTF-16 code
 * units (3.2.3), numbers and strings as ECMAScript writes them (3.2.2). What has no spelling is
 * refused: NaN, infinities, lone surrogates, and anything that is not JSON.
 */
export function canonicalJson(value: Json): string {
  return canonicalValue(value, 0);
}

function canonicalValue(value: Json, depth: number): string {
  if (depth > MAX_DEPTH) throw new Error("a value nested this deep cannot be written as JSON here");
  if (value === null) return "null";
  switch (typeof value) {
    case "boolean":
      return String(value);
    case "number":
      if (!Number.isFinite(value)) throw new Error(`${String(value)} cannot be written as JSON`);
      return String(value);
    case "string":
      return canonicalString(value);
    case "object":
      return isList(value)
        ? `[${value.map((member) => canonicalValue(member, depth + 1)).join(",")}]`
        : canonicalObject(value, depth);
    default:
      throw new Error(`a value of type ${typeof value} cannot be written as JSON`);
  }
}

// Array.isArray alone does not narrow to a readonly array.
function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function canonicalObject(value: JsonObject, depth: number): string {
  // Text is compared by UTF-16 code units, which is the order the RFC asks for.
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${canonicalString(name)}:${canonicalValue(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new Error("text with a lone surrogate cannot be written as JSON");
  return JSON.stringify(text);
}
