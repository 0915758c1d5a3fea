import { placeValue } from "../../claims/claims-in-words.ts";
import type { Borders } from "../../map/borders.ts";
import { labelsOf } from "../../map/labels.ts";
import { mapView, scaleBar, svgPath, type MapBounds, type MapPoint } from "../../map/view.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import type { BundlePlan } from "../payload.ts";
import { levelWords, placeWords, reachWords } from "./short-words.ts";
import { htmlText } from "./shown-text.ts";
import { seenAssessment } from "./view-exhibit.ts";
import { placedWords } from "./viewed-words.ts";

interface ViewedPlace extends MapPoint {
  readonly number: string;
  readonly value: string;
  readonly source: "file" | "office";
}

const SIZE = { width: 960, height: 640 } as const;
/** What lies within a corner is drawn; borders show nothing there, the scale does. */
const LEAST_METRES = 1_000;
/** Metres of a unit. */
const COUNTIES_BELOW = 2_500;

const LEGEND =
  "This is no street map. A circle shows how far off a position may be, as its source says or as it was worked out (the exhibit’s own page says which); its dot only " +
  "says where the middle is. Around a dot with a dashed ring nobody says how far it may be off. Blue dots: what files say. Green squares: what the office worked out.";

/** The map of all exhibits: borders and places with their doubt, no streets, nothing from a network; pieces of HTML. */
export async function placesHtml(
  plan: BundlePlan,
  bordersWithin: (bounds: MapBounds) => Promise<Borders | undefined>,
): Promise<readonly string[]> {
  const all = plan.listed.map((one) => ({ one, places: placesOf(one) }));
  const places = all.flatMap((one) => one.places);
  const silent = all.filter((one) => one.places.length === 0).map(({ one }) => silence(one));
  const view = mapView(places, SIZE, LEAST_METRES);
  const told = silent.length === 0 ? [] : ["<h3>Not on the map</h3>\n<ul>\n", ...silent, "</ul>\n"];
  if (view === undefined) return ["<p>No position is known of any exhibit.</p>\n", ...told];
  const borders = await bordersWithin(view.bounds);
  const marks = places.map((place) => ({ ...place, ...view.place(place) }));
  // From afar borders of counties would be one grey.
  const isNear = view.metresPerUnit < COUNTIES_BELOW;
  const bar = scaleBar(view);
  const { width, height } = SIZE;
  return [
    `<figure id="map-figure" class="map" data-metres="${view.metresPerUnit}">\n`,
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Map of the places listed below">\n`,
    `<rect class="ground" width="${width}" height="${height}"/>\n`,
    `<path class="county" d="${svgPath(isNear ? (borders?.counties ?? []) : [], view)}"/>\n`,
    `<path class="state" d="${svgPath(borders?.states ?? [], view)}"/>\n`,
    ...marks.map(({ number, x, y, radiusMetres, source }) => {
      const at = `cx="${x.toFixed(2)}" cy="${y.toFixed(2)}"`;
      const dot = `<path class="dot" d="M${x.toFixed(2)} ${y.toFixed(2)}h0"/>`;
      const reach =
        radiusMetres === null
          ? `<circle class="unsaid" ${at} r="9"/>`
          : `<circle ${at} r="${(radiusMetres / view.metresPerUnit).toFixed(2)}"/>`;
      return `<g class="mark ${source}" data-number="${number}">${reach}${dot}</g>\n`;
    }),
    `<g class="labels">\n`,
    ...labelsOf(marks).map(
      ({ text, x, y }) =>
        `<text x="${(x + 9).toFixed(1)}" y="${(y - 3).toFixed(1)}">${htmlText(text)}</text>\n`,
    ),
    `</g>\n<path class="scale" d="M16 ${height - 16}h${bar.units.toFixed(1)}"/>`,
    `<text class="scale-label" x="16" y="${height - 24}">${lengthWords(bar.metres)}</text>\n</svg>\n`,
    `<figcaption>\n<p>${htmlText(`${borders === undefined ? "No borders are drawn here." : borders.about} ${LEGEND}`)}</p>\n<ol class="places">\n`,
    ...places.map(
      ({ number, value }) =>
        `<li><a href="#exhibit-${number}">${number}</a> ${htmlText(value)}</li>\n`,
    ),
    "</ol>\n</figcaption>\n</figure>\n",
    ...told,
  ];
}

/** A length as a scale names it. */
export function lengthWords(metres: number): string {
  return metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}

/** Each position that the file claims, once, and each that the office worked out and did not take back. */
function placesOf(listed: ListedExhibit): readonly ViewedPlace[] {
  const { exhibit } = listed;
  const { number } = exhibit;
  if (!listed.rules.columns.includes("place")) return [];
  const claims = new Map<string, ViewedPlace>();
  for (const claim of seenAssessment(listed)?.places ?? []) {
    const { latitude, longitude, radiusMetres, level, source } = claim;
    if (latitude === null || longitude === null) continue;
    const said = `${placeValue(claim)}, ${reachWords(radiusMetres)}`;
    if (claims.has(said)) continue;
    claims.set(said, {
      ...{ number, latitude, longitude, radiusMetres, source: "file" },
      value: `${said} (${levelWords(level)}), ${source}`,
    });
  }
  const placed = listed.rules.classes.includes("item-facts") ? (exhibit.placements ?? []) : [];
  const workedOut = placed.flatMap((one): ViewedPlace[] =>
    one.placed.kind === "place" && one.judged !== null
      ? [
          {
            ...{ number, latitude: one.placed.latitude, longitude: one.placed.longitude },
            ...{ radiusMetres: one.placed.radiusMetres, source: "office" },
            value: `${placedWords(one)} (${levelWords(one.judged.level)}), worked out by the office`,
          },
        ]
      : [],
  );
  return [...claims.values(), ...workedOut];
}

function silence(listed: ListedExhibit): string {
  const { number } = listed.exhibit;
  const words = listed.rules.columns.includes("place")
    ? placeWords(listed)
    : "Its place is not for this audience.";
  return `<li><a href="#exhibit-${number}">${number}</a> ${htmlText(words)}</li>\n`;
}
