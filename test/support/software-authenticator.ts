import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A passkey in software (ES256, attestation "none"), for tests that need no browser. */
export interface SoftwarePasskey {
  readonly credentialId: string;
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  /** The browser's answer to an enrolment, as JSON text. `challenge` is base64url. */
  enrol(challenge: string): string;
  /** The browser's answer to a challenge, as JSON text. */
  answer(challenge: string, how?: AnswerOptions): string;
}

export interface AnswerOptions {
  readonly origin?: string;
  readonly rpId?: string;
  readonly isVerified?: boolean;
  readonly type?: string;
}

const [PRESENT, VERIFIED, BACKUP_ELIGIBLE, ATTESTED] = [0x01, 0x04, 0x08, 0x40];

/** Makes a passkey for the desk at this origin. */
export function softwarePasskey(
  origin: string,
  options: { readonly userHandle?: string; readonly isSynced?: boolean } = {},
): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(32);
  const cose = coseKey(publicKey);
  let counter = 0;

  function authenticatorData(rpId: string, flags: number, more = Buffer.alloc(0)): Buffer {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const all = flags | (options.isSynced === true ? BACKUP_ELIGIBLE : 0);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.of(all), count, more]);
  }

  const common = {
    id: credentialId.toString("base64url"),
    rawId: credentialId.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
  };
  return {
    credentialId: common.id,
    publicKey: cose.toString("base64url"),
    enrol(challenge) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, cose]);
      const rpId = new URL(origin).hostname;
      const data = authenticatorData(rpId, PRESENT | VERIFIED | ATTESTED, attested);
      const client = clientData("webauthn.create", challenge, origin);
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.of(0xa0),
        cborText("authData"),
        cborBytes(data),
      ]);
      return JSON.stringify({
        ...common,
        response: {
          clientDataJSON: client.toString("base64url"),
          attestationObject: attestationObject.toString("base64url"),
          transports: ["internal"],
        },
      });
    },
    answer(challenge, how = {}) {
      const from = how.origin ?? origin;
      const data = authenticatorData(
        how.rpId ?? new URL(from).hostname,
        PRESENT | (how.isVerified === false ? 0 : VERIFIED),
      );
      const client = clientData(how.type ?? "webauthn.get", challenge, from);
      return JSON.stringify({
        ...common,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signed(privateKey, Buffer.concat([data, sha256(client)])),
          ...(options.userHandle === undefined
            ? {}
            : { userHandle: Buffer.from(options.userHandle).toString("base64url") }),
        },
      });
    },
  };
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function signed(key: KeyObject, bytes: Buffer): string {
  return sign("sha256", bytes, key).toString("base64url");
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y} */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21),
    cborBytes(Buffer.from(x, "base64url")),
    Buffer.of(0x22),
    cborBytes(Buffer.from(y, "base64url")),
  ]);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(0x40, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(0x60, text.length), Buffer.from(text)]);
}

function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of(major | length);
  return length < 256
    ? Buffer.of(major | 24, length)
    : Buffer.of(major | 25, length >> 8, length & 255);
}
