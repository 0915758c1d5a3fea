import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTimestampVerifier } from "#app/adapters/timestamps/verifier.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { parseTimestampResponse } from "#app/core/timestamps/timestamp-response.ts";
import { describeWithVectors } from "#test/support/corpus.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";

let folder: string;
const HELLO = toUtf8("hello");

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bw-verify-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const workFolders = {
  use: async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
    const own = await mkdtemp(join(folder, "work-"));
    try {
      return await work(own);
    } finally {
      await rm(own, { recursive: true });
    }
  },
};

describeWithOpenssl("with the openssl program", () => {
  describeWithVectors("published responses", (vectors) => {
    const at = (name: string) => join(vectors, "rfc3161", name);

    function verify(name: string, options: { data?: Uint8Array; root?: string } = {}) {
      const response = new Uint8Array(readFileSync(at(name)));
      const read = parseTimestampResponse(response);
      if (!read.ok || read.value.token === undefined) throw new Error(`${name} cannot be read`);
      const rootFile = options.root ?? at(join(name, "../ts_chain.pem"));
      const verifier = createTimestampVerifier({ roots: [], rootFile, workFolders });
      const { genTime } = read.value.token;
      return verifier.verify({ data: options.data ?? HELLO, response, genTime });
    }

    test.each([
      "sigstage/response-sha256.tsr",
      "sigstage/response-sha384.tsr",
      "sigstage/response-sha512.tsr",
      "sigstage/response-no-embedded-cert.tsr",
      "test_tsa/response.tsr",
      "test_tsa/response-injected-certs.tsr",
    ])("%s verifies", async (name) => {
      expect(await verify(name)).toEqual({ kind: "verified" });
    });

    test("an invalid signature, other data, another authority's root: each fails by its name", async () => {
      expect(await verify("sigstage/response-invalid-signature.tsr")).toEqual({
        kind: "failed",
        problem: "signature",
      });
      expect(await verify("sigstage/response-sha256.tsr", { data: toUtf8("hallo") })).toEqual({
        kind: "failed",
        problem: "other-data",
      });
      expect(await verify("test_tsa/other_response.tsr")).toEqual({
        kind: "failed",
        problem: "unknown-root",
      });
      expect(
        await verify("sigstage/response-sha256.tsr", { root: at("test_tsa/ts_chain.pem") }),
      ).toEqual({ kind: "failed", problem: "unknown-root" });
    });

    test("a certificate that has expired since leaves a stamp that held at its time", async () => {
      const payload = new Uint8Array(readFileSync(at("sigstore.mock/payload")));
      const name = "sigstore.mock/response-expired.tsr";
      expect(await verify(name, { data: payload })).toEqual({ kind: "expired" });
      expect(await verify(name)).toMatchObject({ kind: "failed" });
    });

    test("without a root, or without the program, nothing is called verified", async () => {
      const response = new Uint8Array(readFileSync(at("sigstage/response-sha256.tsr")));
      const read = parseTimestampResponse(response);
      const genTime = read.ok ? read.value.token!.genTime : undefined;
      const claim = { data: HELLO, response, genTime: genTime! };
      const without = createTimestampVerifier({ roots: [], rootFile: undefined, workFolders });
      expect(await without.verify(claim)).toEqual({ kind: "not-checked", because: "no-root" });
      const missing = createTimestampVerifier({
        roots: [],
        rootFile: at("sigstage/ts_chain.pem"),
        workFolders,
        program: "openssl-that-is-not-there",
      });
      expect(await missing.verify(claim)).toEqual({ kind: "not-checked", because: "no-program" });
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});
