import type { Device, PlaceClaim, Sign, TimeClaim } from "#app/core/claims/claim.ts";
import { metresBetween } from "#app/core/claims/distance.ts";
import type { Readers } from "#app/core/claims/examined-file.ts";
import { UNNAMED } from "#app/core/claims/examined-file.ts";
import { quote } from "#app/core/claims/time-sentence.ts";

interface Claim {
  readonly source: string;
  readonly raw: string;
  readonly sentence: string;
  readonly block?: number;
  readonly tool?: string;
}

/** Claims of two readers as one list, and where they read one source differently. */
export interface Union<Kind extends Claim> {
  readonly claims: readonly Kind[];
  readonly apart: readonly (readonly [authority: Kind, first: Kind])[];
}

const BY_EXIFTOOL = "(Read by ExifTool alone.)";
const BY_FIRST = "(Read by the first reader alone.)";

/**
 * Every claim of both readers, the authority's before the other's. What both read alike is one claim;
 * what only one read, or both differently, stays as each read it and its sentence says who.
 */
export function unite<Kind extends Claim>(
  authority: readonly Kind[],
  first: readonly Kind[],
  alike: (one: Kind, other: Kind) => boolean,
): Union<Kind> {
  const twins = new Set<Kind>();
  const apart: [Kind, Kind][] = [];
  const claims = authority.map((claim): Kind => {
    const other = first.find(
      ({ source, block }) => source === claim.source && block === claim.block,
    );
    if (other !== undefined && alike(claim, other)) {
      twins.add(other);
      return readByBoth(claim, other);
    }
    if (other !== undefined) apart.push([claim, other]);
    return marked(claim, BY_EXIFTOOL);
  });
  const rest = first.filter((claim) => !twins.has(claim));
  return { claims: [...claims, ...rest.map((claim) => marked(claim, BY_FIRST))], apart };
}

/** Where one reader alone looked nothing is marked. Each claim names what read it. */
export function united<Kind extends Claim>(
  authority: readonly Kind[] | undefined,
  first: readonly Kind[],
  { alike, readers = UNNAMED }: Uniting<Kind>,
): Union<Kind> {
  const byFirst = first.map((claim) => ({ ...claim, tool: readers.first }));
  if (authority === undefined) return { claims: byFirst, apart: [] };
  const tool = readers.exifTool ?? "ExifTool";
  return unite(
    authority.map((claim) => ({ ...claim, tool })),
    byFirst,
    alike,
  );
}

interface Uniting<Kind> {
  readonly alike: (one: Kind, other: Kind) => boolean;
  readonly readers: Readers | undefined;
}

function readByBoth<Kind extends Claim>(claim: Kind, other: Kind): Kind {
  if (claim.tool === undefined || other.tool === undefined) return claim;
  return { ...claim, tool: `${other.tool} and ${claim.tool}` };
}

/** A sentence that was put in the place of another, with the mark that the other had of who alone read it. */
export function withReadersMark(sentence: string, former: string): string {
  const mark = [BY_EXIFTOOL, BY_FIRST].find((one) => former.includes(one));
  return mark === undefined || sentence.includes(mark) ? sentence : `${sentence} ${mark}`;
}

function marked<Kind extends Claim>(claim: Kind, who: string): Kind {
  return { ...claim, sentence: `${claim.sentence} ${who}` };
}

/** True when two readers of one field mean the same moment or range; how they spell the text is their own affair. */
export function sameTime(one: TimeClaim, other: TimeClaim): boolean {
  return (
    one.local === other.local &&
    one.offset === other.offset &&
    one.earliest === other.earliest &&
    one.latest === other.latest
  );
}

/** ExifTool rounds some positions to five decimals, which are a metre: less is no difference. */
const SAME_METRES = 2;

/** True when two readers of one field mean the same point, or both none. */
export function samePlace(one: PlaceClaim, other: PlaceClaim): boolean {
  const here = located(one);
  const there = located(other);
  if (here === undefined || there === undefined) return here === there;
  const level = Math.abs((one.altitude ?? 0) - (other.altitude ?? 0)) < SAME_METRES;
  const bothLevels = (one.altitude === null) === (other.altitude === null);
  return metresBetween(here, there) < SAME_METRES && level && bothLevels;
}

function located({
  latitude,
  longitude,
}: PlaceClaim): { latitude: number; longitude: number } | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}

/** What two readers made of one field differently, each as a lead. Which of them is right, or whether the file holds two, is for a person to see. */
export function readersApart<Kind extends Claim>(apart: Union<Kind>["apart"]): Sign[] {
  return apart.map(([authority, first]) => ({
    code: "readers-differ",
    sentence: `The two readers differ over ${authority.source}: ExifTool reads ${quote(authority.raw)}, the first reader ${quote(first.raw)}. Both are among the claims. Programs differ over many files; the file may also hold the field twice, or damaged.`,
  }));
}

/** What both readers say of the device, where they do not say the same. */
export function devicesApart(authority: Device, first: Device): Sign[] {
  const differ = (["make", "model"] as const).filter((part) => {
    const one = authority[part];
    const other = first[part];
    return one !== null && other !== null && one !== other;
  });
  return differ.map((part) => ({
    code: "readers-differ",
    sentence: `The two readers differ over the device's ${part}: ExifTool reads ${quote(authority[part] ?? "")}, the first reader ${quote(first[part] ?? "")}.`,
  }));
}
