import type { PointOrigin } from "#app/core/intake/point-origin.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";

/** Map numbers with how they came and how far off they may be, as far as that is known; empty where there are none. */
export function pointSaid(
  {
    latitude,
    longitude,
    point,
  }: {
    readonly latitude: string | null;
    readonly longitude: string | null;
    readonly point?: PointOrigin | null | undefined;
  },
  words: Pick<Text["check"], "pointFrom" | "pointWithin">,
): string {
  if (latitude === null) return "";
  const numbers = `${latitude}, ${longitude ?? ""}`;
  const said = fill(words.pointFrom[point?.method ?? "typed"], { point: numbers });
  const metres = point?.radiusMetres ?? null;
  return metres === null ? said : fill(words.pointWithin, { point: said, metres: String(metres) });
}
