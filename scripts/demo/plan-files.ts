import type { Incident } from "./content/incident.ts";
import type { Exif, Picture, Position } from "./photo.ts";
import type { Random } from "./random.ts";

/** A file that somebody sends, before its bytes exist. */
export interface PlannedFile {
  readonly name: string;
  readonly declaredType: string;
  /** What it shows, for exhibit lists. */
  readonly caption: string;
  readonly content:
    | { readonly kind: "photo"; readonly picture: Picture }
    | { readonly kind: "clip"; readonly file: string }
    | { readonly kind: "text"; readonly text: string };
}

/** The committed clips (see clips/README.md): which incident each belongs to and under what name it is sent. */
const CLIPS = [
  {
    incident: "tannery-row",
    file: "corner-pan.mov",
    name: "IMG_2231.MOV",
    type: "video/quicktime",
  },
  {
    incident: "tannery-row",
    file: "corner-lights.mp4",
    name: "20261106_211804.mp4",
    type: "video/mp4",
  },
  {
    incident: "ashgrove-street",
    file: "house-front.mp4",
    name: "VID-20261114-WA0003.mp4",
    type: "video/mp4",
  },
  {
    incident: "lanternfield-school",
    file: "morning-street.mov",
    name: "IMG_0417.MOV",
    type: "video/quicktime",
  },
] as const;

/** Clips of an incident, in the order in which its reports get them. */
export function clipsOf(incident: Incident): PlannedFile[] {
  return CLIPS.filter((clip) => clip.incident === incident.key).map(({ file, name, type }) => ({
    name,
    declaredType: type,
    caption: `Clip: ${incident.captions[0] ?? incident.key}`,
    content: { kind: "clip", file },
  }));
}

/** A list somebody typed, as people do who take down plates. The plates are no state's. */
export function plateList(): PlannedFile {
  return {
    name: "plates.txt",
    declaredType: "text/plain",
    caption: "Typed list of number plates",
    content: {
      kind: "text",
      text: "Written down from the road, 1:30 at night\n\nKRX 0Q1\nKBX 0Q7 (not sure about the 7)\nwhite van: no plate in front\n",
    },
  };
}

type Phone = (random: Random, incident: Incident, moment: Moment) => Omit<PlannedFile, "caption">;

interface Moment {
  /** Local wall time in milliseconds, carried as if it were UTC. */
  readonly local: number;
  readonly viewSeed: string;
}

/** One photo of an incident as one of the phones makes it. */
export function planPhoto(random: Random, incident: Incident, viewSeed: string): PlannedFile {
  const start = Date.parse(`${incident.day}T${incident.start}:00Z`);
  const local = start + random.between(0, incident.minutes * 60) * 1000;
  const phone = random.pick(PHONES);
  return {
    ...phone(random, incident, { local, viewSeed }),
    caption: random.pick(incident.captions),
  };
}

const PHONES: readonly Phone[] = [
  // Twice what is common.
  withEverything,
  withEverything,
  withoutZone,
  withoutZone,
  withoutPlace,
  zeroedPlace,
  throughMessenger,
  throughMessenger,
  asScreenshot,
];

/** Time with offset, position with accuracy and satellite time. */
function withEverything(random: Random, incident: Incident, moment: Moment) {
  const { local } = moment;
  return jpeg(incident, moment, {
    name: `IMG_${random.between(1000, 9899)}.JPG`,
    exif: {
      make: "Apple",
      model: random.pick(["iPhone 12", "iPhone 13", "iPhone 15"]),
      software: random.pick(["17.6.1", "18.1", "18.7"]),
      taken: exifTime(local),
      offset: incident.offset,
      position: position(random, incident, {
        fixedAt: `${new Date(local - offsetMillis(incident)).toISOString().slice(0, 19)}Z`,
        radiusMetres: random.between(4, 28),
      }),
    },
  });
}

