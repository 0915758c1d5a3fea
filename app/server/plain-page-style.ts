import { createHash } from "node:crypto";

/**
 * The look of the short page, inside it: it is for when nothing else can be served, and over a bad line it is one answer and no
 * second. Colours are those of `ui/styles/_tokens.scss`, written out.
 */
export const PLAIN_STYLE = [
  ":root{color-scheme:light dark;--ground:#fbfcfd;--paper:#fff;--ink:#1c1d1f;--line:#dfe1e2;--act:#1a4480}",
  "@media(prefers-color-scheme:dark){:root{--ground:#15181c;--paper:#1b1f25;--ink:#edeff0;--line:#343a43;--act:#81aefc}}",
  "*{box-sizing:border-box}",
  "body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}",
  "header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding:.5rem 1rem;" +
    "background:var(--paper);border-bottom:1px solid var(--line)}",
  "header a{display:inline-flex;align-items:center;min-height:2.75rem}",
  "a{color:var(--act)}",
  "[data-leave]{padding:0 1rem;border:1px solid;border-radius:.375rem;background:var(--ink);color:var(--paper);font-size:1rem;" +
    "font-weight:600;text-decoration:none}",
  "main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}",
  "h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}",
  "p{margin:0 0 1rem}",
  ":focus-visible{outline:3px solid var(--act);outline-offset:2px}",
].join("");

/** What a Content-Security-Policy calls it. */
export const PLAIN_STYLE_HASH = `sha256-${createHash("sha256").update(PLAIN_STYLE).digest("base64")}`;
