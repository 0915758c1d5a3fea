import type { Express, RequestHandler, ErrorRequestHandler } from "express";
import type { Ability } from "#app/core/people/ability.ts";

/**
 * Who may call what Express answers itself: anyone; whoever has the secret of a draft; whoever holds a ticket that the desk gave them; staff with an ability; or
 * what each operation of the API, each loader and each action declares for itself.
 */
export type MountAccess =
  "public" | "reporter" | "each-operation" | "each-page" | "ticket" | Ability;

interface Mount {
  /** Everything at and below this path that nothing before it answered. */
  readonly path: string;
  readonly access: MountAccess;
  /** Addresses that it answers, for the permission matrix; what its access leaves to others is listed there. */
  readonly addresses: readonly `${"GET" | "POST" | "HEAD" | "PATCH"} /${string}`[];
}

/** Everything that answers a request, in the order in which it is asked. What is not here does not start. */
export const EXPRESS_ROUTES = {
  api: { path: "/api/v1", access: "each-operation", addresses: ["GET /api/v1/openapi.json"] },
  health: { path: "/health", access: "public", addresses: ["GET /health", "GET /health/ready"] },
  assets: { path: "/assets", access: "public", addresses: ["GET /assets/none.css"] },
  files: { path: "/", access: "public", addresses: ["GET /robots.txt"] },
  violations: { path: "/", access: "public", addresses: ["POST /violations"] },
  uploads: {
    path: "/uploads",
    access: "reporter",
    addresses: [
      "GET /uploads/",
      "POST /uploads/",
      "HEAD /uploads/itm_00000000000000000000000000",
      "PATCH /uploads/itm_00000000000000000000000000",
    ],
  },
  media: {
    path: "/media",
    access: "ticket",
    addresses: ["GET /media/none", `GET /media/${"0".repeat(43)}`],
  },
  pages: { path: "/", access: "each-page", addresses: [] },
} as const satisfies Readonly<Record<string, Mount>>;

export type ExpressRoute = keyof typeof EXPRESS_ROUTES;

/** What Express adds to every application by itself: reading the query, and its own prototype. */
const EXPRESS_OWN = new Set(["query", "expressInit"]);

/**
 * Mounts what an application is made of, each under its declaration. A step looks at requests on their way and may turn
 * them back; it has no page of its own.
 */
export function declaredRoutes(app: Express) {
  const declared = new Set<unknown>();
  return {
    step(...steps: readonly RequestHandler[]): void {
      for (const step of steps) {
        declared.add(step);
        app.use(step);
      }
    },
    mount(name: ExpressRoute, ...handlers: readonly RequestHandler[]): void {
      for (const handler of handlers) {
        declared.add(handler);
        app.use(EXPRESS_ROUTES[name].path, handler);
      }
    },
    /** Words for what failed before it; of one mount, or of everything. */
    failures(handler: ErrorRequestHandler, of?: ExpressRoute): void {
      declared.add(handler);
      app.use(of === undefined ? "/" : EXPRESS_ROUTES[of].path, handler);
    },
    /** Throws when something else answers too: nothing is reachable that nobody decided about. */
    requireAllDeclared(): void {
      const undeclared = layersOf(app).filter(
        ({ handle, name }) => !declared.has(handle) && !EXPRESS_OWN.has(name),
      );
      if (undeclared.length > 0) {
        const names = undeclared.map(({ route, name }) => route?.path ?? name).join(", ");
        throw new Error(`no access is declared in EXPRESS_ROUTES for what answers ${names}`);
      }
    },
  };
}

interface Layer {
  readonly name: string;
  readonly handle: unknown;
  readonly route?: { readonly path: string };
}

/** Express 4 keeps its layers here and has no other way to list them; without them nothing could be checked. */
function layersOf(app: Express): readonly Layer[] {
  const { stack } = (app as unknown as { _router?: { stack?: readonly Layer[] } })._router ?? {};
  if (stack === undefined) throw new Error("Express does not tell what it answers");
  return stack;
}
