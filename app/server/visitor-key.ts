import { createHmac, randomBytes } from "node:crypto";
import { isIP } from "node:net";

const DAY_MILLIS = 86_400_000;

/**
 * What budgets are counted by: never an address, but an HMAC of its network (/24, or /48) under a key that lives in
 * memory and is replaced every day and at every start (security-reliability 3.7). Nothing of it is ever written.
 */
export class VisitorKeys {
  #key = randomBytes(32);
  #since: number;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  /** The key for an address; undefined where the address tells nobody apart. */
  of(address: string | undefined): string | undefined {
    const network = address === undefined ? undefined : networkOf(address);
    if (network === undefined) return undefined;
    if (this.#now() - this.#since > DAY_MILLIS) {
      this.#key = randomBytes(32);
      this.#since = this.#now();
    }
    return createHmac("sha256", this.#key).update(network).digest("base64url");
  }
}

/** The first 24 or 48 bits; undefined for this machine itself, which is a proxy or a Tor service for everybody. */
function networkOf(address: string): string | undefined {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
  switch (isIP(plain)) {
    case 4: {
      if (plain.startsWith("127.")) return undefined;
      return plain.split(".").slice(0, 3).join(".");
    }
    case 6: {
      if (plain === "::1") return undefined;
      // The URL parser spells every address in one way, with the longest run of zeros as "::".
      const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
      const front = head === "" ? [] : head.split(":");
      const back = tail === undefined || tail === "" ? [] : tail.split(":");
      const missing = tail === undefined ? 0 : 8 - front.length - back.length;
      const zeros = Array.from({ length: missing }, () => "0");
      return [...front, ...zeros, ...back].slice(0, 3).join(":");
    }
    default:
      return undefined;
  }
}
