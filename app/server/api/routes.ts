import type { Operation } from "./operation.ts";
import { ApiProblem } from "./problems.ts";

interface Found {
  readonly operation: Operation;
  /** The path's variable parts by name. */
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path; throws 404 or 405. HEAD asks for what GET would answer. */
export function matchRoute(
  operations: Readonly<Record<string, Operation>>,
  method: string,
  path: string,
): Found {
  const parts = path.split("/");
  const allowed: string[] = [];
  for (const [key, operation] of Object.entries(operations)) {
    const [wantedMethod = "", template = ""] = key.split(" ");
    const values = valuesOf(template.split("/"), parts);
    if (values === undefined) continue;
    if (wantedMethod === (method === "HEAD" ? "GET" : method)) return { operation, values };
    allowed.push(...(wantedMethod === "GET" ? ["GET", "HEAD"] : [wantedMethod]));
  }
  if (allowed.length === 0) throw new ApiProblem("not-found", "There is no such operation.");
  throw new ApiProblem("method-not-allowed", `Use ${allowed.join(" or ")}.`, {
    headers: { Allow: allowed.join(", ") },
  });
}

function valuesOf(
  template: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (template.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, wanted] of template.entries()) {
    const part = parts[index] ?? "";
    const [, name] = /^\{(\w+)\}$/.exec(wanted) ?? [];
    if (name !== undefined) values[name] = part;
    else if (wanted !== part) return undefined;
  }
  return values;
}
