import type { Assessment } from "#app/core/claims/assessment.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { placeValue, timeValue } from "#app/core/claims/claims-in-words.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import { metresApart, secondsApart } from "#app/core/claims/apart.ts";
import type { ComparedFact } from "#app/ui/desk/compared.tsx";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";
import { sizeInWords } from "#app/core/evidence/size-in-words.ts";

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
  return {
    term: "Best time",
    one: a === null ? noneWords(one) : `${timeValue(a)} (${a.level})`,
    other: b === null ? noneWords(other) : `${timeValue(b)} (${b.level})`,
    verdict: a === null || b === null ? NOTHING : timeVerdict(a, b),
  };
}

const NOTHING = "Nothing to compare.";

/** What was not read says nothing, which is not the same as that there is nothing. */
function noneWords({ assessment }: Side["kept"]): string {
  if (assessment === null) return "not read";
  return isWhollyRead(assessment.problems) ? "none" : "could not be read";
}

function timeVerdict(a: TimeClaim, b: TimeClaim): string {
  if (a.level === "T0" || b.level === "T0") {
    return "Not compared: one of them is contradicted within its own file.";
  }
  const apart = secondsApart(a, b);
  if (apart === null) return "Cannot be said: one of them has no bounds.";
  const most = spanWords(apart.most, Math.ceil);
  return apart.least === 0
    ? `May be the same moment; at most ${most} apart, if both clocks were right.`
    : `Between ${spanWords(apart.least, Math.floor)} and ${most} apart, if both clocks were right.`;
}

function places({ kept: one }: Side, { kept: other }: Side): ComparedFact {
  const [a, b] = [one.assessment?.bestPlace ?? null, other.assessment?.bestPlace ?? null];
  return {
    term: "Best place",
    one: a === null ? noneWords(one) : `${placeValue(a)} (${a.level})`,
    other: b === null ? noneWords(other) : `${placeValue(b)} (${b.level})`,
    verdict: a === null || b === null ? NOTHING : placeVerdict(a, b),
  };
}

function placeVerdict(a: PlaceClaim, b: PlaceClaim): string {
  if (a.level === "P0" || b.level === "P0") {
    return "Not compared: one of them is contradicted within its own file.";
  }
  const apart = metresApart(a, b);
  if (apart === null) return "Cannot be said: one of them has no position.";
  const points = `The two points are about ${lengthWords(apart.points, Math.round)} apart`;
  if (apart.least === null || apart.most === null) {
    return `${points}. One of them does not say how exact it is.`;
  }
  const most = lengthWords(apart.most, Math.ceil);
  return apart.least === 0
    ? `${points}; with both circles it may be the same place, and it is at most ${most}.`
    : `${points}; with both circles between ${lengthWords(apart.least, Math.floor)} and ${most}.`;
}

/** Bounds are rounded outwards: what is printed must never leave out what is possible. */
type Rounded = (value: number) => number;

function lengthWords(metres: number, rounded: Rounded): string {
  if (metres < 1_000) return `${rounded(metres)} m`;
  return metres < 100_000 ? `${rounded(metres / 100) / 10} km` : `${rounded(metres / 1_000)} km`;
}

function spanWords(seconds: number, rounded: Rounded): string {
  if (seconds < 120) return `${rounded(seconds * 10) / 10} s`;
  if (seconds < 7_200) return `${rounded(seconds / 60)} min`;
  return seconds < 172_800
    ? `${rounded(seconds / 360) / 10} h`
    : `${rounded(seconds / 86_400)} days`;
}
