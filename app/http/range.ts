export type RangeOutcome =
  | { readonly kind: "whole" }
  | { readonly kind: "range"; readonly start: number; readonly end?: number }
  | { readonly kind: "unsatisfiable" };

/**
 * Reads a `Range` header for one byte range (RFC 9110 14.2). `end` is exclusive. Several ranges at once, or one that begins
 * after the end, cannot be answered; anything that is no byte range is ignored, as the standard says.
 */
export function parseRange(header: string | null, size: number): RangeOutcome {
  if (header === null) return { kind: "whole" };
  const match = /^bytes=(.*)$/i.exec(header.trim());
  if (match === null) return { kind: "whole" };
  const parts = (match[1] ?? "").split(",");
  const one = /^\s*(\d{0,15})-(\d{0,15})\s*$/.exec(parts[0] ?? "");
  if (parts.length !== 1) return { kind: "unsatisfiable" };
  if (one === null || (one[1] === "" && one[2] === "")) return { kind: "whole" };
  if (one[1] === "") {
    const length = Number(one[2]);
    if (length === 0) return { kind: "unsatisfiable" };
    return { kind: "range", start: Math.max(0, size - length), end: size };
  }
  const start = Number(one[1]);
  if (start >= size) return { kind: "unsatisfiable" };
  if (one[2] === "") return { kind: "range", start, end: size };
  const last = Number(one[2]);
  if (last < start) return { kind: "whole" };
  return { kind: "range", start, end: Math.min(last + 1, size) };
}
