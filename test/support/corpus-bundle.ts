import { mkdtemp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { tmpdir } from "node:os";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import { openOutlines } from "#app/adapters/media/places/outlines.ts";
import type { Audience } from "#app/core/bundle/audience.ts";
import type { BundleContent, BundleExhibit } from "#app/core/bundle/content.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { silenceInBundle } from "#app/core/claims/silence-words.ts";
import type { JsonObject } from "#app/core/json.ts";
import {
  inventedContent,
  RECEIVED_AT,
  type InventedOriginal,
} from "#test/core/bundle/invented-bundle.ts";

/** A bundle of real photos, films and damaged files, examined as the server examines them. `paths` stand below the collection's folder. */
export async function corpusContent(
  corpus: string,
  paths: readonly string[],
  options: {
    readonly audience?: Audience;
    readonly exhibit?: (one: BundleExhibit) => BundleExhibit;
  } = {},
): Promise<BundleContent> {
  const { audience = "GJ", exhibit = (one: BundleExhibit) => one } = options;
  const workDir = await mkdtemp(join(tmpdir(), "corpus-bundle-"));
  const examiner = await openExaminer({ workDir });
  try {
    const examined = new Map<string, Assessment>();
    const originals: InventedOriginal[] = [];
    for (const below of paths) {
      const path = join(corpus, below);
      const declaredName = basename(path);
      const { assessment } = await examiner.examine({
        ...{ path, declaredName, receivedAt: RECEIVED_AT, previews: false, readers: "both" },
      });
      const mediaType = assessment.mediaType ?? "application/octet-stream";
      const bytes = await readFile(path);
      originals.push({ name: declaredName, mediaType, bytes, examined: [assessment.mediaType] });
      examined.set(declaredName, assessment);
    }
    const content = inventedContent({ originals, audience });
    return {
      ...content,
      bordersWithin: (bounds) => openOutlines().within(bounds),
      exhibits: content.exhibits.map((one) => exhibit(withFindings(one, examined))),
    };
  } finally {
    await examiner.close();
    await rm(workDir, { recursive: true, force: true });
  }
}

function withFindings(
  one: BundleExhibit,
  examined: ReadonlyMap<string, Assessment>,
): BundleExhibit {
  const assessment = examined.get(one.item.originalName) ?? null;
  const { time: _time, place: _place, extent: _extent, ...rest } = one;
  const { bestTime, bestPlace } = assessment ?? {};
  return {
    ...rest,
    description: `${assessment?.mediaType ?? "File"} of the collection for tests`,
    item: { ...one.item, assessment: assessment as unknown as JsonObject },
    ...(bestTime == null ? {} : { time: { level: bestTime.level, sentence: bestTime.sentence } }),
    ...(bestPlace == null
      ? {}
      : { place: { level: bestPlace.level, sentence: bestPlace.sentence } }),
    silence: silenceInBundle(assessment),
  };
}
