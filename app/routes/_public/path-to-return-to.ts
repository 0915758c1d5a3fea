/** Long enough for any public page with its search part. */
const LONGEST = 300;

/**
 * A public page of this site that a link may lead back to; the start page for anything else: another site, the desk, an address
 * that a browser would read as one (`//host`, `/\host`), control characters.
 */
export function pathToReturnTo(given: string | null): string {
  if (given === null || given.length > LONGEST) return "/";
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(given) || given.includes("\\")) return "/";
  const { pathname, search } = new URL(given, "http://public.invalid");
  if (pathname.startsWith("//") || /^\/(?:desk|api|leave|language)(?:\/|$)/.test(pathname))
    return "/";
  return pathname + search;
}
