import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A throw-away time-stamp authority: its own root, its own key, one answer a request. */
export interface TestAuthority {
  readonly folder: string;
  /** The root certificate's file. */
  readonly rootFile: string;
  /** A `TimeStampResp` to a request. */
  readonly answer: (request: Uint8Array) => Promise<Buffer>;
  /** The program's own check of a response over data. */
  readonly check: (data: string | Uint8Array, response: Uint8Array) => string;
  readonly remove: () => void;
}

/** Makes an authority with the openssl program. The names of one for tests say TEST, as they must. */
export function makeTestAuthority(name = "TEST time-stamp authority"): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), "bw-tsa-"));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  writeFileSync(
    at("ca.cnf"),
    `[req]
distinguished_name = dn
prompt = no
x509_extensions = root
[dn]
O = Example
CN = ${name} root
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[signer]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`,
  );
  writeFileSync(
    at("tsa.cnf"),
    `[tsa]
default_tsa = authority
[authority]
dir = ${folder}
serial = ${at("serial")}
signer_cert = ${at("tsa.pem")}
signer_key = ${at("tsa.key")}
certs = ${at("ca.pem")}
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
tsa_name = yes
`,
  );
  writeFileSync(at("serial"), "01\n");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const root = ["-keyout", at("ca.key"), "-out", at("ca.pem"), "-config", at("ca.cnf")];
  openssl("req", "-x509", ...key, ...root, "-days", "30");
  const subject = ["-subj", `/O=Example/CN=${name}`];
  const request = ["-keyout", at("tsa.key"), "-out", at("tsa.csr"), "-config", at("ca.cnf")];
  openssl("req", "-new", ...key, ...subject, ...request);
  const issuer = ["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"];
  const signed = ["-extfile", at("ca.cnf"), "-extensions", "signer", "-days", "29"];
  openssl("x509", "-req", "-in", at("tsa.csr"), ...issuer, ...signed, "-out", at("tsa.pem"));
  let asked = 0;
  return {
    folder,
    rootFile: at("ca.pem"),
    answer: async (request) => {
      asked += 1;
      const [query, reply] = [at(`${asked}.tsq`), at(`${asked}.tsr`)];
      writeFileSync(query, request);
      const how = ["-config", at("tsa.cnf"), "-section", "authority"];
      await run("openssl", ["ts", "-reply", ...how, "-queryfile", query, "-out", reply]);
      return readFileSync(reply);
    },
    check: (data, response) => {
      writeFileSync(at("checked"), data);
      writeFileSync(at("checked.tsr"), response);
      const args = ["ts", "-verify", "-data", at("checked"), "-in", at("checked.tsr")];
      try {
        return openssl(...args, "-CAfile", at("ca.pem")).toString();
      } catch (error) {
        return String((error as { stderr: unknown }).stderr);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Something that answers posts on this machine, and can be switched off and on. */
export interface TestService {
  readonly url: string;
  /** Bodies of the posts so far. */
  readonly asked: readonly Buffer[];
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

export type TestAnswer =
  { readonly status?: number; readonly type?: string; readonly body: Uint8Array | string } | "hang";

/** Serves answers to posts on loopback; the same port after being stopped and started. */
export async function serveAnswers(
  answer: (body: Buffer) => TestAnswer | Promise<TestAnswer>,
): Promise<TestService> {
  const asked: Buffer[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts);
      asked.push(body);
      Promise.resolve(answer(body)).then(
        (given) => {
          if (given === "hang") return;
          response.writeHead(given.status ?? 200, {
            "Content-Type": given.type ?? "application/timestamp-reply",
          });
          response.end(given.body);
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  let port = 0;
  const start = async () => {
    server.listen(port, "localhost");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  };
  await start();
  return {
    url: `http://localhost:${port}/tsr`,
    asked,
    start,
    stop: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
