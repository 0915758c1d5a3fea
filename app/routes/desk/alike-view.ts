import type { Assessment } from "#app/core/claims/assessment.ts";
import type { AlikePictures, GroupMember } from "#app/use-cases/evidence/alike-pictures.ts";
import type { ShownMember } from "#app/ui/desk/alike-pictures.tsx";
import { compareHref, itemHref } from "#app/ui/desk/queue-url.ts";

type Group = Extract<AlikePictures, { readonly kind: "group" }>;

interface ExaminedItem {
  readonly examination: "waiting" | "done" | "failed";
  readonly assessment: Assessment | null;
  readonly mediaType: string | null;
}

/** The group of a file in words; `itemId` and `item` are the file, `hasPreview` whether a picture of it could be made. */
export function alikeView(
  itemId: string,
  group: Group,
  item: ExaminedItem | undefined,
  hasPreview: boolean,
) {
  return {
    members: group.members.map((one) => memberView(itemId, one)),
    isWhole: group.isWhole,
    looks: looksWords(group, item, hasPreview),
  };
}

function memberView(itemId: string, one: GroupMember): ShownMember {
  return {
    key: one.itemId,
    href: itemHref(one.reportId, one.itemId),
    compareHref: compareHref(itemId, one.itemId),
    label: `File ${one.position} of ${one.reportCode}`,
    reason: one.reason === "same-bytes" ? "same bytes, an exact copy" : distanceWords(one),
    looksAlike: one.reason === "looks-alike",
  };
}

function distanceWords({ bitsApart, at }: Extract<GroupMember, { reason: "looks-alike" }>): string {
  const apart =
    bitsApart === 0
      ? "looks alike, same fingerprint (0 of 256 bits differ)"
      : `looks alike, fingerprints differ in ${bitsApart} of 256 bits`;
  if (at.here === 0 && at.there === 0) return apart;
  return `${apart}, nearest at ${seconds(at.here)} here and ${seconds(at.there)} there`;
}

function seconds(millis: number): string {
  return `${(millis / 1000).toFixed(1)} s`;
}

function looksWords(group: Group, item: ExaminedItem | undefined, hasPreview: boolean): string {
  switch (group.looks) {
    case "compared":
      // Of a search that was cut, or a list, nothing follows for what it does not name.
      if (!group.isWhole)
        return "Compared by its looks with a part of the pictures that have a fingerprint: there are more than are gone through or listed. One that looks alike may be missing here.";
      return group.members.some(({ reason }) => reason === "looks-alike")
        ? "Compared by its looks with every picture that has a fingerprint."
        : "Compared by its looks with every picture that has a fingerprint: none in reports that you may read is near. Crops, mirrored and turned copies are not found this way.";
    case "too-little-detail":
      return "Not compared by its looks: it has too little detail, or is too small, to be told from others.";
    case "none-kept":
      return noneKeptWords(item, hasPreview);
  }
}

function noneKeptWords(item: ExaminedItem | undefined, hasPreview: boolean): string {
  if (item === undefined || item.examination === "waiting") {
    return "It will be compared by its looks once it is examined.";
  }
  if (item.assessment?.problems.includes("fingerprint-failed") === true) {
    return "Not compared by its looks: no fingerprint could be made of it.";
  }
  if (!/^(?:image|video)\//.test(item.mediaType ?? "")) {
    return "Not compared by its looks: only photos and films are.";
  }
  return hasPreview
    ? "Not compared by its looks: it was examined before pictures were compared. Another examination adds it."
    : "Not compared by its looks: no picture of it could be made.";
}
