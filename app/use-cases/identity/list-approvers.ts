import { toBase64url } from "#app/core/encoding.ts";
import type { PinnedApprover } from "#app/core/identity/unseal-protocol.ts";
import type { Instant } from "#app/core/instant.ts";
import { isAmong, ruleOf } from "#app/core/people/act-kinds.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import { parseOfficePolicy } from "#app/core/people/office-policy.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Tools } from "../tools.ts";

/** A passkey that may stand on the list, or stands there. */
export interface ListedApprover extends PinnedApprover {
  /** Empty for somebody the office has no account of. */
  readonly name: string;
  /** What its owner calls the passkey; empty when the office does not have it any more. */
  readonly label: string;
  readonly addedAt: Instant | null;
  /** The process that opens names believes it now. */
  readonly pinned: boolean;
  /** Its owner may approve now that a name is seen, and the office takes the passkey. */
  readonly usable: boolean;
}

/** `down`: the process that opens names does not answer, so nobody knows whom it believes. */
export type ApproverList =
  | { readonly kind: "list"; readonly approvers: readonly ListedApprover[] }
  | { readonly kind: "down" };

/**
 * Whose passkeys the `unseal` process believes, by its own word, and whose could be put there: everybody's who may approve
 * that a name is seen. Undefined for whoever does not look after people.
 */
export async function listApprovers(
  tools: Pick<Tools, "read" | "clock" | "unseal">,
  input: { readonly by: Person },
): Promise<ApproverList | undefined> {
  const decision = authorise(input.by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return undefined;
  const health = await tools.unseal.health();
  if (health === undefined) return { kind: "down" };
  const approvers = await tools.read((stores) => approversOf(stores, health.approvers));
  return { kind: "list", approvers };
}

/** Pinned ones first, as the process lists them; then everybody else's who may approve. */
export async function approversOf(
  stores: Pick<ReadStores, "people" | "approvals" | "passkeys" | "office">,
  pinned: readonly PinnedApprover[],
): Promise<readonly ListedApprover[]> {
  const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
  const policy = parseOfficePolicy(await stores.office.get("office-policy"));
  const found: ListedApprover[] = [];
  for (const person of await stores.approvals.everyDeciding()) {
    if (!isAmong(ruleOf("identity-open").approve, person)) continue;
    for (const passkey of await stores.passkeys.ofPerson(person.id)) {
      // Damaged rules count as the strict ones.
      const taken = !passkey.backupEligible || policy?.deviceBoundOnly === false;
      found.push({
        personId: person.id,
        credentialId: passkey.credentialId,
        publicKey: toBase64url(passkey.publicKey),
        name: names.get(person.id) ?? "",
        label: passkey.label,
        addedAt: passkey.createdAt,
        pinned: pinned.some((one) => isSame(one, passkey.credentialId)),
        usable: passkey.blockedAt === null && taken,
      });
    }
  }
  const listed = pinned.map((one): ListedApprover =>
    // The key that is pinned, not the one that the database has under its name.
    ({
      ...(found.find(({ credentialId }) => isSame(one, credentialId)) ?? {
        name: names.get(one.personId) ?? "",
        label: "",
        addedAt: null,
        usable: false,
      }),
      ...one,
      pinned: true,
    }),
  );
  return [...listed, ...found.filter((one) => !one.pinned && one.usable)];
}

function isSame(pinned: PinnedApprover, credentialId: string): boolean {
  return pinned.credentialId === credentialId;
}
