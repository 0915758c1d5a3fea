/** A tag with its name. Every part of it ends at the next `<` at the latest, so that all matches of one text together are linear. */
const TAG = /<(\/?)([A-Za-z_][\w.:-]{0,127})((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/g;
/** Stands where something lies deeper: whoever looks for a plain value finds that there is none. */
const DEEPER = "<_/>";

/**
 * What an XMP packet says of the file itself: the descriptions with their attributes, and their properties by name and text. A place that a
 * property describes (the one that is shown, say) and the parts that a picture was made of carry the same names one level deeper, and are left out.
 * A packet without a description is given back as it is.
 */
export function ofFileItself(packet: string, rdfPrefix: string): string {
  const text = withoutComments(packet);
  const kept: string[] = [];
  let depth = 0;
  let top: number | undefined;
  let behind = 0;
  for (const match of text.matchAll(TAG)) {
    const [tag, closing, name = "", , single] = match;
    // The text before the tag belongs to the element that is open there.
    if (top !== undefined && depth === top + 2) kept.push(text.slice(behind, match.index));
    behind = match.index + tag.length;
    if (closing === "/") {
      depth -= 1;
      if (top !== undefined && depth === top + 1) kept.push(`</${name}>`);
      continue;
    }
    if (top === undefined && name === `${rdfPrefix}:Description`) top = depth;
    const level = top === undefined ? -1 : depth - top;
    if (level === 0) kept.push(tag);
    // Attributes of a property describe its value, not the file.
    else if (level === 1) kept.push(single === "/" ? DEEPER : `<${name}>`);
    else if (level > 1) kept.push(DEEPER);
    if (single !== "/") depth += 1;
  }
  return top === undefined ? packet : kept.join("");
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("<!--", at);
    const end = start === -1 ? -1 : text.indexOf("-->", start + 4);
    if (end === -1) return kept.join("") + text.slice(at);
    kept.push(text.slice(at, start));
    at = end + 3;
  }
}
