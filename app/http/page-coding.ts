/**
 * Whether a page may be sent compressed. How long a compressed page is tells what is in it to whoever can make a browser ask for it
 * with a guess in its address (BREACH), so only a page that is nobody's is: asked for without any cookie and without a query, and
 * shown as it is to everybody (decision 0045). The form on paper is that whoever asks: no cookie but the language's changes a letter of it.
 */
export function mayCompressPage(request: Request, status: number): boolean {
  const takesGzip = /(^|,)\s*gzip\s*(,|$)/i.test(request.headers.get("Accept-Encoding") ?? "");
  const { pathname, search } = new URL(request.url);
  return (
    takesGzip &&
    request.method === "GET" &&
    status === 200 &&
    (request.headers.get("Cookie") === null || pathname === FORM_ON_PAPER) &&
    search === ""
  );
}

const FORM_ON_PAPER = "/paper";
