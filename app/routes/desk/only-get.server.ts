/** Refuses HEAD where looking would have to be recorded although nothing is shown. */
export function onlyGet(request: Request): void {
  if (request.method !== "GET") {
    throw new Response(null, { status: 405, headers: { Allow: "GET" } });
  }
}
