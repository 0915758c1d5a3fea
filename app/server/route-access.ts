import type { ServerBuild } from "@remix-run/node";
import { isTokenAbility } from "#app/core/people/api-token.ts";

/**
 * Stops the start when a route's loader or action was not wrapped by `publicAccess` or `deskAccess`, or a page
 * has no loader at all: nothing is reachable that nobody decided about.
 */
export function requireDeclaredAccess(build: Pick<ServerBuild, "routes">): void {
  const undeclared: string[] = [];
  for (const [id, route] of Object.entries(build.routes)) {
    const { loader, action } = route.module;
    // The root is the document's shell: it has no data and no page of its own.
    if (loader === undefined && action === undefined && id !== "root") undeclared.push(id);
    for (const handler of [loader, action]) {
      if (handler !== undefined && !("access" in handler)) undeclared.push(id);
    }
  }
  if (undeclared.length > 0) {
    throw new Error(`no access is declared for the route ${undeclared.join(", ")}`);
  }
}

/** The same for the operations of the API: each names its access, `public` or an ability that a token can carry. */
export function requireDeclaredOperations(
  operations: Readonly<Record<string, { readonly access?: unknown }>>,
): void {
  const undeclared = Object.entries(operations)
    .filter(([, { access }]) => access !== "public" && !isTokenAbility(access))
    .map(([key]) => key);
  if (undeclared.length > 0) {
    throw new Error(`no access is declared for the operation ${undeclared.join(", ")}`);
  }
}
