import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** A route of the built server, with what its loader and action declare; null where it has none. */
export interface BuiltRoute {
  readonly path: string;
  readonly loader: string | null;
  readonly action: string | null;
  /** Whether it draws a page, and does not only answer. */
  readonly isPage: boolean;
}

/** Every route as the server mounts it. */
export function builtRoutes(): readonly BuiltRoute[] {
  const script = `import(${JSON.stringify(join(import.meta.dirname, "../../build/server/index.js"))}).then(({ routes }) => {
    const all = Object.values(routes).map((route) => {
      const parts = [];
      for (let at = route; at; at = routes[at.parentId]) if (at.path) parts.unshift(at.path);
      const access = (handler) => handler?.access ?? null;
      return { path: "/" + parts.join("/"), loader: access(route.module.loader), action: access(route.module.action), isPage: route.module.default !== undefined };
    });
    process.stdout.write(JSON.stringify(all), () => process.exit(0));
  });`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  return JSON.parse(printed) as BuiltRoute[];
}
