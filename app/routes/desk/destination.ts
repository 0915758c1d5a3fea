const NOWHERE = "http://desk.invalid";

/**
 * Where to go after signing in: a page of the desk on this host, or the desk's first page. Anything else, however it is
 * spelled, would let a link lead from our sign-in page to somebody else's.
 */
export function deskDestination(to: string | null | undefined): string {
  if (to == null || !/^\/desk\/[\x21-\x7e]*$/.test(to) || to.includes("\\")) return "/desk";
  const url = URL.canParse(to, NOWHERE) ? new URL(to, NOWHERE) : undefined;
  if (url?.origin !== NOWHERE || !url.pathname.startsWith("/desk/")) return "/desk";
  // Neither a page: a download would leave the reader on the sign-in page, the others lead back here.
  if (/^\/desk\/(?:evidence|sign-in|sign-out)\b|\/download$/.test(url.pathname)) return "/desk";
  return url.pathname + url.search;
}

/** The same after a confirmation, where a download is just what was asked for. */
export function confirmedDestination(to: string | null | undefined): string {
  const isDownload = to != null && /^\/desk\/(?:evidence|bundles)\/[\w./?=&%-]+$/.test(to);
  return isDownload && !to.includes("..") ? to : deskDestination(to);
}
