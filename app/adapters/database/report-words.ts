import type { PointOrigin } from "#app/core/intake/point-origin.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

// Which fields of a report are encrypted, and under what name each is bound to its row.

export const narrativeOf = (id: string) => ({ purpose: "narrative", row: id }) as const;
export const placeOf = (id: string, column: "words" | "latitude" | "longitude" | "origin") =>
  ({ purpose: "place", row: `${id}/${column}` }) as const;
export const noteOf = (id: string) => ({ purpose: "notes", row: id }) as const;

/** Opens what a report's row says in words and where. */
export async function reportWords(
  scope: DatabaseScope,
  rows: readonly { readonly draft_id: string }[],
) {
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  return {
    narrative: (row: { id: string; draft_id: string; narrative: string }) =>
      open(row.draft_id, narrativeOf(row.id), row.narrative),
    place: (row: { id: string; draft_id: string; place: string }) =>
      open(row.draft_id, placeOf(row.id, "words"), row.place),
    coordinate: (
      row: { id: string; draft_id: string; latitude: string | null; longitude: string | null },
      which: "latitude" | "longitude",
    ) => {
      const box = row[which];
      return box === null ? null : open(row.draft_id, placeOf(row.id, which), box);
    },
    point: (row: { id: string; draft_id: string; point_origin: string | null }) =>
      row.point_origin === null
        ? null
        : (JSON.parse(
            open(row.draft_id, placeOf(row.id, "origin"), row.point_origin),
          ) as PointOrigin),
  };
}
