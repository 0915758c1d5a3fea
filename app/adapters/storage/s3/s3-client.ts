import { webcrypto } from "node:crypto";
import { S3Client } from "@aws-sdk/client-s3";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";

const CONNECT_MILLIS = 5_000;
/** How long a line may say nothing before it is given up and tried anew. */
const SILENT_MILLIS = 30_000;
const ATTEMPTS = 3;
const MOST_CONNECTIONS = 64;

/**
 * A client for one place. Credentials come from the environment, the shared credentials file or the machine's role, as with every
 * program over S3. A body's SHA-256 is made by `digestOf` and given as `ChecksumSHA256`; here it becomes what the request's
 * signature covers, so that every server compares it. Left alone the client would hash on the main thread.
 */
export function openS3Client(place: S3Place): S3Client {
  const client = new S3Client({
    region: place.region,
    forcePathStyle: place.pathStyle,
    ...(place.endpoint !== undefined && { endpoint: place.endpoint }),
    maxAttempts: ATTEMPTS,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: CONNECT_MILLIS,
      socketTimeout: SILENT_MILLIS,
      httpAgent: { maxSockets: MOST_CONNECTIONS },
      httpsAgent: { maxSockets: MOST_CONNECTIONS },
    },
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const { input, request } = args;
      if ("Body" in input && "ChecksumSHA256" in input && input.ChecksumSHA256 !== undefined) {
        const { headers } = request as { headers: Record<string, string> };
        headers["x-amz-content-sha256"] = Buffer.from(input.ChecksumSHA256, "base64").toString(
          "hex",
        );
      }
      return next(args);
    },
    { step: "build", name: "bodyDigest" },
  );
  return client;
}

/** SHA-256 in base64, computed off the main thread. */
export async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("base64");
}
