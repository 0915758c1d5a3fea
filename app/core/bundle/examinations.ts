import type { CustodyRecord } from "../custody/record.ts";
import type { Json, JsonObject } from "../json.ts";
import type { AudienceRules } from "./audience.ts";
import type { BundleExamination } from "./content.ts";

/** The program whose records tell of examinations; a first look, which is told to the sender alone, has another name. */
const EXAMINER = "bearwitness-examiner";

/** One examination of an item as its custody record has it. */
export interface RecordedExamination {
  readonly number: number;
  /** What a bundle says of it as the record does, member by member. */
  readonly facts: {
    readonly record: number;
    readonly at: string;
    readonly examinedWith: Json;
    readonly askedBy: Json;
    readonly state: "done" | "failed";
  };
  readonly obj: JsonObject;
}

/**
 * The examinations that an item's records tell, in their order. A record from before examinations were counted has no number and is of the first,
 * which the office's own rule asked for; one that found no media type failed.
 */
export function recordedExaminations(
  records: readonly CustodyRecord[],
): readonly RecordedExamination[] {
  return records
    .filter(({ ev, obj }) => ev === "item.metadata_extracted" && obj.tool === EXAMINER)
    .map(({ seq, ts, obj }) => ({
      number: typeof obj.examination === "number" ? obj.examination : 1,
      facts: {
        record: seq,
        at: ts,
        examinedWith: obj.tool_version ?? null,
        askedBy: obj.asked_by ?? null,
        state: (obj.media_type ?? null) === null ? "failed" : "done",
      },
      obj,
    }));
}

/** Which of them is shown first: the newest, except where it failed and one before it did not. Undefined where there is none. */
export function shownFirstOf(recorded: readonly RecordedExamination[]): number | undefined {
  const newest = (some: readonly RecordedExamination[]) =>
    some.length === 0 ? undefined : Math.max(...some.map(({ number }) => number));
  return newest(recorded.filter(({ facts }) => facts.state === "done")) ?? newest(recorded);
}

/** `examinations` of `item.json`: each as its record has it; of those not shown first also what it found, and what of that is otherwise. */
export function examinationsDocument(
  examinations: readonly BundleExamination[],
  records: readonly CustodyRecord[],
  { assessment: allowed }: Pick<AudienceRules, "assessment">,
): readonly JsonObject[] {
  const recorded = recordedExaminations(records);
  const first = shownFirstOf(recorded);
  return recorded.map(({ number, facts }) => {
    const told = { number, ...facts, shownFirst: number === first };
    if (number === first) return told;
    const found = examinations.find((one) => one.number === number);
    const assessment = found?.assessment ?? null;
    return {
      ...told,
      assessment: assessment === null ? null : picked(assessment, allowed),
      differs: (found?.differs ?? [])
        .filter(({ what }) => allowed.includes(what))
        .map(({ what, here, shownFirst }) => ({ what, here, shownFirst })),
    };
  });
}

/** The members of an assessment that an audience may see. */
export function picked(assessment: JsonObject, allowed: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(assessment).filter(([name]) => allowed.includes(name)));
}
