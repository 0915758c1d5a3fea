/**
 * Whether a page may be sent compressed. How long a compressed page is tells what is in it to whoever can make a browser ask for it
 * with a guess in its address (BREACH), so only a page that is nobody's is: asked for without any cookie and without a query, and
 * shown as it is to everybody (decision 0045).
 */
export function mayCompressPage(request: Request, status: number): boolean {
  const takesGzip = /(^|,)\s*gzip\s*(,|$)/i.test(request.headers.get("Accept-Encoding") ?? "");
  return (
    takesGzip &&
    request.method === "GET" &&
    status === 200 &&
    request.headers.get("Cookie") === null &&
    new URL(request.url).search === ""
  );
}
