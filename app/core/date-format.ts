const made = new Map<string, Intl.DateTimeFormat>();

/**
 * What writes dates so, made once for each language, zone and way of writing: making it takes far longer than writing one. Throws `RangeError` where the language
 * or zone is none.
 */
export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}
