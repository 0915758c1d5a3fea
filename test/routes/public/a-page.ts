import type { FormClient } from "#test/support/form-client.ts";

/** One answer of the site, as its reader sees it. */
export interface Page {
  readonly status: number;
  /** Where a redirect goes; null on a page. */
  readonly location: string | null;
  readonly html: string;
  readonly title: string;
  readonly headers: Headers;
}

/** Reads an answer. */
export async function pageOf(answer: Response): Promise<Page> {
  const html = plain(await answer.text());
  return {
    status: answer.status,
    location: answer.headers.get("Location"),
    html,
    title: /<title>(.*?)<\/title>/.exec(html)?.[1] ?? "",
    headers: answer.headers,
  };
}

/** React marks where texts meet and writes some letters as entities; neither is seen. */
function plain(html: string): string {
  return html
    .replaceAll("<!-- -->", "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

export const WHAT = { category: "force", narrative: "They pushed a man down." } as const;
export const WHERE = { place: "Corner of Elm and 3rd, Springfield" } as const;

/** The hidden marks of a page's forms: whose page it is, and which answer it saw. */
export function marksOn({ html }: Pick<Page, "html">): Record<string, string> {
  const marks = html.matchAll(/<input type="hidden" name="(report|seen)" value="(\w*)"/g);
  return Object.fromEntries(Array.from(marks, ([, name = "", value = ""]) => [name, value]));
}

/** Starts a report. */
export async function begin(client: FormClient): Promise<void> {
  await client.post("/report/start", {});
}

/** Fills every page before the check page, anonymously and without files. */
export async function fillReport(client: FormClient): Promise<void> {
  await begin(client);
  await client.post("/report/what-happened", WHAT);
  await client.post("/report/where-and-when", WHERE);
  await client.postFiles("/report/evidence", { go: "next" }, []);
  await client.post("/report/about-you", { choice: "anonymous" });
}

/** The receipt code that a sent page shows. */
export function codeOn({ html }: Pick<Page, "html">): string {
  const digits = /receipt-code__digits">(.*?)<\/p>/.exec(html)?.[1] ?? "";
  return digits.replace(/<[^>]*>/g, "").trim();
}
