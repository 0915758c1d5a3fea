import type { Stores } from "#app/adapters/database/stores.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import { PREVIEW_TERMS } from "#app/core/evidence/preview-terms.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { waitsFor } from "#app/core/claims/passing-problems.ts";
import { areLivePair, liveIdentifier } from "#app/core/claims/live-photo.ts";
import { foundClip } from "#app/core/claims/motion-clip.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { indexFields, type RawField } from "#app/core/claims/raw-field.ts";
import type { ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { keepLooks } from "./alike-pictures.ts";
import { examinedEvent } from "./examined-event.ts";
import { keepPreview } from "./keep-preview.ts";
import { linkHalf, type Half } from "./link-live-photos.ts";

/** How a parser's process can have been ended. */
const KILLED: readonly ProblemCode[] = ["parser-crashed", "timed-out", "memory-exceeded"];

/** No process could look at the file; says nothing of the file. */
class ExaminerUnavailable extends Error {
  readonly code = "examiner-unavailable";
  constructor() {
    super("no process could look at the file");
  }
}

/**
 * Looks at a sealed original in a child process: type, claims of time and place, previews. The original is never
 * touched. An examination that was asked for again adds its claims and the previews that are missing or look otherwise now,
 * and takes nothing away. May run twice: the second time the examination is there.
 */
export async function examineEvidence(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "blobs"
    | "workFolders"
    | "examiner"
    | "securityLog"
    | "likenessKey"
    | "office"
  >,
  input: {
    readonly itemId: ItemId;
    readonly again?: { readonly number: number; readonly by: PersonId } | undefined;
  },
): Promise<void> {
  const { itemId, again } = input;
  const number = again?.number ?? 1;
  const item = await tools.read((stores) => stores.items.find(itemId));
  if (item?.state !== "sealed") return;
  const senderModifiedAt = await tools.read(({ uploads }) => uploads.senderModified(itemId));
  const { tolerances } = tools.office;
  const there = tools.examiner.whatIsThere();
  const outcome = await tools.workFolders.use(async (folder) => {
    const path = `${folder}/${itemId}`;
    if ((await tools.blobs.copyTo(itemId, path)) === undefined) {
      throw new Error("the original to examine is not in the store");
    }
    return tools.examiner.examine({
      path,
      declaredName: item.originalName,
      receivedAt: item.receivedAt,
      senderModifiedAt,
      tolerances,
    });
  });
  // The server is stopping, or has no memory for one more process: nothing was found out about the file, so the job is tried again.
  if (outcome.assessment.problems.includes("examiner-unavailable")) {
    throw new ExaminerUnavailable();
  }
  const killed = KILLED.find((one) => outcome.assessment.problems.includes(one));
  if (killed !== undefined) {
    tools.securityLog.record({ event: "sandbox.killed", facts: { reason: killed } });
  }
  // The path was of the copy in the work folder; what is kept speaks of the item.
  const assessment: Assessment = { ...outcome.assessment, path: itemId };
  const now = tools.clock.now();
  const made = { ...outcome.previewSource, ...PREVIEW_TERMS };
  for (const preview of outcome.previews) {
    await keepPreview(tools, item, { preview, made, examination: number }, now);
  }
  await tools.transact(async (stores) => {
    if ((await stores.items.lastExamination(itemId)) >= number) return;
    const fields = fieldsByReader(outcome);
    // First of all, so that two halves that are examined at once wait for each other in one order.
    const others =
      liveIdentifier(fields) === undefined ? [] : await stores.items.ofDraft(item.draftId);
    await stores.items.recordExamination(
      itemId,
      {
        number,
        examinedWith: outcome.examinedWith,
        state: assessment.mediaType === null ? "failed" : "done",
        mediaType: assessment.mediaType,
        assessment,
        rawMetadata: fields,
        waitsFor: waitsFor(assessment, there, await stores.items.waitsFor(itemId)),
        at: now,
      },
      examinedEvent(itemId, {
        ...{ number, askedBy: again?.by ?? null, tolerances, assessment },
        ...{ examinedWith: outcome.examinedWith, confinement: outcome.confinement },
      }),
    );
    // By its type alone: of a film of which no still could be made, the copy itself says what could be made of it.
    const isPlayed =
      /^(?:video|audio)\//.test(assessment.mediaType ?? "") ||
      foundClip(indexFields(outcome.fields)) !== undefined;
    if (isPlayed) await stores.jobs.enqueue({ name: "make-playable", itemId }, now);
    const { reportId } = others.find(({ id }) => id === itemId) ?? item;
    const half = { id: itemId, reportId, mediaType: assessment.mediaType, fields };
    await linkHalves(stores, half, others, now);
    await keepLooks(tools, stores, itemId, outcome.looks);
    if (reportId !== null) {
      await stores.traces.lookAgain(reportId);
      await stores.jobs.enqueue({ name: "suggest-incidents" }, now);
    }
  });
}

/** Links an item with the other half of its Live Photo among the items of its report, and lets those of its cases be looked through. */
async function linkHalves(
  stores: Stores,
  half: Half,
  others: readonly EvidenceItem[],
  at: Instant,
): Promise<void> {
  for (const other of others) {
    if (other.id === half.id || other.examination !== "done") continue;
    const fields = (await stores.items.rawMetadata(other.id)) ?? [];
    const { id, reportId, mediaType } = other;
    if (areLivePair(half, { mediaType, fields }))
      await linkHalf(stores, half, { id, reportId, mediaType, fields }, at);
  }
  const { reportId } = half;
  if (reportId === null) return;
  for (const { id: caseId } of await stores.cases.ofReport(reportId)) {
    await stores.jobs.enqueue({ name: "link-live-photos", caseId }, at);
  }
}

/** Both readers' fields as they read them, each marked with its reader. */
function fieldsByReader({ fields, exifTool }: ExaminationOutcome): RawField[] {
  return [
    ...fields.map((field) => ({ ...field, reader: "first" })),
    ...(exifTool ?? []).map((field) => ({ ...field, reader: "exiftool" })),
  ];
}
