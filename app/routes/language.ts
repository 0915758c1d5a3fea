import { isLanguageTag, OFFERED_LANGUAGES } from "#app/core/intake/languages.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { keepLanguage } from "#app/http/language.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { pathToReturnTo } from "./_public/path-to-return-to.ts";

/** Keeps the language that the reader chose (`to`) and leads back to the page they were on (`back`). */
export const loader = publicAccess(({ request }) => {
  const { searchParams } = new URL(request.url);
  const to = searchParams.get("to") ?? "";
  const back = pathToReturnTo(searchParams.get("back"));
  const known = isLanguageTag(to) && OFFERED_LANGUAGES.includes(to);
  return Promise.resolve(seeOther(back, known ? { "Set-Cookie": keepLanguage(to) } : {}));
});
