import type { Request } from "express";
import type { z } from "zod";
import { ApiProblem, type FieldProblem } from "./problems.ts";

/** The value as its schema reads it; throws the problem `invalid` with every field, named without its value. */
export function checked<T extends z.ZodType>(shape: T, value: unknown, root = ""): z.output<T> {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const fields = read.error.issues.slice(0, 20).flatMap((issue): FieldProblem[] => {
    const at = [root, ...issue.path.map(String)].filter((part) => part !== "").join(".");
    if (issue.code === "unrecognized_keys") {
      return [{ field: at, code: "unknown", detail: "There is a field that nobody knows." }];
    }
    return [{ field: at, code: issue.code.replaceAll("_", "-"), detail: issue.message }];
  });
  throw new ApiProblem("invalid", "Some values need to be changed.", { fields });
}

/** The query's parameters; one that is given twice is refused, because readers differ on which counts. */
export function queryOf(request: Request): Readonly<Record<string, string>> {
  const { searchParams } = new URL(request.originalUrl, "http://localhost");
  const names = [...searchParams.keys()];
  if (new Set(names).size !== names.length) {
    throw new ApiProblem("bad-request", "A parameter of the address is given twice.");
  }
  return Object.fromEntries(searchParams);
}
