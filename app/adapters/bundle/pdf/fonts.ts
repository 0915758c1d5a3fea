import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Names under which the faces are known inside a document. */
export type Face = "regular" | "bold" | "mono";

/** Where the faces are: Public Sans and Roboto Mono as USWDS ships them. pdfkit embeds only the glyphs used. */
export function fontFiles(): Readonly<Record<Face, string>> {
  return {
    regular: require.resolve("@uswds/uswds/fonts/public-sans/PublicSans-Regular.ttf"),
    bold: require.resolve("@uswds/uswds/fonts/public-sans/PublicSans-Bold.ttf"),
    mono: require.resolve("@uswds/uswds/fonts/roboto-mono/roboto-mono-v5-latin-regular.ttf"),
  };
}
