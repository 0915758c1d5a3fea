import { builtRoutes, type BuiltRoute } from "./built-routes.ts";

/**
 * The routes of the built server that the public may open, each path once, without those of the desk and of the log: what is to hold on every public
 * page is asked of this list, so that a page that is added is among them.
 */
export function publicRoutes(): readonly BuiltRoute[] {
  const byPath = new Map<string, BuiltRoute>();
  for (const route of builtRoutes()) {
    if (route.loader !== "public" || /^\/(desk|log)(\/|$)/.test(route.path)) continue;
    byPath.set(route.path, route);
  }
  return [...byPath.values()];
}

/** The addresses of a route: what stands open in its path is put from `parts`, and whatever may follow from `rest`. */
export function addressOf(
  { path }: Pick<BuiltRoute, "path">,
  parts: Readonly<Record<string, string>>,
): string {
  return path
    .replace(/:(\w+)/g, (_, name: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`nothing to put for ${name} in ${path}`);
      return part;
    })
    .replace(/\*$/, "no/such/page");
}

/** The route that answers an address: the one with the fewest open places. */
export function routeAt<Route extends Pick<BuiltRoute, "path">>(
  routes: readonly Route[],
  pathname: string,
): Route | undefined {
  const open = (path: string) => path.split("/").filter((one) => /^[:*]/.test(one)).length;
  return routes
    .toSorted((one, other) => open(one.path) - open(other.path))
    .find(({ path }) => {
      const pattern = path.replace(/:\w+/g, "[^/]+").replace(/\*$/, ".*");
      return new RegExp(`^${pattern}$`).test(pathname);
    });
}
