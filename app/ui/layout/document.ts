/** Which product a page belongs to: it decides the stylesheet. */
export type Area = "public" | "desk";

/** What a route's `handle` may say about its document. */
export interface DocumentHandle {
  readonly area?: Area;
  /** BCP 47, such as `en` or `es`. */
  readonly lang?: string;
}

/** The document's settings from the matched routes (the innermost one that says something counts) and the path. */
export function documentSettings(
  matches: readonly { readonly handle?: unknown }[],
  pathname: string,
): Required<DocumentHandle> {
  const area: Area = pathname === "/desk" || pathname.startsWith("/desk/") ? "desk" : "public";
  let settings: Required<DocumentHandle> = { area, lang: "en" };
  for (const { handle } of matches) {
    if (handle === null || typeof handle !== "object") continue;
    const { area: saidArea, lang } = handle as Record<string, unknown>;
    if (saidArea === "public" || saidArea === "desk") settings = { ...settings, area: saidArea };
    if (typeof lang === "string") settings = { ...settings, lang };
  }
  return settings;
}
