import { randomBytes } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CONTROL } from "./ceph-gateway.ts";
import { askSupervisor } from "./supervisor.ts";

/** An empty bucket of the run's gateway, and what reaches it. */
export interface TestBucket {
  readonly name: string;
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A client of the test's own, to look at, and to meddle with, what lies there. */
  readonly client: S3Client;
  /** As in the setting `EVIDENCE_STORE`; `more` is added to its query. */
  readonly setting: (more?: Readonly<Record<string, string>>) => string;
}

/** Makes an empty bucket; rejects when the gateway cannot be started: the test fails then, it is not skipped. */
export async function newBucket(
  options: { readonly objectLock?: boolean } = {},
): Promise<TestBucket> {
  const control = process.env[CONTROL];
  if (control === undefined) throw new Error("the gateway is started by Jest's global set-up");
  const answer = await askSupervisor(control);
  const { endpoint, accessKeyId, secretAccessKey, problem } = answer;
  if (endpoint === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(`the object gateway for tests did not start: ${problem ?? "no reason given"}`);
  }
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({
    endpoint,
    region: "us-east-1",
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const name = `bw-${randomBytes(8).toString("hex")}`;
  await client.send(
    new CreateBucketCommand({
      Bucket: name,
      ...(options.objectLock === true && { ObjectLockEnabledForBucket: true }),
    }),
  );
  return {
    name,
    endpoint,
    credentials,
    client,
    setting: (more = {}) => {
      const query = new URLSearchParams({ endpoint, "path-style": "yes", ...more });
      return `s3://${name}/office?${query.toString()}`;
    },
  };
}

/** Gives this process, and those it starts, the credentials, as an operator's environment would. */
export function useCredentials({ credentials }: TestBucket): void {
  process.env["AWS_ACCESS_KEY_ID"] = credentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = credentials.secretAccessKey;
}
