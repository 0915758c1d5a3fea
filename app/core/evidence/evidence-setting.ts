import { sealedSize } from "../encryption/cobblestone.server.ts";
import { MOST_PARTS, type EvidencePlace } from "./evidence-place.ts";

const MEBIBYTE = 1024 * 1024;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Characters that every service takes in keys and that no address escapes. */
const PREFIX = /^([A-Za-z0-9_.-]+\/)*[A-Za-z0-9_.-]*$/;
const KNOWN = ["endpoint", "region", "path-style", "part-mib", "lock", "lock-days"];
const REGION = /^[a-z0-9-]{1,40}$/;

export type EvidenceSetting =
  | { readonly ok: true; readonly value: EvidencePlace }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `EVIDENCE_STORE`: `local`, or `s3://bucket/prefix?endpoint=https://…&region=…`. Credentials are never in it. The problem goes on
 * after the setting's name.
 */
export function parseEvidenceStore(text: string): EvidenceSetting {
  if (text === "local") return { ok: true, value: { kind: "local" } };
  if (!text.startsWith("s3://") || !URL.canParse(text)) {
    return wrong("must be local, or like s3://bucket/prefix?endpoint=https://host");
  }
  const url = new URL(text);
  const query = Object.fromEntries(url.searchParams);
  if (url.username !== "" || url.password !== "") {
    return wrong("must hold no credentials; they belong into the environment");
  }
  const unknown = [...url.searchParams.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) return wrong(`knows no ${JSON.stringify(unknown)}`);
  if (url.port !== "" || url.hash !== "" || !BUCKET.test(url.hostname)) {
    return wrong("must name a bucket in lower-case letters, digits, dots and dashes");
  }
  // As it was written: an address resolves dots, and a prefix must not be another than the operator reads.
  const path = /^s3:\/\/[^/?#]*\/?([^?#]*)/.exec(text)?.[1]?.replace(/\/$/, "") ?? "";
  if (!PREFIX.test(path) || path.split("/").some((part) => part === "." || part === "..")) {
    return wrong("may have letters, digits, dots, dashes and slashes in its prefix");
  }
  const endpoint = query["endpoint"]?.replace(/\/$/, "");
  if (endpoint !== undefined && !isEndpoint(endpoint)) {
    return wrong("needs an endpoint with https; plain http is only for this machine");
  }
  const region = query["region"] ?? "us-east-1";
  if (!REGION.test(region)) return wrong("needs a region such as us-east-1");
  const pathStyle = query["path-style"] ?? "no";
  if (pathStyle !== "yes" && pathStyle !== "no") return wrong("has path-style=yes or no");
  const partMebibytes = Number(query["part-mib"] ?? "8");
  if (!Number.isInteger(partMebibytes) || partMebibytes < 5 || partMebibytes > 512) {
    return wrong("has part-mib between 5 and 512");
  }
  const lock = lockOf(query["lock"], query["lock-days"]);
  if (lock === "wrong")
    return wrong("locks with lock=governance or compliance and lock-days=1 to 36500");
  return {
    ok: true,
    value: {
      kind: "s3",
      bucket: url.hostname,
      prefix: path === "" ? "" : `${path}/`,
      endpoint,
      region,
      pathStyle: pathStyle === "yes",
      partBytes: partMebibytes * MEBIBYTE,
      lock,
    },
  };
}

function wrong(problem: string): EvidenceSetting {
  return { ok: false, problem };
}

function lockOf(mode: string | undefined, days: string | undefined) {
  if (mode === undefined && days === undefined) return undefined;
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 36_500) return "wrong";
  if (mode === "governance") return { mode: "GOVERNANCE", days: count } as const;
  if (mode === "compliance") return { mode: "COMPLIANCE", days: count } as const;
  return "wrong";
}

/** The setting, and whether the largest file that may arrive can lie there. The problem is the whole line. */
export function readEvidenceStore(settings: {
  readonly EVIDENCE_STORE: string;
  readonly UPLOAD_FILE_BYTES: number;
}): EvidenceSetting {
  const parsed = parseEvidenceStore(settings.EVIDENCE_STORE);
  if (!parsed.ok) return wrong(`EVIDENCE_STORE ${parsed.problem}.`);
  const { value } = parsed;
  if (
    value.kind === "s3" &&
    sealedSize(settings.UPLOAD_FILE_BYTES) > value.partBytes * MOST_PARTS
  ) {
    return wrong("EVIDENCE_STORE needs a larger part-mib for files of UPLOAD_FILE_BYTES.");
  }
  return parsed;
}

const THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"];

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.origin !== text) return false;
  return (
    url.protocol === "https:" || (url.protocol === "http:" && THIS_MACHINE.includes(url.hostname))
  );
}
