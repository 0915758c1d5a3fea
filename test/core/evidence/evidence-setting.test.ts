import { describe, expect, test } from "@jest/globals";
import { parseEvidenceStore } from "#app/core/evidence/evidence-setting.ts";
import { readConfig } from "#app/server/config.ts";

describe("EVIDENCE_STORE", () => {
  test("names a folder of this machine, or a bucket with all that reaches it", () => {
    expect(parseEvidenceStore("local")).toEqual({ ok: true, value: { kind: "local" } });
    expect(parseEvidenceStore("s3://evidence")).toEqual({
      ok: true,
      value: {
        kind: "s3",
        bucket: "evidence",
        prefix: "",
        endpoint: undefined,
        region: "us-east-1",
        pathStyle: false,
        partBytes: 8 * 1024 * 1024,
        lock: undefined,
      },
    });
    const all =
      "s3://evidence.ag/office/one/?endpoint=https://s3.example.gov:8443&region=eu-1&path-style=yes&part-mib=64&lock=compliance&lock-days=3650";
    expect(parseEvidenceStore(all)).toEqual({
      ok: true,
      value: {
        kind: "s3",
        bucket: "evidence.ag",
        prefix: "office/one/",
        endpoint: "https://s3.example.gov:8443",
        region: "eu-1",
        pathStyle: true,
        partBytes: 64 * 1024 * 1024,
        lock: { mode: "COMPLIANCE", days: 3650 },
      },
    });
  });

  test.each([
    "evidence",
    "s3://",
    "s3://A_B/",
    "s3://key:secret@evidence/",
    "s3://evidence/a b",
    "s3://evidence/%2e%2e/x",
    "s3://evidence//x",
    "s3://evidence?endpoint=http://s3.example.gov",
    "s3://evidence?endpoint=https://s3.example.gov/path",
    "s3://evidence?endpoint=ftp://localhost",
    "s3://evidence?secret=abc",
    "s3://evidence?part-mib=4",
    "s3://evidence?part-mib=1.5",
    "s3://evidence?lock=governance",
    "s3://evidence?lock-days=30",
    "s3://evidence?lock=forever&lock-days=30",
    "s3://evidence?path-style=true",
    "s3://evidence?region=a/b",
  ])("%s stops the start with one line that names the setting", (text) => {
    const config = readConfig("/", { environment: { EVIDENCE_STORE: text } });
    expect(config).toMatchObject({ ok: false });
    expect(config.ok ? "" : config.problem).toMatch(/^EVIDENCE_STORE .+\.$/);
  });

  test("parts must be large enough for the largest file", () => {
    const environment = {
      EVIDENCE_STORE: "s3://evidence?part-mib=5",
      UPLOAD_FILE_BYTES: "60000000000",
    };
    expect(readConfig("/", { environment })).toMatchObject({
      ok: false,
      problem: "EVIDENCE_STORE needs a larger part-mib for files of UPLOAD_FILE_BYTES.",
    });
  });
});
