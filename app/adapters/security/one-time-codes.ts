import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import { millisOf, type Instant } from "#app/core/instant.ts";

/** One-time codes of an authenticator app (RFC 6238): HMAC-SHA-1, 6 digits, 30 seconds, as every app knows them. */
export interface OneTimeCodes {
  /** 160 random bits. */
  newSecret(): Uint8Array;
  /** What the app scans, and the same secret to type. */
  describe(input: { readonly secret: Uint8Array; readonly signInName: string }): {
    readonly uri: string;
    /** The same address as a QR code: its dark squares as an SVG path on a field of `size` by `size`. */
    readonly squares: { readonly size: number; readonly path: string };
    readonly text: string;
  };
  /**
   * The 30-second step that the code belongs to; undefined when it is wrong, more than one step off, or not later than
   * `lastStep`: a code is taken once.
   */
  check(input: {
    readonly secret: Uint8Array;
    readonly code: string;
    readonly lastStep: number;
    readonly now: Instant;
  }): number | undefined;
}

const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
const SHAPE = { algorithm: "SHA1", digits: 6, period: STEP_SECONDS } as const;

/** `issuer` is what the app shows beside the codes. */
export function createOneTimeCodes(issuer: string): OneTimeCodes {
  const totp = (bytes: Uint8Array, label = "") =>
    new TOTP({ ...SHAPE, issuer, label, secret: new Secret({ buffer: exactBuffer(bytes) }) });

  return {
    newSecret: () => new Secret({ size: SECRET_BYTES }).bytes,
    describe: ({ secret, signInName }) => {
      const one = totp(secret, signInName);
      const uri = one.toString();
      return {
        uri,
        squares: squaresOf(uri),
        text: one.secret.base32.replace(/(.{4})(?=.)/g, "$1 "),
      };
    },
    check: ({ secret, code, lastStep, now }) => {
      const token = code.replace(/\s+/g, "");
      if (!/^\d{6}$/.test(token)) return undefined;
      const timestamp = millisOf(now);
      const delta = totp(secret).validate({ token, timestamp, window: 1 });
      if (delta === null) return undefined;
      const step = Math.floor(timestamp / 1000 / STEP_SECONDS) + delta;
      return step > lastStep ? step : undefined;
    },
  };
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function squaresOf(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return { size, path };
}
