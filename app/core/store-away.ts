/**
 * `store-unavailable`: the evidence store did not answer, or refuses us. `store-mismatch`: it gave back other bytes than it was
 * given. Both are for its operators to mend; what was received stays where it is meanwhile.
 */
export type StoreFaultCode = "store-unavailable" | "store-mismatch";

/** The evidence store cannot be worked with now. Told apart by `code`. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The code, where the error, or what caused it, is that the evidence store cannot be worked with now. Nothing is lost then. */
export function storeFaultOf(error: unknown): StoreFaultCode | undefined {
  const code: unknown =
    typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "store-unavailable" || code === "store-mismatch") return code;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? undefined : storeFaultOf(cause);
}

/** The code of `ReceivedBytesMissing`, by which a job says what it waits for. */
export const RECEIVED_BYTES_MISSING = "received-bytes-missing";

/**
 * Bytes that were acknowledged are not where they were put. Whether they are lost nobody can tell from here: a disk that is not mounted looks the
 * same. They are waited for, and the operator hears of it. Told apart by `code`.
 */
export class ReceivedBytesMissing extends Error {
  readonly code = RECEIVED_BYTES_MISSING;

  constructor() {
    super("bytes that were received are not there to be sealed");
  }
}
