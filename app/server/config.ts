import { hash } from "node:crypto";
import { isIP } from "node:net";
import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import type { UploadLimits } from "#app/core/intake/upload-limits.ts";
import type { DatabaseLocation } from "#app/adapters/database/open.ts";
import type { ScannerPlace } from "#app/adapters/security/virus-scanner.ts";
import type { SecurityLogPlace } from "#app/adapters/logging/security-log-sinks.ts";
import type { EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import { isShippedPack, SHIPPED_PACKS } from "#app/core/office/shipped.ts";
import { readEvidenceStore } from "#app/core/evidence/evidence-setting.ts";
import { timestampSetting } from "./addresses-of-others.ts";
import { limitSettings, limitsOf, scannerPlace, scannerSetting } from "./limit-settings.ts";

/** Every setting, read once from the environment. `docs/settings.md` describes each. */
export interface Config {
  readonly port: number;
  readonly origin: string;
  readonly deskOrigin: string;
  /** Where pictures and originals are fetched from; best under a domain of its own. */
  readonly mediaOrigin: string;
  readonly dataDir: string;
  readonly masterKeyFile: string;
  readonly identityKeyFile: string;
  readonly logKeyFile: string;
  /** Where the process that opens names listens. */
  readonly unsealSocket: string;
  /** That process runs by itself, under a user of its own; the server does not start it. */
  readonly unsealApart: boolean;
  readonly database: DatabaseLocation;
  /** Where sealed evidence lies. */
  readonly evidence: EvidencePlace;
  /** How much may arrive, and how long what does not go on is kept. */
  readonly limits: UploadLimits;
  /** How many days an old receipt code can stop a new one. */
  readonly codeWaitDays: number;
  /** Size of the file that keeps room for words on a full disk, in bytes; 0 for none. */
  readonly ballastBytes: number;
  /** Where clamd listens; undefined where the office has none. */
  readonly scanner: ScannerPlace | undefined;
  /** Addresses of the time-stamp authorities (RFC 3161), each of another body. */
  readonly timestampUrls: readonly string[];
  /** Root certificates, in PEM, that the authorities' stamps are checked against. */
  readonly timestampRootFile: string | undefined;
  /** Whose cosignatures the office asks for and counts (C2SP tlog-policy). */
  readonly trustPolicyFile: string | undefined;
  /** A street map in one PMTiles file, for the desk; without it places are drawn on borders only. */
  readonly streetMapFile: string | undefined;
  /** The one address whose forwarded headers are believed; a Unix socket's always are. */
  readonly proxyAddress: string | undefined;
  /** Listens on this Unix socket instead of the port. */
  readonly socket: string | undefined;
  /** Where the lines of the security log go. */
  readonly securityLog: SecurityLogPlace;
  /** The name of a shipped pack, or the path of a pack's file or of a folder of them. */
  readonly officePack: string;
}

export type ConfigOutcome =
  { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly problem: string };

/** Names of settings that a later version knows; setting one today would silently do nothing. */
const NOT_YET = ["SMTP_URL"];

const environmentShape = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, "must be between 1 and 65535")
    .default(8080),
  ORIGIN: z.string().optional(),
  DESK_ORIGIN: z.string().optional(),
  MEDIA_ORIGIN: z.string().optional(),
  DATA_DIR: z.string().min(1, "must not be empty").optional(),
  MASTER_KEY_FILE: z.string().min(1, "must not be empty").optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  TSA_URL: timestampSetting.default([]),
  TSA_CA_FILE: z.string().optional(),
  TRUST_POLICY: z.string().optional(),
  MAP_FILE: z.string().optional(),
  EVIDENCE_STORE: z.string().default("local"),
  ...limitSettings,
  CLAMD: scannerSetting.optional(),
  PROXY_ADDRESS: z
    .string()
    .refine(
      (text) => isIP(text) !== 0,
      "must be the address of the office's proxy, such as 127.0.0.1",
    )
    .optional(),
  LISTEN: z
    .string()
    .regex(/^unix:\/.+/, "must be unix:/path")
    .optional(),
  UNSEAL_SOCKET: z.string().refine(isAbsolute, "must be a whole path").optional(),
  SECURITY_LOG: z
    .string()
    .regex(
      /^(stdout|unix:\/.+|(?!unix:|https?:|tcp:).+)$/,
      "must be a folder, stdout or unix:/path",
    )
    .optional(),
  OFFICE_PACK: z.string().default(SHIPPED_PACKS[0]),
});

/**
 * Reads the settings. A wrong one gives a single line that names it; nothing falls back in silence.
 * `root` is the project's folder, against which relative paths are read.
 */