/** Wall time only: which of two zones it was must be inferred, and in the night of 1 November it cannot. */
function withoutZone(random: Random, incident: Incident, moment: Moment) {
  return jpeg(incident, moment, {
    name: `${fileTime(moment.local)}.jpg`,
    exif: {
      make: "samsung",
      model: random.pick(["SM-A546U", "SM-S911U"]),
      software: null,
      taken: exifTime(moment.local),
      offset: null,
      position: random.chance(0.5) ? position(random, incident, NO_FIX) : null,
    },
  });
}

/** The reporter keeps positions off; some of these phones' clocks are an hour behind. */
function withoutPlace(random: Random, incident: Incident, moment: Moment) {
  const slow = random.chance(0.25) ? 3_600_000 : 0;
  return jpeg(incident, moment, {
    name: `PXL_${fileTime(moment.local - offsetMillis(incident))}${random.between(100, 999)}.jpg`,
    exif: {
      make: "Google",
      model: random.pick(["Pixel 6a", "Pixel 8"]),
      software: null,
      taken: exifTime(moment.local - slow),
      offset: incident.offset,
      position: null,
    },
  });
}

/** Permission to use the position was refused: some phones then write zeros. */
function zeroedPlace(_: Random, incident: Incident, moment: Moment) {
  const nowhere = { latitude: 0, longitude: 0, ...NO_FIX };
  return jpeg(incident, moment, {
    name: `IMG_${fileTime(moment.local)}.jpg`,
    exif: {
      make: "motorola",
      model: "moto g power",
      software: null,
      taken: exifTime(moment.local),
      offset: null,
      position: nowhere,
    },
  });
}

/** Messengers make pictures smaller and take everything out of them. */
function throughMessenger(random: Random, incident: Incident, moment: Moment) {
  const day = fileTime(moment.local).slice(0, 8);
  const photo = jpeg(incident, moment, {
    name: `IMG-${day}-WA00${random.between(10, 48)}.jpg`,
    exif: null,
    width: 900,
    height: 675,
  });
  return random.chance(0.1) ? cutShort(photo) : photo;
}

function asScreenshot(_: Random, incident: Incident, moment: Moment) {
  const scene = sceneOf(incident, moment, 540, 720);
  return {
    name: `Screenshot_${fileTime(moment.local + 9 * 3_600_000).replace("_", "-")}.png`,
    declaredType: "image/png",
    content: { kind: "photo", picture: { scene, format: "png", exif: null, cutShort: false } },
  } as const;
}

const NO_FIX = { fixedAt: null, radiusMetres: null };

function jpeg(
  incident: Incident,
  moment: Moment,
  how: { readonly name: string; readonly exif: Exif | null; width?: number; height?: number },
) {
  const scene = sceneOf(incident, moment, how.width ?? 1280, how.height ?? 960);
  const picture: Picture = { scene, format: "jpeg", exif: how.exif, cutShort: false };
  return {
    name: how.name,
    declaredType: "image/jpeg",
    content: { kind: "photo", picture },
  } as const;
}

function cutShort(photo: ReturnType<typeof jpeg>): ReturnType<typeof jpeg> {
  const { picture } = photo.content;
  return { ...photo, content: { kind: "photo", picture: { ...picture, cutShort: true } } };
}

function sceneOf(incident: Incident, { viewSeed }: Moment, width: number, height: number) {
  return { kind: incident.scene, placeSeed: incident.key, viewSeed, width, height };
}

function position(
  random: Random,
  incident: Incident,
  fix: Pick<Position, "fixedAt" | "radiusMetres">,
): Position {
  const near = (value: number) => Number((value + (random.next() - 0.5) * 0.0009).toFixed(5));
  return { latitude: near(incident.latitude), longitude: near(incident.longitude), ...fix };
}

function offsetMillis(incident: Incident): number {
  return Number(incident.offset.slice(0, 3)) * 3_600_000;
}

function exifTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replaceAll("-", ":").replace("T", " ");
}

/** `YYYYMMDD_HHMMSS`, as most phones name files. */
function fileTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_");
}
