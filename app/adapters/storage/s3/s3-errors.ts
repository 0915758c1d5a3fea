import { StoreFault } from "#app/core/store-away.ts";

/** What an error of the client says: the answer's status where there was one, and S3's word for it. */
interface Answer {
  readonly status: number | undefined;
  readonly name: string;
}

/** Reads an error of the client; nothing of its message is kept, which can quote keys and hosts. */
export function answerOf(error: unknown): Answer {
  if (!(error instanceof Error)) return { status: undefined, name: "unknown" };
  const { $metadata: metadata, code } = error as {
    $metadata?: { httpStatusCode?: number };
    code?: unknown;
  };
  const status = metadata?.httpStatusCode;
  const name = status === undefined && typeof code === "string" ? code : error.name;
  return { status, name };
}

/** True where S3 answered that there is no such thing. A bucket that is not there is no missing object. */
export function isMissing(error: unknown): boolean {
  const { status, name } = answerOf(error);
  return status === 404 && name !== "NoSuchBucket";
}

/** True where the condition of the request did not hold. */
export function isUnmet(error: unknown): boolean {
  return answerOf(error).status === 412;
}

/** The result, or undefined where S3 says that it is not there; any other failure is a fault of the store. */
export async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw faultOf(cause);
  }
}

/** The error as the rest of the program knows it. */
export function faultOf(cause: unknown): StoreFault {
  if (cause instanceof StoreFault) return cause;
  return new StoreFault("store-unavailable", `the evidence store ${inWords(answerOf(cause))}`, {
    cause,
  });
}

/** The result, or the store's fault in the program's own words. */
export async function orFault<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw faultOf(cause);
  }
}

function inWords({ status, name }: Answer): string {
  if (status === undefined) return `cannot be reached (${name})`;
  if (status === 403) return `refuses us (${name})`;
  if (status === 404) return `has no such bucket (${name})`;
  return `answers ${status} (${name})`;
}
