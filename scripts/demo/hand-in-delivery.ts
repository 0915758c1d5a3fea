import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

const CLIPS = join(import.meta.dirname, "clips");
const OPERATOR = { kind: "operator" } as const;

/** A file as the invented agency lists it: where it lies here, and what is wrong with it, if anything. */
interface Listed {
  readonly path: string;
  readonly camera: string;
  readonly clock: PartnerFacts["clockOffset"];
  readonly clip: string;
  readonly wrong?: "digest" | "missing";
}

const LIST: readonly Listed[] = [
  {
    ...{ path: "cam-04/2100.mp4", camera: "Corner pole, north", clip: "corner-lights.mp4" },
    clock: { raw: "+00:01:30", seconds: 90 },
  },
  {
    ...{ path: "cam-07/0800.mov", camera: "Corner pole, east", clip: "morning-street.mov" },
    clock: { raw: "0", seconds: 0 },
  },
  {
    ...{ path: "cam-07/0830.mp4", camera: "Corner pole, east", clip: "house-front.mp4" },
    ...{ clock: null, wrong: "digest" },
  },
  {
    ...{ path: "cam-09/2100.mp4", camera: "Depot gate", clip: "house-front.mp4" },
    ...{ clock: null, wrong: "missing" },
  },
];

/** An invented agency's delivery: camera files, one of them with other bytes than listed, and one that never came. Once only. */
export async function handInDelivery(useCases: UseCases): Promise<void> {
  const files = await Promise.all(LIST.map(factsOf));
  const begun = await useCases.beginImport({
    by: OPERATOR,
    delivery: {
      ...{ agency: "city-cameras", reference: "CC-2026-0417", custodian: "R. Vance, camera room" },
      ...{ statement: "Street cameras, as asked for by letter.", place: "" },
    },
    files,
  });
  if (begun.kind !== "begun" && begun.kind !== "continued") {
    throw new Error(`the demo could not hand in its delivery: ${begun.kind}`);
  }
  const { importId } = begun;
  for (const [index, { clip, wrong }] of LIST.entries()) {
    const about = { by: OPERATOR, importId, number: index + 1 };
    if (wrong === "missing") await useCases.refusePartnerFile({ ...about, why: "missing" });
    else {
      const source = createReadStream(join(CLIPS, clip));
      await useCases.receivePartnerFile({ ...about, source }).finally(() => source.destroy());
    }
  }
  await useCases.finishImport({ by: OPERATOR, importId });
}

async function factsOf({ path, camera, clock, clip, wrong }: Listed): Promise<PartnerFacts> {
  const bytes = await readFile(join(CLIPS, clip));
  const listed = wrong === "digest" ? bytes.subarray(1) : bytes;
  return {
    ...{ path, role: "original", cameraId: camera, clockOffset: clock },
    digests: { sha256: createHash("sha256").update(listed).digest("hex") },
    ...{ custodian: "", certificate: "", note: "" },
  };
}
