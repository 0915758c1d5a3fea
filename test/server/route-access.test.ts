import { describe, expect, test } from "@jest/globals";
import type { ServerBuild } from "@remix-run/node";
import { deskAccess, publicAccess } from "#app/http/access.server.ts";
import express from "express";
import { declaredRoutes } from "#app/server/express-routes.ts";
import { requireDeclaredAccess, requireDeclaredOperations } from "#app/server/route-access.ts";

type Routes = Pick<ServerBuild, "routes">;

/** A build with one route that has these parts, beside the root. */
function buildWith(module: object): Routes {
  return {
    routes: {
      root: { id: "root", path: "", module: { default: () => null } },
      "routes/new": { id: "routes/new", parentId: "root", path: "new", module },
    },
  } as unknown as Routes;
}

const answer = () => Promise.resolve(null);

test("a route whose loader and action declare their access may start", () => {
  const module = { loader: publicAccess(answer), action: deskAccess("queue.read", answer) };
  expect(() => {
    requireDeclaredAccess(buildWith(module));
  }).not.toThrow();
});

test.each([
  ["a loader that nobody wrapped", { loader: answer }],
  ["an action that nobody wrapped", { loader: publicAccess(answer), action: answer }],
  ["a page without a loader", { default: () => null }],
])("%s stops the start and is named", (_, module) => {
  expect(() => {
    requireDeclaredAccess(buildWith(module));
  }).toThrow("routes/new");
});

test("an operation of the API without an access that a token can carry stops the start", () => {
  expect(() => {
    requireDeclaredOperations({
      "GET /a": { access: "public" },
      "GET /b": { access: "queue.read" },
    });
  }).not.toThrow();
  for (const operation of [{}, { access: "people.manage" }, { access: "" }]) {
    expect(() => {
      requireDeclaredOperations({ "GET /planted": operation });
    }).toThrow("GET /planted");
  }
});

describe("what Express answers itself", () => {
  const pass: express.RequestHandler = (_request, _response, next) => {
    next();
  };

  test("starts when all of it is mounted under a declaration", () => {
    const app = express();
    const routes = declaredRoutes(app);
    routes.step(pass);
    routes.mount("health", express.Router());
    expect(routes.requireAllDeclared).not.toThrow();
  });

  test.each<[string, (app: express.Express) => void, string]>([
    ["an address", (app) => app.get("/planted", pass), "/planted"],
    ["a handler below a path", (app) => app.use("/planted", pass), "pass"],
    ["a handler of everything", (app) => app.use(pass), "pass"],
    ["a router", (app) => app.use("/planted", express.Router()), "router"],
    ["files", (app) => app.use(express.static(".")), "serveStatic"],
    ["an application", (app) => app.use(express()), "mounted_app"],
  ])("%s that nobody declared stops the start and is named", (_, plant, name) => {
    const app = express();
    const routes = declaredRoutes(app);
    routes.mount("health", express.Router());
    plant(app);
    expect(routes.requireAllDeclared).toThrow(name);
  });
});
