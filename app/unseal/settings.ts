import { isAbsolute } from "node:path";
import type { RelyingParty } from "./check-approvals.ts";

/** The few things this process is told; it never reads the server's settings, its database or its keys. */
export interface UnsealSettings {
  readonly identityKeyFile: string;
  /** Whose passkeys count. Beside the key. */
  readonly approversFile: string;
  /** Which acts were done. Beside the key. */
  readonly usedActsFile: string;
  readonly socket: string;
  readonly relyingParty: RelyingParty;
  /** Runs under a user of its own: the socket is for the group of its folder. */
  readonly forGroup: boolean;
}

export type ReadSettings =
  | { readonly ok: true; readonly value: UnsealSettings }
  | { readonly ok: false; readonly problem: string };

/** Reads IDENTITY_KEY_FILE, UNSEAL_SOCKET and DESK_ORIGIN. A wrong one is a line that names it. */
export function readUnsealSettings(
  options: { readonly forGroup: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ReadSettings {
  const keyFile = environment["IDENTITY_KEY_FILE"] ?? "";
  const socket = environment["UNSEAL_SOCKET"] ?? "";
  const origin = environment["DESK_ORIGIN"] ?? "";
  if (!isAbsolute(keyFile)) return wrong("IDENTITY_KEY_FILE must be a whole path.");
  if (!isAbsolute(socket)) return wrong("UNSEAL_SOCKET must be a whole path.");
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    return wrong("DESK_ORIGIN must be like https://desk.example.gov, nothing more.");
  }
  const { protocol, hostname } = new URL(origin);
  if (protocol !== "https:" && !(protocol === "http:" && hostname === "localhost")) {
    return wrong("DESK_ORIGIN must use https; plain http is only for localhost.");
  }
  const stem = keyFile.replace(/(-identity)?\.pem$/, "");
  return {
    ok: true,
    value: {
      identityKeyFile: keyFile,
      approversFile: `${stem}-approvers.json`,
      usedActsFile: `${stem}-used-acts.txt`,
      socket,
      relyingParty: { origin, rpId: hostname },
      forGroup: options.forGroup,
    },
  };
}

function wrong(problem: string): ReadSettings {
  return { ok: false, problem };
}
