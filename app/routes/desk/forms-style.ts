import type { LinksFunction } from "@remix-run/node";
import stylesheet from "#app/ui/desk/desk-forms.css?url";

/** The style of the desk's own forms, for pages that have some. */
export const formsStyle: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];
