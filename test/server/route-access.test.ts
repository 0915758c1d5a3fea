import { expect, test } from "@jest/globals";
import type { ServerBuild } from "@remix-run/node";
import { deskAccess, publicAccess } from "#app/http/access.server.ts";
import { requireDeclaredAccess } from "#app/server/route-access.ts";

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
