/** The languages that public pages are offered in, as BCP 47 tags. English is the source of all wording. */
export const LANGUAGE_TAGS = [
  "en",
  "es",
  "pt",
  "ht",
  "zh-Hans",
  "zh-Hant",
  "fr",
  "ru",
  "ar",
] as const;

export type LanguageTag = (typeof LANGUAGE_TAGS)[number];

/** Each language by the name its speakers give it, and the way it is read. */
export const LANGUAGES: Readonly<
  Record<LanguageTag, { readonly name: string; readonly direction: "ltr" | "rtl" }>
> = {
  en: { name: "English", direction: "ltr" },
  es: { name: "Español", direction: "ltr" },
  pt: { name: "Português", direction: "ltr" },
  ht: { name: "Kreyòl ayisyen", direction: "ltr" },
  "zh-Hans": { name: "简体中文", direction: "ltr" },
  "zh-Hant": { name: "繁體中文", direction: "ltr" },
  fr: { name: "Français", direction: "ltr" },
  ru: { name: "Русский", direction: "ltr" },
  ar: { name: "العربية", direction: "rtl" },
};

/** The languages that a reader can choose: those with a catalogue in `app/ui/text/`, English first. A test holds the two together. */
export const OFFERED_LANGUAGES: readonly LanguageTag[] = LANGUAGE_TAGS;

/** Whether a text is one of our tags, spelled as we spell it. */
export function isLanguageTag(text: string): text is LanguageTag {
  return LANGUAGE_TAGS.some((tag) => tag === text);
}

/** Where Chinese is written in the old characters (RFC 5646 leaves the script to the region). */
const TRADITIONAL_REGIONS = /-(?:TW|HK|MO)\b/i;

/**
 * The language of ours that a browser asks for (`Accept-Language`, RFC 9110 12.5.4): the first by weight of those among `offered`;
 * English where it asks for none of them or the header cannot be read. Region and script count for Chinese alone.
 */
export function negotiateLanguage(
  header: string | undefined,
  offered: readonly LanguageTag[],
): LanguageTag {
  const wishes = (header ?? "")
    .slice(0, LONGEST_HEADER)
    .split(",")
    .map(wishOf)
    .filter((wish) => wish.weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  for (const { tag } of wishes) {
    const ours = ourTag(tag);
    if (ours !== undefined && offered.includes(ours)) return ours;
  }
  return "en";
}

/** Far more than any browser sends. */
const LONGEST_HEADER = 500;

function wishOf(part: string): { readonly tag: string; readonly weight: number } {
  const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

function ourTag(tag: string): LanguageTag | undefined {
  const main = tag.split("-")[0]?.toLowerCase() ?? "";
  if (main === "zh") {
    return /-Hant\b/i.test(tag) || (!/-Hans\b/i.test(tag) && TRADITIONAL_REGIONS.test(tag))
      ? "zh-Hant"
      : "zh-Hans";
  }
  return isLanguageTag(main) ? main : undefined;
}
