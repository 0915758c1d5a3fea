import { toBase64, toUtf8 } from "./encoding.ts";
import { sha256 } from "./sha256.server.ts";

/** The parts of a page that people keep as one file and open from a disk. */
export interface PageParts {
  /** The page, with `{policy}` in its policy, a comment that says `style` in its style, and one with its name in each script. */
  readonly html: string;
  readonly style: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** What its policy allows beyond its own style and scripts. */
  readonly allows?: readonly string[];
}

/**
 * A page with its style and scripts in it. Its policy lets exactly these run and nothing be loaded or sent. Throws where a script
 * holds what would end it early as HTML, and where the page has no place for a part.
 */
export function pageInOneFile({ html, style, scripts, allows = [] }: PageParts): string {
  const parts = new Map(
    Object.entries({ style, ...scripts }).map(([name, text]) => [name, `\n${text}`]),
  );
  const inline = Object.keys(scripts).map((name) => hashOf(parts.get(name) ?? ""));
  const policy = [
    "default-src 'none'",
    `script-src ${inline.join(" ")}`,
    `style-src ${hashOf(parts.get("style") ?? "")}`,
    ...allows,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  let page = html.replace("{policy}", () => policy);
  for (const [name, text] of parts) {
    if (/<\/?(?:script|style)|<!--/i.test(text)) throw new Error(`${name} would end early as HTML`);
    const place = new RegExp(`\\s*/\\* ${name} \\*/\\s*`);
    if (!place.test(page)) throw new Error(`the page has no place for ${name}`);
    page = page.replace(place, () => text);
  }
  return page;
}

function hashOf(inline: string): string {
  return `'sha256-${toBase64(sha256(toUtf8(inline)))}'`;
}
