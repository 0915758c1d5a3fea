/** Thrown by guards and routes to answer with a page of that status; `root.tsx` words each status. */
export function refuse(
  status: 400 | 403 | 404 | 409 | 410 | 413 | 415 | 416 | 429 | 503,
): Response {
  return new Response(null, { status, headers: status === 503 ? { "Retry-After": "5" } : {} });
}

/** Sends the browser on with GET, so that reloading never sends a form again. */
export function seeOther(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: path, ...headers } });
}
