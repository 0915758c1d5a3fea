import type { ReadStores } from "#app/adapters/database/stores.ts";
import { parseOfficePolicy, type OfficePolicy } from "#app/core/people/office-policy.ts";

/** What the office decided about signing in, as far as this part of the product asks. */
export type SignInPolicy = Pick<OfficePolicy, "passkeyOnly" | "deviceBoundOnly" | "idleMinutes">;

/** Holds where the stored policy cannot be read: rules that are damaged must not become weaker ones. */
const STRICTEST: SignInPolicy = { passkeyOnly: true, deviceBoundOnly: true, idleMinutes: 15 };

/** The one place where signing in reads the office's policy. */
export async function readSignInPolicy(stores: Pick<ReadStores, "office">): Promise<SignInPolicy> {
  return parseOfficePolicy(await stores.office.get("office-policy")) ?? STRICTEST;
}