export function readConfig(
  root: string,
  options: {
    /** What stands in for a setting that the environment does not name. */
    readonly defaults?: Readonly<Record<string, string>>;
    readonly environment?: Readonly<Record<string, string | undefined>>;
  } = {},
): ConfigOutcome {
  const environment = { ...options.defaults, ...(options.environment ?? process.env) };
  const unknown = NOT_YET.find((name) => (environment[name] ?? "") !== "");
  if (unknown !== undefined) {
    return {
      ok: false,
      problem: `${unknown} is not supported by this version; remove the setting.`,
    };
  }
  const parsed = environmentShape.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, problem: `${String(issue?.path[0])} ${issue?.message ?? "is wrong"}.` };
  }
  const settings = parsed.data;
  const origin = readOrigin("ORIGIN", settings.ORIGIN ?? `http://localhost:${settings.PORT}`);
  if (!origin.ok) return origin;
  const evidence = readEvidenceStore(settings);
  if (!evidence.ok) return evidence;
  const deskOrigin = readOrigin("DESK_ORIGIN", settings.DESK_ORIGIN ?? origin.value);
  if (!deskOrigin.ok) return deskOrigin;
  const mediaOrigin = readOrigin("MEDIA_ORIGIN", settings.MEDIA_ORIGIN ?? deskOrigin.value);
  if (!mediaOrigin.ok) return mediaOrigin;
  const dataDir = resolve(root, settings.DATA_DIR ?? "uploads");
  const masterKeyFile = resolve(
    root,
    settings.MASTER_KEY_FILE ?? join(configFolder(environment), "bearwitness", "master.key"),
  );
  if (masterKeyFile.startsWith(`${dataDir}/`)) {
    return {
      ok: false,
      problem: "MASTER_KEY_FILE lies inside DATA_DIR; who steals the data would have the key.",
    };
  }
  return {
    ok: true,
    value: {
      port: settings.PORT,
      origin: origin.value,
      deskOrigin: deskOrigin.value,
      mediaOrigin: mediaOrigin.value,
      dataDir,
      masterKeyFile,
      identityKeyFile: masterKeyFile.replace(/(\.key)?$/, "-identity.pem"),
      logKeyFile: masterKeyFile.replace(/(\.key)?$/, "-log.key"),
      unsealSocket: settings.UNSEAL_SOCKET ?? defaultSocket(masterKeyFile),
      unsealApart: settings.UNSEAL_SOCKET !== undefined,
      database:
        settings.DATABASE_URL === undefined
          ? { kind: "sqlite", file: join(dataDir, "bearwitness.sqlite") }
          : { kind: "postgres", url: settings.DATABASE_URL },
      evidence: evidence.value,
      limits: limitsOf(settings),
      codeWaitDays: settings.CODE_WAIT_DAYS,
      ballastBytes: settings.DISK_BALLAST_BYTES,
      scanner: settings.CLAMD === undefined ? undefined : scannerPlace(settings.CLAMD),
      timestampUrls: settings.TSA_URL,
      timestampRootFile: fileOf(root, settings.TSA_CA_FILE),
      trustPolicyFile: fileOf(root, settings.TRUST_POLICY),
      streetMapFile: fileOf(root, settings.MAP_FILE),
      proxyAddress: settings.PROXY_ADDRESS,
      socket: settings.LISTEN?.slice("unix:".length),
      securityLog: securityLogPlace(root, dataDir, settings.SECURITY_LOG),
      officePack: isShippedPack(settings.OFFICE_PACK)
        ? settings.OFFICE_PACK
        : resolve(root, settings.OFFICE_PACK),
    },
  };
}

/** What a system's socket address can hold, less the byte that ends it. */
const LONGEST_SOCKET_PATH = 107;

/** Beside the keys, in a folder of its own; where that is too long for a socket, in one named after it under /tmp. */
function defaultSocket(masterKeyFile: string): string {
  const beside = join(masterKeyFile.replace(/(\.key)?$/, "-unseal"), "socket");
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_PATH) return beside;
  const name = hash("sha256", beside).slice(0, 24);
  return join("/tmp", `bearwitness-${String(process.getuid?.() ?? 0)}-${name}`, "socket");
}

function configFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["XDG_CONFIG_HOME"];
  return given !== undefined && isAbsolute(given) ? given : join(homedir(), ".config");
}

function fileOf(root: string, path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(root, path);
}

function securityLogPlace(
  root: string,
  dataDir: string,
  setting: string | undefined,
): SecurityLogPlace {
  if (setting === "stdout") return { kind: "stdout" };
  if (setting?.startsWith("unix:") === true) {
    return { kind: "socket", path: setting.slice("unix:".length) };
  }
  return {
    kind: "folder",
    path: setting === undefined ? join(dataDir, "security-log") : resolve(root, setting),
  };
}

/** An origin is scheme, host and port only. Plain http is for this machine alone: cookies and keys would travel openly. */
function readOrigin(
  name: string,
  text: string,
): { ok: true; value: string } | { ok: false; problem: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    text.replace(/\/$/, "") !== url.origin
  ) {
    return { ok: false, problem: `${name} must be like https://report.example.gov, nothing more.` };
  }
  if (url.protocol === "http:" && url.hostname !== "localhost") {
    return { ok: false, problem: `${name} must use https; plain http is only for localhost.` };
  }
  return { ok: true, value: url.origin };
}
