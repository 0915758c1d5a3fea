import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createIdentitySealer } from "#app/adapters/security/identity-sealer.ts";
import { createUnseal, type Unseal } from "#app/adapters/unseal/unseal-client.ts";
import { openingFacts, type Opening } from "#app/core/identity/opening.ts";
import { idFromBytes, type DraftId, type PersonId, type ReportId } from "#app/core/ids.ts";
import { instantFromMillis, later } from "#app/core/instant.ts";
import { ACT_LIFETIME_MILLIS, actDigest, actText, type Act } from "#app/core/people/act.ts";
import { parseAssertion, type Assertion } from "#app/core/people/assertion.ts";
import { pinFirst } from "#app/unseal/pinned-approvers.ts";
import { serveUnseal } from "#app/unseal/serve.ts";
import { readUnsealSettings, type UnsealSettings } from "#app/unseal/settings.ts";
import {
  softwarePasskey,
  type AnswerOptions,
  type SoftwarePasskey,
} from "#test/support/software-authenticator.ts";

export const DESK = "https://desk.example.gov";

export const IDENTITY = {
  name: "Noor al-Ḥaddād",
  email: "noor@example.org",
  phone: "212 555 0100",
  notes: "",
};

export function newIdOf<Kind extends string>(kind: Kind) {
  return idFromBytes(kind, randomBytes(16));
}

export interface Approver {
  readonly personId: PersonId;
  readonly passkey: SoftwarePasskey;
}

export function newApprover(): Approver {
  return { personId: newIdOf("usr"), passkey: softwarePasskey(DESK) };
}

export function pinnedOf({ personId, passkey }: Approver) {
  return { personId, credentialId: passkey.credentialId, publicKey: passkey.publicKey };
}

/** The unseal process's own code on a real socket, with two pinned people, over a new key. */
export interface GivenUnseal {
  readonly folder: string;
  readonly settings: UnsealSettings;
  readonly client: Unseal;
  readonly approvers: readonly [Approver, Approver];
  readonly requester: PersonId;
  /** A reporter's box with the facts of an opening of it. */
  readonly sealed: () => Promise<{ readonly box: string; readonly opening: Opening }>;
  readonly restart: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function givenUnseal(): Promise<GivenUnseal> {
  const folder = await mkdtemp(join(tmpdir(), "bw-unseal-"));
  const settings = readUnsealSettings(
    { forGroup: false },
    {
      IDENTITY_KEY_FILE: join(folder, "keys/master-identity.pem"),
      UNSEAL_SOCKET: join(folder, "run/socket"),
      DESK_ORIGIN: DESK,
    },
  );
  if (!settings.ok) throw new Error(settings.problem);
  const approvers = [newApprover(), newApprover()] as const;
  if (!(await pinFirst(settings.value.approversFile, approvers.map(pinnedOf)))) {
    throw new Error("somebody is pinned already");
  }
  const serve = async () => {
    const served = await serveUnseal(settings.value);
    if (!served.ok) throw new Error(served.problem);
    return served;
  };
  let served = await serve();
  const client = createUnseal(settings.value.socket);
  const health = await client.health();
  if (health === undefined) throw new Error("the unseal process does not answer");
  const sealer = createIdentitySealer(Buffer.from(health.publicKey, "base64url"));
  return {
    folder,
    settings: settings.value,
    client,
    approvers,
    requester: newIdOf("usr"),
    sealed: async () => {
      const boxId: DraftId = newIdOf("drf");
      const box = await sealer.seal(boxId, IDENTITY);
      const reportId: ReportId = newIdOf("rpt");
      return {
        box: Buffer.from(box).toString("base64url"),
        opening: {
          reportId,
          fields: ["name"],
          toldAs: "ask",
          legalAuthority: "Executive Law 63(2)",
          delay: undefined,
          emergency: false,
          boxId,
          boxSha256: createHash("sha256").update(box).digest("hex"),
        },
      };
    },
    restart: async () => {
      await served.close();
      served = await serve();
    },
    remove: async () => {
      await served.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The act of an opening, as the desk would write it, changed where a test says so. */
export function openingAct(opening: Opening, requester: PersonId, more: Partial<Act> = {}): Act {
  const now = instantFromMillis(Date.now());
  return {
    kind: "identity-open",
    id: newIdOf("apr"),
    office: "off_test",
    requester,
    subject: opening.reportId,
    facts: openingFacts(opening),
    purpose: "Ask what they saw.",
    requestedAt: now,
    expiresAt: later(now, ACT_LIFETIME_MILLIS),
    ...more,
  };
}

/** An approver's answer to exactly this text. */
export function signedBy({ passkey }: Approver, text: string, how?: AnswerOptions): Assertion {
  const challenge = Buffer.from(actDigest(text)).toString("base64url");
  const read = parseAssertion(passkey.answer(challenge, how));
  if (read === undefined) throw new Error("the authenticator gave no assertion");
  return read;
}

export { actText };
