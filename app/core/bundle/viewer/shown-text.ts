/** Signs that hide, reorder or break text. Joiners are spared: Persian, Hindi and many pictures are spelled with them. */
const TROUBLE = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Somebody's words as they are to be seen: signs that would hide or reorder them by their number, as on the papers. */
export function shownText(text: string): string {
  return text.toWellFormed().replace(TROUBLE, (sign) => {
    const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${number}]`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" },
};

/** The same between tags and between the quotes of an attribute. */
export function htmlText(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

/** Plain data as JSON that ends no script element, whatever it says. */
export function scriptData(value: unknown): string {
  const json = JSON.stringify(value, (_, one: unknown) =>
    typeof one === "string" ? shownText(one) : one,
  );
  return json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
