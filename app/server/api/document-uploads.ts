import type { z } from "zod";
import type { Json, JsonObject } from "#app/core/json.ts";
import {
  ASK_HEADERS,
  BEGIN_HEADERS,
  DIGEST_BODY,
  draftSecretShape,
  PART_HEADERS,
} from "../uploads/upload-shapes.ts";
import { headerName, schemaOf } from "./document-schema.ts";

const ITEM: JsonObject = {
  name: "itemId",
  in: "path",
  required: true,
  description: "As `Location` said when the file was begun; the file's id as an evidence item too",
  schema: { type: "string", pattern: "^itm_[0-9a-hjkmnp-tv-z]{26}$" },
};

const OFFSET: JsonObject = {
  "Upload-Offset": {
    description: "Bytes that lie on disk: go on behind them",
    schema: { type: "integer" },
  },
};

/** Every refusal is one word, such as `too-large`, that never changes its meaning. */
const REFUSED: JsonObject = {
  description:
    "Not taken; the body is one word that says why. 409: ask for the offset and go on there. 460: send the same part again. 423, 429, 503 and 507: again after `Retry-After`.",
  content: { "text/plain": { schema: { type: "string" } } },
};

/**
 * How a file is sent in parts, over tus 1.0.0, at the host's root and not below the API's path. Made from the shapes that the
 * uploads' own code reads its headers with.
 */
export function uploadPaths(
  origin: string,
): Readonly<Record<string, Readonly<Record<string, Json>>>> {
  const call = (
    id: string,
    summary: string,
    headers: z.ZodObject,
    more: JsonObject & { readonly responses: JsonObject },
    parameters: readonly JsonObject[] = [],
  ): JsonObject => ({
    operationId: id,
    tags: ["Reports"],
    summary,
    security: [],
    servers: [{ url: origin, description: "Public host" }],
    parameters: [...parameters, ...headersOf(headers)],
    ...more,
    responses: { ...more.responses, "4XX": REFUSED, "5XX": REFUSED },
  });
  return {
    "/uploads": {
      post: call("beginUpload", "Begin a file that comes in parts", BEGIN_HEADERS, {
        responses: {
          "201": {
            description: "Begun; nothing of it was sent yet",
            headers: { Location: { description: "Its address", schema: { type: "string" } } },
          },
        },
      }),
    },
    "/uploads/{itemId}": {
      head: call(
        "readUpload",
        "Ask how far a file has come",
        ASK_HEADERS,
        { responses: { "200": { description: "So far", headers: OFFSET } } },
        [ITEM],
      ),
      patch: call(
        "sendPart",
        "Send the next bytes of a file",
        PART_HEADERS,
        {
          requestBody: {
            required: true,
            content: { "application/offset+octet-stream": {} },
          },
          responses: {
            "204": {
              description: "They lie on disk; after the last, the file was received whole",
              headers: OFFSET,
            },
          },
        },
        [ITEM],
      ),
    },
    "/uploads/{itemId}/digest": {
      post: call(
        "tellDigest",
        "Tell the SHA-256 that you took of a file",
        ASK_HEADERS.pick({}),
        {
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": { schema: schemaOf(DIGEST_BODY, "input") },
            },
          },
          responses: { "204": { description: "Kept; compared with ours when the file is sealed" } },
        },
        [ITEM],
      ),
    },
  };
}

function headersOf(shape: z.ZodObject): readonly JsonObject[] {
  return Object.entries({ "bearwitness-draft": draftSecretShape, ...shape.shape }).map(
    ([name, one]): JsonObject => {
      const { description, ...schema } = schemaOf(one, "input");
      return {
        name: headerName(name),
        in: "header",
        required: !one.safeParse(undefined).success,
        ...(description === undefined ? {} : { description }),
        schema,
      };
    },
  );
}
