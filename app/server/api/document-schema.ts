import { z } from "zod";
import type { JsonObject } from "#app/core/json.ts";

/** A shape as JSON Schema: what may be sent (`input`) or what is answered (`output`). */
export function schemaOf(shape: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, reused: "inline" });
  return JSON.parse(JSON.stringify(schema)) as JsonObject;
}

/** `upload-offset` as headers are written in documents, `Upload-Offset`. */
export function headerName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
