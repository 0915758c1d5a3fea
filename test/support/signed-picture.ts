import { execFileSync } from "node:child_process";
import { createPrivateKey, sign, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initSync, WasmBuilder } from "@contentauth/c2pa-wasm";
import sharp from "sharp";
import { makeTestAuthority } from "#test/support/test-authority.ts";

/** Somebody who signs pictures, with a certificate that holds for two days, and an authority that stamps them. */
export interface TestSigner {
  /** PEM of the root that vouches for the signer, and of that which vouches for the stamps. */
  readonly signers: string;
  readonly authorities: string;
  /** A JPEG with content credentials of the second edition (C2PA 2.2). */
  readonly picture: (terms: { readonly stamped: boolean }) => Promise<Buffer>;
  readonly remove: () => void;
}

const CONFIG = `[req]
distinguished_name = dn
prompt = no
x509_extensions = root
[dn]
O = Example
CN = TEST signers root
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,emailProtection
authorityKeyIdentifier = keyid
`;

/** Makes keys and certificates with the openssl program; the names say TEST. */
export function makeTestSigner(): TestSigner {
  const folder = mkdtempSync(join(tmpdir(), "bw-signer-"));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  writeFileSync(at("ca.cnf"), CONFIG);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const config = ["-config", at("ca.cnf")];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.pem"),
    ...config,
    "-days",
    "90",
  );
  const subject = ["-subj", "/O=Example/CN=TEST signer"];
  openssl(
    "req",
    "-new",
    ...key,
    ...subject,
    "-keyout",
    at("leaf.key"),
    "-out",
    at("leaf.csr"),
    ...config,
  );
  const issuer = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"];
  const leaf = ["-extfile", at("ca.cnf"), "-extensions", "leaf", "-days", "2"];
  openssl("x509", "-req", "-in", at("leaf.csr"), ...issuer, ...leaf, "-out", at("leaf.pem"));
  const clock = makeTestAuthority();

  const stampOf = async (bytes: Buffer): Promise<Buffer> => {
    writeFileSync(at("stamped"), bytes);
    openssl("ts", "-query", "-data", at("stamped"), "-sha256", "-cert", "-out", at("query"));
    return tokenOf(await clock.answer(readFileSync(at("query"))));
  };
  const certificate = new X509Certificate(readFileSync(at("leaf.pem"))).raw;
  const leafKey = createPrivateKey(readFileSync(at("leaf.key")));
  return {
    signers: readFileSync(at("ca.pem"), "utf8"),
    authorities: readFileSync(clock.rootFile, "utf8"),
    picture: ({ stamped }) =>
      signedJpeg(async (claim) => {
        const head = map([1, -7], [33, certificate]);
        const signature = sign("sha256", array("Signature1", head, NOTHING, claim), {
          ...{ key: leafKey, dsaEncoding: "ieee-p1363" },
        });
        const stampable = array("CounterSignature", head, NOTHING, cbor(signature));
        const token = stamped ? await stampOf(stampable) : undefined;
        const beside = token === undefined ? [] : [tokens(token)];
        const sealed = (padding: Buffer) =>
          Buffer.concat([
            ...[Buffer.from([0xd2, 0x84]), cbor(head), map(...beside, ["pad", padding])],
            ...[Buffer.from([0xf6]), cbor(signature)],
          ]);
        const padding = RESERVED - sealed(Buffer.alloc(256)).length + 256;
        return Uint8Array.from(sealed(Buffer.alloc(padding)));
      }),
    remove: () => {
      clock.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the engine keeps free for a signature, whose padding fills it. */
const RESERVED = 12_000;
const NOTHING = Buffer.alloc(0);

/** A time stamp's token as credentials keep it (`sigTst2`). */
const tokens = (token: Buffer): readonly [string, Item] => [
  "sigTst2",
  raw(map(["tstTokens", raw(Buffer.concat([Buffer.from([0x81]), map(["val", token])]))])),
];

async function signedJpeg(
  signClaim: (claim: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Buffer> {
  const engine = createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm");
  initSync({ module: readFileSync(engine) });
  const plain = { width: 32, height: 32, channels: 3, background: "#445566" } as const;
  const jpeg = await sharp({ create: plain }).jpeg().toBuffer();
  const created = {
    action: "c2pa.created",
    digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
  };
  const builder = WasmBuilder.fromJson(
    JSON.stringify({
      claim_generator_info: [{ name: "TEST", version: "1" }],
      assertions: [{ label: "c2pa.actions.v2", data: { actions: [created] } }],
    }),
  );
  const signer = { alg: "es256", reserveSize: RESERVED, sign: signClaim };
  return Buffer.from(await builder.sign(signer, [], "image/jpeg", new ReadableBlob(jpeg)));
}

/** The engine reads what it signs as workers of browsers do, which Node has no class for. */
class ReadableBlob extends Blob {
  readonly held: Uint8Array;
  constructor(bytes: Uint8Array) {
    super([Uint8Array.from(bytes)]);
    this.held = bytes;
  }
  override slice(from = 0, to = this.held.length): ReadableBlob {
    return new ReadableBlob(this.held.subarray(from, to));
  }
}
class FileReaderSync {
  readAsArrayBuffer(blob: ReadableBlob): ArrayBuffer {
    return Uint8Array.from(blob.held).buffer;
  }
}
Object.assign(globalThis, { FileReaderSync });

/** The token within a time-stamp response (RFC 3161 2.4.2): what stands behind its status. */
function tokenOf(response: Buffer): Buffer {
  const contentAt = (at: number): { readonly start: number; readonly end: number } => {
    const first = response.readUInt8(at + 1);
    const more = first < 128 ? 0 : first & 127;
    const start = at + 2 + more;
    return { start, end: start + (more === 0 ? first : response.readUIntBE(at + 2, more)) };
  };
  return response.subarray(contentAt(contentAt(0).start).end);
}

/** An item of CBOR (RFC 8949): a number, text, bytes, or one that is encoded already. */
type Item = number | string | Uint8Array | { readonly encoded: Buffer };
const raw = (encoded: Buffer): Item => ({ encoded });

function cbor(item: Item): Buffer {
  if (typeof item === "number") return item < 0 ? headOf(1, -1 - item) : headOf(0, item);
  if (typeof item === "string") return Buffer.concat([headOf(3, item.length), Buffer.from(item)]);
  if ("encoded" in item) return item.encoded;
  return Buffer.concat([headOf(2, item.length), item]);
}

function headOf(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  if (count < 256) return Buffer.from([(major << 5) | 24, count]);
  return Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}

function array(...items: readonly Item[]): Buffer {
  return Buffer.concat([headOf(4, items.length), ...items.map(cbor)]);
}

function map(...entries: readonly (readonly [Item, Item])[]): Buffer {
  return Buffer.concat([headOf(5, entries.length), ...entries.flat().map(cbor)]);
}
