import type { Assessment } from "#app/core/claims/assessment.ts";
import { metresApart, secondsApart } from "#app/core/claims/apart.ts";
import type { ComparedFact } from "#app/ui/desk/compared.tsx";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";
import { placeValue, timeValue } from "./claims-view.ts";

interface Side {
  readonly kept: { readonly assessment: Assessment | null };
  readonly shown: ShownItem;
  readonly fullMetadata: boolean;
}

/** What two files have in common and what not; exact times and places only where both may be seen exactly. */
export function comparedFacts(one: Side, other: Side): ComparedFact[] {
  const exact = one.fullMetadata && other.fullMetadata;
  return [
    plain("Bytes (SHA-256)", one.shown.sha256, other.shown.sha256, {
      same: "The same bytes: exact copies.",
      differ: "Not the same bytes.",
    }),
    plain(
      "Size",
      `${sizeInWords(one.shown.sizeBytes)} (${one.shown.sizeBytes})`,
      `${sizeInWords(other.shown.sizeBytes)} (${other.shown.sizeBytes})`,
    ),
    plain("Type, by content", one.shown.mediaType, other.shown.mediaType),
    plain("Extent", one.shown.extent, other.shown.extent),
    ...(exact
      ? [
          plain("Device, as the file says", one.shown.device, other.shown.device, {
            same: "The same words. A name of a device is not one device.",
            differ: "Not the same words.",
          }),
          times(one, other),
          places(one, other),
        ]
      : []),
  ];
}

function plain(
  term: string,
  one: string | undefined,
  other: string | undefined,
  words = { same: "The same.", differ: "Not the same." },
): ComparedFact {
  const missing = one === undefined || other === undefined || one === "" || other === "";
  return {
    term,
    one: one === undefined || one === "" ? "not known" : one,
    other: other === undefined || other === "" ? "not known" : other,
    verdict: missing ? "Nothing to compare." : one === other ? words.same : words.differ,
  };
}

function times({ kept: one }: Side, { kept: other }: Side): ComparedFact {
  const [a, b] = [one.assessment?.bestTime ?? null, other.assessment?.bestTime ?? null];
  const apart = a === null || b === null ? null : secondsApart(a, b);
  return {
    term: "Best time",
    one: a === null ? "none" : `${timeValue(a)} (${a.level})`,
    other: b === null ? "none" : `${timeValue(b)} (${b.level})`,
    verdict:
      apart === null
        ? "Cannot be said: one of them has no bounds."
        : apart.least === 0
          ? `May be the same moment; at most ${spanWords(apart.most)} apart.`
          : `Between ${spanWords(apart.least)} and ${spanWords(apart.most)} apart, if both clocks were right.`,
  };
}

function places({ kept: one }: Side, { kept: other }: Side): ComparedFact {
  const [a, b] = [one.assessment?.bestPlace ?? null, other.assessment?.bestPlace ?? null];
  const apart = a === null || b === null ? null : metresApart(a, b);
  return {
    term: "Best place",
    one: a === null ? "none" : `${placeValue(a)} (${a.level})`,
    other: b === null ? "none" : `${placeValue(b)} (${b.level})`,
    verdict: apart === null ? "Cannot be said: one of them has no position." : placeWords(apart),
  };
}

function placeWords(apart: NonNullable<ReturnType<typeof metresApart>>): string {
  const points = `The two points are ${lengthWords(apart.points)} apart`;
  if (apart.least === null || apart.most === null) {
    return `${points}. One of them does not say how exact it is.`;
  }
  return apart.least === 0
    ? `${points}; with both circles it may be the same place.`
    : `${points}; with both circles between ${lengthWords(apart.least)} and ${lengthWords(apart.most)}.`;
}

function lengthWords(metres: number): string {
  return metres < 1_000
    ? `${Math.round(metres)} m`
    : `${Number((metres / 1_000).toPrecision(3))} km`;
}

function spanWords(seconds: number): string {
  if (seconds < 120) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800
    ? `${Number((seconds / 3_600).toFixed(1))} h`
    : `${Math.round(seconds / 86_400)} days`;
}
