import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** What the server would send for a part of a page. */
export function html(element: ReactElement): string {
  return renderToStaticMarkup(element);
}

/** Every value of an attribute, in order. */
export function valuesOf(markup: string, attribute: string): readonly string[] {
  return [...markup.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(
    (match) => match[1] ?? "",
  );
}

/** Ids that something points to by label, description or link, and that do not exist. */
export function danglingIds(markup: string): readonly string[] {
  const ids = new Set(valuesOf(markup, "id"));
  const wanted = [
    ...valuesOf(markup, "for"),
    ...valuesOf(markup, "aria-describedby").flatMap((value) => value.split(" ")),
    ...valuesOf(markup, "aria-labelledby").flatMap((value) => value.split(" ")),
    ...valuesOf(markup, "href")
      .filter((href) => href.startsWith("#") && href !== "#main")
      .map((href) => href.slice(1)),
  ];
  return wanted.filter((id) => !ids.has(id));
}

/** Ids that occur more than once. */
export function doubleIds(markup: string): readonly string[] {
  const ids = valuesOf(markup, "id");
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Names of inputs that no label is tied to by id and none is wrapped around. */
export function unlabelled(markup: string): readonly string[] {
  const labelled = new Set(valuesOf(markup, "for"));
  const withoutWrapped = markup.replace(/<label class="[^"]*__field[^"]*">.*?<\/label>/g, "");
  return [...withoutWrapped.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
    .map((match) => match[0])
    .filter((tag) => !tag.includes('type="hidden"'))
    .filter((tag) => !labelled.has(valuesOf(tag, "id")[0] ?? ""))
    .map((tag) => valuesOf(tag, "name")[0] ?? tag);
}

/** Anything the content security policy would refuse: inline style or script, handlers, data addresses. */
export function forbidden(markup: string): readonly string[] {
  return markup.match(/<script|<style|\sstyle="|\son[a-z]+="|javascript:|="data:/gi) ?? [];
}

/** Text that tries to become markup, an attribute, a script or a direction. */
export const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' autofocus onfocus='alert(1)`,
  `</textarea></title><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `\u202Egpj.exe`,
  "a".repeat(5000),
] as const;

/** True when no hostile text became an element or an attribute. */
export function isHarmless(markup: string): boolean {
  // What stands inside quotes is a value, whatever it says.
  const bare = markup.replace(/="[^"]*"/g, "");
  return !/<script|<[^>]+\son[a-z]+/i.test(bare);
}
