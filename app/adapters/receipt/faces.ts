import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Names under which the faces are known inside a document. */
export type Face = "regular" | "bold" | "mono";

/** Files of the faces that a language is set in. */
export interface Faces {
  readonly files: Readonly<Record<Face, string>>;
  /** For the Latin words in a language whose own face has no Latin letters. */
  readonly latin?: Readonly<Record<"regular" | "bold", string>>;
}

const require = createRequire(import.meta.url);

const fileOf = (name: string) => require.resolve(name);
/** These packages name their entry alone; the faces lie beside it. */
const fontOf = (name: string, file: string) =>
  join(dirname(fileOf(`@embedpdf/${name}`)), "../fonts", file);

const mono = fileOf("@uswds/uswds/fonts/roboto-mono/roboto-mono-v5-latin-regular.ttf");
const publicSans = {
  regular: fileOf("@uswds/uswds/fonts/public-sans/PublicSans-Regular.ttf"),
  bold: fileOf("@uswds/uswds/fonts/public-sans/PublicSans-Bold.ttf"),
};
const simplified = {
  regular: fontOf("fonts-sc", "NotoSansHans-Regular.otf"),
  bold: fontOf("fonts-sc", "NotoSansHans-Bold.otf"),
};
const traditional = {
  regular: fontOf("fonts-tc", "NotoSansHant-Regular.otf"),
  bold: fontOf("fonts-tc", "NotoSansHant-Bold.otf"),
};
const arabic = {
  regular: fontOf("fonts-arabic", "NotoNaskhArabic-Regular.ttf"),
  bold: fontOf("fonts-arabic", "NotoNaskhArabic-Bold.ttf"),
};

/** Russian letters come with the Chinese ones, as wide as they should be (decision 0055). */
const BY_TAG: Readonly<Record<string, Faces>> = {
  ru: { files: { ...simplified, mono } },
  "zh-Hans": { files: { ...simplified, mono } },
  "zh-Hant": { files: { ...traditional, mono } },
  ar: { files: { ...arabic, mono }, latin: publicSans },
};

/** The faces for a language (BCP 47): Public Sans unless its letters are not in it. A test holds every public language against its faces. */
export function facesOf(tag: string): Faces {
  return BY_TAG[tag] ?? { files: { ...publicSans, mono } };
}
