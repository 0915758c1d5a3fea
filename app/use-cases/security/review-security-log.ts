import type { Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

const LONGEST_REMARK = 2_000;

export type ReviewOutcome =
  { readonly kind: "signed" } | { readonly kind: "not-allowed" } | { readonly kind: "too-long" };

/**
 * An auditor signs, under their own name, that they read the security log up to a moment (CJIS AU-6, weekly). It cannot
 * cover what happens later than now.
 */
export async function reviewSecurityLog(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "securityLog">,
  input: { readonly by: Person; readonly coversUntil: Instant; readonly remark: string },
): Promise<ReviewOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  if (!authorise(by, "security-log.review", OFFICE, now).allowed) return { kind: "not-allowed" };
  const remark = input.remark.trim();
  if (remark.length > LONGEST_REMARK) return { kind: "too-long" };
  const coversUntil = input.coversUntil < now ? input.coversUntil : now;
  const events = await tools.transact(async ({ security }) => {
    const [last] = await security.reviews(1);
    const from = last?.coversUntil ?? (await security.oldest()) ?? coversUntil;
    const counts = await security.counts(from, coversUntil);
    const sum = counts.reduce((all, { times }) => all + times, 0);
    await security.addReview({
      id: tools.newId("rev"),
      coversUntil,
      events: sum,
      remark,
      signedBy: by.id,
      signedAt: now,
    });
    return sum;
  });
  tools.securityLog.record({
    event: "security-log.reviewed",
    personId: by.id,
    facts: { events },
  });
  return { kind: "signed" };
}
