import type { z } from "zod";
import type { Json, JsonObject } from "#app/core/json.ts";
import type { Application } from "../compose.ts";
import { isAtDesk } from "./caller.ts";
import { headerName, schemaOf } from "./document-schema.ts";
import { uploadPaths } from "./document-uploads.ts";
import type { Operation } from "./operation.ts";
import { API_PATH, OPERATIONS } from "./operations.ts";
import { PROBLEMS, type ProblemSlug } from "./problems.ts";

/** The API's document, OpenAPI 3.1: made from the schemas that check what is sent, so that it cannot say anything else. */
export function apiDocument({
  config,
  office,
}: Pick<Application, "config" | "office">): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [key, operation] of Object.entries<Operation>(OPERATIONS)) {
    const [method = "", path = ""] = key.split(" ");
    const item = (paths[path] ??= {});
    item[method.toLowerCase()] = describeOperation(operation, config);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `Bearwitness, ${office.officeName}`,
      version: "1",
      description:
        "Reports, evidence, cases and custody proofs. docs/api.md explains how to use it.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${config.origin}${API_PATH}`, description: "Public host" }],
    tags: ["Reports", "Desk", "Cases", "Custody", "Deliveries"].map((name) => ({
      name,
      description: TAGS[name as Operation["tag"]],
    })),
    paths: { ...paths, ...uploadPaths(config.origin) },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "Issued at the desk, `bwt_…`" },
      },
      schemas: { Problem: PROBLEM },
    },
  };
}

const TAGS: Readonly<Record<Operation["tag"], string>> = {
  Reports: "Filing a report and following it; open to everyone",
  Desk: "The queue, reports and their files",
  Cases: "Cases, exhibits and bundles",
  Custody: "The custody log and its proofs",
  Deliveries: "What partner agencies hand over, each its own",
};

const PROBLEM: JsonObject = {
  type: "object",
  description: "RFC 9457",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: {
      type: "string",
      enum: Object.keys(PROBLEMS).map((slug) => `urn:bearwitness:problem:${slug}`),
    },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    fields: {
      type: "array",
      items: {
        type: "object",
        required: ["field", "code", "detail"],
        properties: {
          field: { type: "string" },
          code: { type: "string" },
          detail: { type: "string" },
        },
        additionalProperties: false,
      },
    },
    ticket: {
      type: "object",
      description:
        "Under load: call again with `ticket` and either the answer to its work as `work`, or nothing more after `waitSeconds`",
      required: ["text", "tries", "waitSeconds"],
      properties: {
        text: { type: "string" },
        tries: { type: "integer", description: "Hashes that the work takes on average" },
        waitSeconds: { type: "integer" },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

function describeOperation(operation: Operation, config: Application["config"]): JsonObject {
  const { id, tag, summary, description, access } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === "public"
      ? { security: [] }
      : {
          security: [{ token: [] }],
          servers: isAtDesk(access)
            ? [{ url: `${config.deskOrigin}${API_PATH}`, description: "The desk's host" }]
            : [{ url: `${config.origin}${API_PATH}`, description: "Public host" }],
          "x-ability": access,
        }),
    ...(parametersOf(operation).length === 0 ? {} : { parameters: parametersOf(operation) }),
    ...requestOf(operation),
    responses: responsesOf(operation),
  };
}

function parametersOf(operation: Operation): readonly JsonObject[] {
  const named = (place: "path" | "query" | "header", shape: z.ZodObject) =>
    Object.entries(shape.shape).map(([name, one]): JsonObject => {
      const { description, ...schema } = schemaOf(one as z.ZodType, "input");
      return {
        name: place === "header" ? headerName(name) : name,
        in: place,
        required: place === "path" || !(one as z.ZodType).safeParse(undefined).success,
        ...(description === undefined ? {} : { description }),
        schema,
      };
    });
  return [
    ...named("path", operation.path),
    ...named("query", operation.query),
    ...named("header", operation.headers),
    ...(operation.makes ? [IDEMPOTENCY_KEY] : []),
  ];
}

const IDEMPOTENCY_KEY: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Random, at least 32 characters: the call with the same key is done once",
  schema: { type: "string", minLength: 32, maxLength: 128, pattern: "^[\\x21-\\x7e]+$" },
};

function requestOf({ body }: Operation): JsonObject {
  if (body === undefined) return {};
  if (body !== "file") {
    const content = { "application/json": { schema: schemaOf(body, "input") } };
    return { requestBody: { required: true, content } };
  }
  const schema = {
    type: "object",
    required: ["file"],
    properties: {
      sha256: { type: "string", pattern: "^[0-9a-fA-F]{64}$", description: "Before the file" },
      file: { type: "string", contentMediaType: "application/octet-stream" },
    },
  };
  return { requestBody: { required: true, content: { "multipart/form-data": { schema } } } };
}

/** Problems that any call can meet. */
const EVERYWHERE: readonly ProblemSlug[] = [
  "bad-request",
  "cookie-refused",
  "not-found",
  "address-too-long",
  "wrong-host",
  "browser-refused",
  "invalid",
];

function responsesOf(operation: Operation): JsonObject {
  const slugs = new Set<ProblemSlug>([...EVERYWHERE, ...operation.problems, "failed", "busy"]);
  if (operation.access !== "public") slugs.add("unauthorized").add("forbidden");
  if (operation.body !== undefined) slugs.add("too-large").add("wrong-media-type");
  if (operation.makes) slugs.add("key-in-use").add("key-of-other-call");
  // Also where no token is needed: one that is sent all the same is looked at.
  slugs.add("unauthorized").add("too-many-calls");
  const responses: Record<string, Json> = { ...successOf(operation) };
  for (const slug of slugs) {
    const [status] = PROBLEMS[slug];
    const same = Array.from(slugs).filter((one) => PROBLEMS[one][0] === status);
    responses[String(status)] = {
      description: same.map((one) => PROBLEMS[one][1]).join("; "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return responses;
}

function successOf({ answer, status }: Operation): JsonObject {
  if (answer !== "file") {
    const content = { "application/json": { schema: schemaOf(answer, "output") } };
    return { [String(status)]: { description: "Done", content } };
  }
  const content = { "application/octet-stream": {} };
  return {
    "200": { description: "All of it", content },
    "206": { description: "The part that was asked for", content },
  };
}
