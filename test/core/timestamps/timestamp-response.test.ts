import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { readPemCertificates } from "#app/core/timestamps/certificate-names.ts";
import { judgeResponse } from "#app/core/timestamps/judge-response.ts";
import {
  parseTimestampResponse,
  tokenBytes,
  type TimestampResponse,
} from "#app/core/timestamps/timestamp-response.ts";
import { isOfTestAuthority } from "#app/core/timestamps/timestamp-state.ts";
import { describeWithVectors } from "#test/support/corpus.ts";

test("a refusal is read with the authority's words, and has no token", () => {
  // SEQUENCE { SEQUENCE { INTEGER 2, SEQUENCE { UTF8String "no" }, BIT STRING } }
  const refusal = Buffer.from("300f300d02010230040c026e6f03020780", "hex");
  expect(parseTimestampResponse(refusal)).toEqual({
    ok: true,
    value: { status: "rejected", statusText: "no", token: undefined },
  });
  const read = parseTimestampResponse(refusal);
  const response = read.ok ? read.value : undefined;
  expect(judgeResponse({ response: response!, digest: new Uint8Array(32) })).toEqual({
    ok: false,
    problem: "rejected",
  });
  expect(
    judgeResponse({ response: { ...response!, status: "granted" }, digest: new Uint8Array(32) }),
  ).toEqual({ ok: false, problem: "no-token" });
});

test.each(["", "00", "3000", "30030c0100", "3005300302012a"])(
  "%s is no time-stamp response",
  (hex) => {
    expect(parseTimestampResponse(Buffer.from(hex, "hex")).ok).toBe(false);
  },
);

describeWithVectors("published responses", (vectors) => {
  const bytesOf = (name: string) => new Uint8Array(readFileSync(join(vectors, "rfc3161", name)));
  const read = (name: string): TimestampResponse => {
    const parsed = parseTimestampResponse(bytesOf(name));
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.value;
  };
  const tokenOf = (name: string) => {
    const { token } = read(name);
    if (token === undefined) throw new Error(`${name} has no token`);
    return token;
  };

  test("what a token says is read", () => {
    const token = tokenOf("sigstage/response-sha256.tsr");
    expect(token).toMatchObject({
      policy: "1.3.6.1.4.1.57264.2",
      algorithm: "sha256",
      serial: "784b4c5e57aaa63b570f15cba4df95251668ae9e",
      genTime: "2025-05-09T11:58:55.000Z",
      tsaName: "O=sigstore.dev, CN=sigstore-tsa",
    });
    expect(toHex(token.imprint)).toBe(toHex(sha256(toUtf8("hello"))));
    expect(token.nonce?.toString(16)).toBe("51708b19a1d2e209c2236ffc3238bf24dcecc40");
    expect(token.signer?.subject).toBe("O=sigstore.dev, CN=sigstore-tsa");
    expect(token.signer?.issuer).toBe("O=sigstore.dev, CN=sigstore-tsa-selfsigned");
  });

  test("the signer's certificate is found wherever it stands, and not made up where it does not", () => {
    expect(tokenOf("identrust/issue-104.tsr")).toMatchObject({
      signer: { subject: "C=US, O=IdenTrust, CN=TrustID Timestamp Authority" },
      tsaName: undefined,
    });
    expect(tokenOf("test_tsa/response-injected-certs.tsr")).toMatchObject({
      signer: { subject: "O=local, CN=Test TSA Timestamping" },
    });
    expect(tokenOf("test_tsa/response-injected-certs.tsr").certificates).toHaveLength(3);
    for (const name of [
      "sigstage/response-no-embedded-cert.tsr",
      "sigstore.mock/response-expired.tsr",
    ]) {
      expect(tokenOf(name)).toMatchObject({ signer: undefined, certificates: [] });
    }
  });

  test("other digests than SHA-256 are read and not taken for ours", () => {
    expect(tokenOf("sigstage/response-sha384.tsr").algorithm).toBe("sha384");
    const response = read("sigstage/response-sha512.tsr");
    expect(response.token?.algorithm).toBe("sha512");
    expect(judgeResponse({ response, digest: sha256(toUtf8("hello")) })).toEqual({
      ok: false,
      problem: "other-algorithm",
    });
  });

  test("an answer is to the question that was asked, or it is refused", () => {
    const response = read("sigstage/response-sha256.tsr");
    const digest = sha256(toUtf8("hello"));
    expect(judgeResponse({ response, digest }).ok).toBe(true);
    expect(judgeResponse({ response, digest: sha256(toUtf8("hallo")) })).toEqual({
      ok: false,
      problem: "other-digest",
    });
    expect(judgeResponse({ response, digest, nonce: new Uint8Array(8).fill(0x41) })).toEqual({
      ok: false,
      problem: "other-nonce",
    });
  });

  test("an authority that says it is for tests is known by its own names and by its root's", () => {
    const roots = readPemCertificates(
      Buffer.from(bytesOf("test_tsa/ts_chain.pem")).toString("latin1"),
    );
    expect(roots).toHaveLength(3);
    expect(isOfTestAuthority(tokenOf("test_tsa/response.tsr"), [])).toBe(true);
    expect(isOfTestAuthority(tokenOf("sigstage/response-sha256.tsr"), [])).toBe(false);
    expect(isOfTestAuthority(tokenOf("sigstage/response-sha256.tsr"), roots!)).toBe(true);
  });

  test("no change of one octet and no cut makes reading fail otherwise than by saying so", () => {
    const bytes = bytesOf("sigstage/response-sha256.tsr");
    for (let at = 0; at < bytes.length; at += 1) {
      for (const change of [0x01, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(typeof parseTimestampResponse(changed).ok).toBe("boolean");
      }
      expect(parseTimestampResponse(bytes.subarray(0, at)).ok).toBe(false);
    }
    expect(tokenBytes(bytes)?.length).toBeGreaterThan(1_000);
  });
});
