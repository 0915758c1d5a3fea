import type { LinkId, ReportId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type OpenLinkOutcome =
  | { readonly kind: "opened"; readonly address: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Lets somebody go to an address that a reporter gave. That they went is recorded first: the host may learn of the visit, and the office
 * must be able to say later whose it was and when. Nothing here asks the address for anything.
 */
export async function openLink(
  tools: Pick<Tools, "read" | "recordLook" | "clock">,
  input: { readonly by: Person; readonly reportId: ReportId; readonly linkId: LinkId },
): Promise<OpenLinkOutcome> {
  const { by, reportId, linkId } = input;
  const found = await tools.read(async (stores) => {
    const report = await findReport(stores, by, "report.read", reportId, tools.clock.now());
    return { report, link: await stores.links.find(linkId) };
  });
  if (found.report.kind !== "allowed") return found.report;
  const { link } = found;
  if (link?.reportId !== reportId) return { kind: "not-found" };
  await tools.recordLook({
    ev: "link.opened",
    subj: reportId,
    actor: actorOf(by),
    obj: { link: linkId },
    disclosures: [actorName(by)],
  });
  return { kind: "opened", address: link.address };
}
