import express, { type Request, type Router } from "express";
import type { ServerBuild } from "@remix-run/node";
import type { SecurityRecorder } from "#app/core/people/security-event.ts";
import { VIOLATIONS_PATH } from "./security-headers.ts";

const REPORT_BYTES = 16 * 1024;
const MOST_REPORTS = 20;
const DIRECTIVE = /^[a-z]+(?:-[a-z]+)*$/;

/**
 * Takes browsers' reports of what a page's policy stopped. Kept are the directive and the kind of page, by the name of
 * its route: never the address, which can hold a link's secret, nor what was stopped, which can hold anything.
 */
export function violationReports(
  build: Pick<ServerBuild, "routes">,
  securityLog: SecurityRecorder,
): Router {
  const nameOf = routeNames(build);
  const router = express.Router({ caseSensitive: true });
  router.post(
    VIOLATIONS_PATH,
    express.json({
      limit: REPORT_BYTES,
      type: ["application/csp-report", "application/reports+json"],
    }),
    (request: Request, response) => {
      for (const { directive, address } of reportsIn(request.body)) {
        securityLog.record({
          event: "page.violated",
          facts: { directive, page: nameOf(address) },
        });
      }
      response.status(204).end();
    },
  );
  return router;
}

function reportsIn(body: unknown): { directive: string; address: string }[] {
  const list = Array.isArray(body) ? body.slice(0, MOST_REPORTS) : [body];
  return list.flatMap((one: unknown) => {
    const found = textsOf(one);
    const old = textsOf(found["csp-report"]);
    const now = textsOf(found["body"]);
    const directive =
      now["effectiveDirective"] ?? old["effective-directive"] ?? old["violated-directive"];
    const address = now["documentURL"] ?? old["document-uri"];
    if (typeof directive !== "string" || typeof address !== "string") return [];
    const [name = ""] = directive.split(" ");
    return DIRECTIVE.test(name) && name.length < 40 ? [{ directive: name, address }] : [];
  });
}

function textsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Answers the route's name for an address, such as `desk.reports.reportId`; `none` where no route is. */
function routeNames(build: Pick<ServerBuild, "routes">): (address: string) => string {
  const routes = Object.values(build.routes).flatMap((route) => {
    let path = route.path ?? "";
    for (let parent = route.parentId; parent !== undefined;) {
      const above = build.routes[parent];
      if (above?.path !== undefined) path = `${above.path}/${path}`;
      parent = above?.parentId;
    }
    const parts = path.split("/").filter((part) => part !== "");
    return parts.includes("*") || parts.length === 0 ? [] : [parts];
  });
  return (address) => {
    const path = URL.canParse(address) ? new URL(address).pathname : "";
    const asked = path.split("/").filter((part) => part !== "");
    if (asked.length === 0) return path === "/" ? "start" : "none";
    const matching = routes
      .filter((parts) => parts.length === asked.length)
      .filter((parts) => parts.every((part, at) => part.startsWith(":") || part === asked[at]))
      .sort((one, other) => variables(one) - variables(other));
    return matching[0]?.map((part) => part.replace(/[^A-Za-z0-9-]/g, "")).join(".") ?? "none";
  };
}

function variables(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith(":")).length;
}
