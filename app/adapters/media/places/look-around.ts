import type { ExaminedFile, FileContext } from "#app/core/claims/examined-file.ts";
import { pointsToLookUp, widerPointsToLookUp } from "#app/core/claims/file-places.ts";
import type { Gazetteer } from "./gazetteer.ts";

/**
 * What the maps say around every point that a file claims: first as far off as each was when it was found, which gives the zones that tell how old it
 * was; then as far off as that age makes it. Throws where the maps cannot be read.
 */
export async function lookAround(
  gazetteer: Gazetteer,
  file: ExaminedFile,
  context: FileContext,
): Promise<Pick<ExaminedFile, "surroundings" | "widerSurroundings">> {
  const surroundings = await gazetteer.around(pointsToLookUp(file, context));
  const wider = widerPointsToLookUp({ ...file, surroundings }, context);
  return { surroundings, widerSurroundings: await gazetteer.around(wider) };
}
