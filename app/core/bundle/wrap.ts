/** Breaks text into lines of at most so many characters, at spaces; a longer word stays whole. */
export function wrap(
  text: string,
  options: { readonly width?: number; readonly indent?: string } = {},
): string {
  const { width = 76, indent = "" } = options;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && indent.length + longer.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== "") lines.push(indent + line);
  return lines.join("\n");
}

/** The text on one line: a line feed in somebody's words must not start a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
