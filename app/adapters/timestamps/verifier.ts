import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { millisOf, type Instant } from "#app/core/instant.ts";
import type { ReadCertificate } from "#app/core/timestamps/certificate-names.ts";
import type { TimestampCheck, TimestampFault } from "#app/core/timestamps/timestamp-state.ts";

/** Checks tokens against the root certificates that the office was given for its authority. */
export interface TimestampVerifier {
  /** The root certificates' names, to tell an authority for tests by; none where no file was given. */
  readonly roots: readonly ReadCertificate[];
  readonly verify: (claim: TimestampClaim) => Promise<TimestampCheck>;
}

export interface TimestampClaim {
  /** The octets whose digest was stamped. */
  readonly data: Uint8Array;
  /** The whole `TimeStampResp`. */
  readonly response: Uint8Array;
  /** The time in the token: what a certificate that has expired since is checked as of. */
  readonly genTime: Instant;
}

const WITHIN_MILLIS = 30_000;
/** The whole environment of the program: nothing of ours is inherited, messages are in English. */
const ENVIRONMENT = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
  LC_ALL: "C",
  NODE_ENV: "production",
} as const;

const FAULTS: readonly (readonly [RegExp, TimestampFault])[] = [
  [/message imprint mismatch/, "other-data"],
  [/certificate has expired/, "expired"],
  [/unable to get (local )?issuer|self[- ]signed|signer certificate not found/, "unknown-root"],
  [/purpose|extended key usage/i, "wrong-purpose"],
  [/signature failure|digest failure/, "signature"],
  [/asn1|ASN\.?1|decode|wrong tag|not enough data/i, "unreadable"],
];

/**
 * Checks with the program `openssl ts -verify`, whose parser of certificates and chains is one that others maintain.
 * Where the program or the root file is missing it says so, and nothing is called verified.
 */
export function createTimestampVerifier(options: {
  readonly roots: readonly ReadCertificate[];
  /** The roots as a file; undefined where the office named none. */
  readonly rootFile: string | undefined;
  /** Folders that end with the work. */
  readonly workFolders: { use<T>(work: (folder: string) => Promise<T>): Promise<T> };
  readonly program?: string;
}): TimestampVerifier {
  const { roots, rootFile, workFolders, program = "openssl" } = options;

  async function check(folder: string, { data, response, genTime }: TimestampClaim, file: string) {
    const [dataFile, responseFile] = [join(folder, "stamped"), join(folder, "response.tsr")];
    await writeFile(dataFile, data, { mode: 0o600 });
    await writeFile(responseFile, response, { mode: 0o600 });
    const args = ["ts", "-verify", "-data", dataFile, "-in", responseFile, "-CAfile", file];
    // The file also stands in for what the token does not carry: its signer's certificate and those between.
    args.push("-untrusted", file);
    const now = await run(program, args);
    if (now.kind !== "failed" || now.problem !== "expired") return now;
    const then = Math.floor(millisOf(genTime) / 1_000);
    const before = await run(program, [...args, "-attime", String(then)]);
    return before.kind === "verified" ? { kind: "expired" as const } : before;
  }

  return {
    roots,
    verify: async (claim) =>
      rootFile === undefined
        ? { kind: "not-checked", because: "no-root" }
        : workFolders.use((folder) => check(folder, claim, rootFile)),
  };
}

function run(program: string, args: readonly string[]): Promise<TimestampCheck> {
  return new Promise((resolve, reject) => {
    const options = { env: ENVIRONMENT, timeout: WITHIN_MILLIS, killSignal: "SIGKILL" } as const;
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null && /^Verification: OK$/m.test(stdout)) resolve({ kind: "verified" });
      else if (error?.code === "ENOENT") resolve({ kind: "not-checked", because: "no-program" });
      else if (typeof error?.code === "number") {
        // Warnings are about the root file, whatever became of the token.
        const said = stderr.replace(/^Warning: .*$/gm, "");
        const fault = FAULTS.find(([pattern]) => pattern.test(said))?.[1] ?? "other";
        resolve({ kind: "failed", problem: fault });
      } else reject(new Error("could not check a time-stamp", { cause: error ?? undefined }));
    });
  });
}
