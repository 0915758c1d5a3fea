import { attachment } from "#app/http/evidence-response.server.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { textIn } from "#app/ui/text/catalogues.ts";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { copyAsJson } from "./_public/own-copy-json.ts";
import { copyAsText } from "./_public/own-copy-text.ts";
import { packText } from "#app/ui/report-fields/pack-words.ts";

/** Only a form gives a copy out: an address that did would lie in the browser's history for whoever looks there. */
export const loader = publicAccess(() => Promise.resolve(seeOther("/follow-up/status")));

/** What the reporter told us, as a file. Its name says nothing of what is in it. */
export const action = publicAccess(async (input) => {
  const { request, context } = input;
  const as = formOf(input).fields["as"] === "json" ? "json" : "text";
  const token = readCookie(request, VISIT_COOKIE);
  const outcome =
    token === undefined
      ? ({ kind: "visit-over" } as const)
      : await context.useCases.readOwnCopy({ token, as });
  switch (outcome.kind) {
    case "visit-over":
      return seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });
    case "too-many":
      return seeOther("/follow-up/status?notice=copies#own-copy");
    case "copy":
      break;
  }
  const { copy, madeAt: now } = outcome;
  const { office } = context;
  const { zone, language } = readingOf(input);
  const locale = localeOf(language);
  const status = packText(office.statuses[copy.report.status], language);
  if (as === "json")
    return file(copyAsJson(copy, { status, now }), "copy.json", "application/json");
  const about = office.categories.find(({ id }) => id === copy.report.category);
  const words = {
    ...{ text: textIn(language), language, status, now },
    when: (at: string) => localTime({ at, zone, locale }),
    category: about === undefined ? copy.report.category : packText(about.label, language),
  };
  return file(copyAsText(copy, words), "copy.txt", "text/plain; charset=utf-8");
});

function file(body: string, name: string, mediaType: string): Response {
  return new Response(body, {
    headers: { "Content-Type": mediaType, "Content-Disposition": attachment(name) },
  });
}
