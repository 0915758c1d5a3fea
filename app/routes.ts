import type { RouteConfigEntry } from "@remix-run/route-config";
import { flatRoutes } from "@remix-run/fs-routes";

/** The file name is the URL: see app/routes. */
export default flatRoutes().then((routes) => routes.map(spelledExactly));

/** `/DESK` is not `/desk`: what guards an address by its spelling must not be walked around by another. */
function spelledExactly(route: RouteConfigEntry): RouteConfigEntry {
  const children = route.children?.map(spelledExactly);
  return { ...route, caseSensitive: true, ...(children === undefined ? {} : { children }) };
}
